// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/metadatapatch.h"

#include "json/literal.h"
#include "metadata/members.h"

#include <QSet>

namespace accountdesk::metadata {

namespace {

/// 2^53; the digits of a longer number are beyond it.
constexpr QByteArrayView safest = "9007199254740992";

bool isUnsafeInteger(QByteArrayView number)
{
    if (number.startsWith('-'))
        number = number.sliced(1);
    for (const char c : number) {
        if (c < '0' || c > '9')
            return false;
    }
    return number.size() > safest.size()
        || (number.size() == safest.size() && number.compare(safest) > 0);
}

/// The parser limits the depth.
void collectUnsafe(const json::Value &value, const QString &path, QStringList &found)
{
    if (value.isNumber() && isUnsafeInteger(value.numberText()))
        found.append(path);
    const bool isArray = value.isArray();
    qsizetype index = 0;
    for (json::Value v = value.firstChild(); !v.isMissing(); v = v.nextSibling(), ++index) {
        if (!v.isNumber() && v.size() == 0)
            continue;
        collectUnsafe(v, isArray ? QStringLiteral("%1[%2]").arg(path).arg(index)
                                 : path + QLatin1Char('.') + v.name(), found);
    }
}

/// Names inside that may not be sent.
void collectRefusedNames(const json::Value &value, QSet<QString> &found)
{
    const bool isObject = value.isObject();
    for (json::Value v = value.firstChild(); !v.isMissing(); v = v.nextSibling()) {
        if (isObject) {
            if (const QString name = v.name(); !isKeyAllowed(name))
                found.insert(name);
        }
        if (v.size() > 0)
            collectRefusedNames(v, found);
    }
}

/// Empty if the change may be sent. What the server holds already does not stand in the way.
QString refusedName(const Change &change)
{
    if (change.kind == Change::Kind::Removed)
        return change.key.contains(QChar::ReplacementCharacter) ? change.key : QString();
    if (!isKeyAllowed(change.key) && change.kind == Change::Kind::Added)
        return change.key;
    QSet<QString> held, wanted;
    collectRefusedNames(change.after, wanted);
    if (wanted.isEmpty())
        return {};
    collectRefusedNames(change.before, held);
    wanted.subtract(held);
    return wanted.isEmpty() ? QString() : *wanted.cbegin();
}

QList<Change> changesOf(const Members &base, const Members &edited)
{
    using Kind = Change::Kind;
    QList<Change> changes;
    for (const QString &key : edited.order) {
        const json::Value before = base.value(key);
        const json::Value after = edited.value(key);
        if (before.isMissing())
            changes.append({key, Kind::Added, before, after});
        else if (!before.equals(after))
            changes.append({key, Kind::Changed, before, after});
    }
    for (const QString &key : base.order) {
        if (!edited.contains(key))
            changes.append({key, Kind::Removed, base.value(key), {}});
    }
    return changes;
}

QByteArray bodyOf(const QList<Change> &changes)
{
    QByteArrayList members;
    members.reserve(changes.size());
    for (const Change &change : changes) {
        const bool isRemoved = change.kind == Change::Kind::Removed;
        members.append(json::literalOf(change.key) + ':'
                       + (isRemoved ? QByteArrayLiteral("null") : change.after.rawText()));
    }
    return "{\"user_metadata\":{" + members.join(',') + "}}";
}

} // namespace

Size sizeOf(qsizetype bytes)
{
    if (bytes > tooLargeBytes)
        return Size::TooLarge;
    return bytes > largeBytes ? Size::Large : Size::Fine;
}

bool isKeyAllowed(QStringView key)
{
    // The replacement character stands for what could not be decoded: it would name another key.
    return !key.contains(u'.') && !key.contains(u'$')
        && !key.contains(QChar(QChar::ReplacementCharacter));
}

qsizetype compactBytes(const json::Value &value)
{
    const QByteArray text = value.rawText();
    qsizetype count = 0;
    bool isInString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isInString && c == '\\') {
            count += 2;
            ++i;
            continue;
        }
        if (c == '"')
            isInString = !isInString;
        else if (!isInString && (c == ' ' || c == '\n' || c == '\r' || c == '\t'))
            continue;
        ++count;
    }
    return count;
}

QStringList unsafeIntegers(const json::Value &value, const QString &path)
{
    QStringList found;
    collectUnsafe(value, path, found);
    return found;
}

Result<Patch> makePatch(const json::Value &base, const json::Value &edited)
{
    const Members after = membersOf(edited);
    if (const auto problem = problemOf(edited, after))
        return *problem;
    Patch patch;
    patch.changes = changesOf(membersOf(base), after);
    patch.bytes = compactBytes(edited);
    patch.size = sizeOf(patch.bytes);
    for (const Change &change : std::as_const(patch.changes)) {
        if (const QString name = refusedName(change); !name.isEmpty())
            return Error{Error::Kind::Rejected, 0, {}, name, QStringLiteral("key"), 0};
        collectUnsafe(change.after, QStringLiteral("$.") + change.key, patch.unsafeIntegers);
    }
    // An empty object would wipe everything.
    if (!patch.changes.isEmpty())
        patch.body = bodyOf(patch.changes);
    return patch;
}

} // namespace accountdesk::metadata
