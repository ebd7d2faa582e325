// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/datadocument.h"

#include "jsondiff/path.h"
#include "pages/metadata/editcommand.h"

namespace accountdesk {

using jsonedit::Edit;
using jsonedit::Fragment;

namespace {

constexpr int mostMarks = 500;

/// "$.a[0].b" and what it is in: "$.a[0]", "$.a".
void addWithAncestors(QSet<QString> &paths, const jsonedit::Change &change)
{
    auto steps = jsondiff::parsePath(change.path);
    if (!steps || steps->isEmpty())
        return;
    // Its place may be another's now.
    if (change.kind == jsondiff::ChangeKind::Removed)
        steps->removeLast();
    QString own = QStringLiteral("$");
    for (const jsondiff::PathStep &step : std::as_const(*steps)) {
        if (const QString *name = std::get_if<QString>(&step))
            jsondiff::appendName(own, *name);
        else
            jsondiff::appendRow(own, std::get<int>(step));
        paths.insert(own);
    }
}

} // namespace

DataDocument::DataDocument(QObject *parent) : QObject(parent)
{
    m_model.setEditHandler([this](const Edit &edit) { this->edit(edit); });
    connect(&m_model, &models::JsonModel::refused, this, &DataDocument::refused);
    connect(&m_model, &models::JsonModel::edited, this, [this] { m_treeText.clear(); });
    connect(&m_steps, &QUndoStack::indexChanged, this, &DataDocument::bringUpToDate);
}

DataDocument::~DataDocument()
{
    m_steps.disconnect(this);
}

Result<void> DataDocument::open(const json::Value &base, const json::Document &document)
{
    m_isOpening = true;
    m_steps.clear();
    const Result<void> done = m_model.setDocument(document, jsonedit::NameRule::Metadata);
    m_isOpening = false;
    m_unread.reset();
    m_isOpen = done.has_value();
    if (!done)
        return done;
    m_base = base;
    m_treeText = document.source();
    // Mostly the very same bytes: a second copy of them would be for nothing.
    m_baseText = base.rawView() == m_treeText ? m_treeText : base.rawText();
    m_allowedNames.reset();
    m_isLarge = document.source().size() > largestText;
    Q_EMIT opened();
    bringUpToDate();
    return done;
}

bool DataDocument::edit(const Edit &edit, const QString &title)
{
    endTyping();
    return push(edit, title, 0);
}

bool DataDocument::type(const Edit &edit)
{
    return push(edit, {}, m_run);
}

bool DataDocument::push(const Edit &edit, const QString &title, quint64 run)
{
    if (const Result<void> allowed = check(edit); !allowed) {
        Q_EMIT refused(allowed.error());
        return false;
    }
    m_steps.push(new EditCommand(m_model, edit, title.isEmpty() ? stepTitle(m_model, edit) : title,
                                 run));
    return true;
}

void DataDocument::setText(const QString &text)
{
    if (text == this->text())
        return;
    if (!m_allowedNames)
        m_allowedNames = strangeNames(m_model.document().original().root());
    const QByteArray utf8 = text.toUtf8();
    take(utf8, readMetadataText(utf8, *m_allowedNames), {}, m_run);
}

void DataDocument::edit(const QList<Edit> &edits, const QString &title)
{
    endTyping();
    if (edits.isEmpty())
        return;
    m_steps.beginMacro(title);
    for (const Edit &each : edits)
        push(each, {}, 0);
    m_steps.endMacro();
}

void DataDocument::replace(const QByteArray &text, const ReadText &read, const QString &title)
{
    endTyping();
    take(text, read, title, 0);
}

void DataDocument::take(const QByteArray &text, const ReadText &read, const QString &title,
                        quint64 run)
{
    if (read.problem) {
        m_unread = UnreadText{QString::fromUtf8(text), *read.problem};
        bringUpToDate();
        return;
    }
    m_unread.reset();
    if (text == treeText())
        bringUpToDate();
    else
        push(Edit::setValue({}, Fragment::of(read.document.root())), title, run);
}

void DataDocument::dropText()
{
    if (!m_unread)
        return;
    endTyping();
    m_steps.push(new DropTextCommand(m_unread));
}

std::optional<TextProblem> DataDocument::textProblem() const
{
    return m_unread ? std::optional(m_unread->problem) : std::nullopt;
}

QString DataDocument::text() const
{
    if (m_unread)
        return m_unread->text;
    // As it came it may be one long line; as it was typed it stays.
    const QByteArray &text = treeText();
    QString shown = QString::fromUtf8(
        text.contains('\n') ? text : m_model.document().toDocument().root().toIndented());
    // A text editor would take these for ends of lines.
    shown.replace(QChar(0x2028), QStringLiteral("\\u2028"));
    return shown.replace(QChar(0x2029), QStringLiteral("\\u2029"));
}

const QByteArray &DataDocument::treeText() const
{
    if (m_treeText.isEmpty())
        m_treeText = m_model.document().toText();
    return m_treeText;
}

QByteArray DataDocument::editedText() const
{
    return m_unread ? m_unread->text.toUtf8() : treeText();
}

QStringList DataDocument::changedNames() const
{
    QStringList names;
    for (const jsonedit::KeyChange &change : m_model.document().changedKeys())
        names.append(change.name);
    return names;
}

void DataDocument::bringUpToDate()
{
    if (m_isOpening)
        return;
    mark();
    Q_EMIT changed();
}

void DataDocument::mark()
{
    m_marked.clear();
    const QList<jsonedit::Change> changes = m_model.document().changes(mostMarks);
    for (const jsonedit::Change &change : changes)
        addWithAncestors(m_marked, change);
    m_isModified = m_unread.has_value() || !changes.isEmpty();
}

} // namespace accountdesk
