// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/rescuecopy.h"

#include "records/disk.h"
#include "records/recordfile.h"

#include <QDir>

#include <algorithm>
#include <utility>

namespace accountdesk::records {

namespace {

const QLatin1String prefix("rescue-");
const QLatin1String suffix(".json");

bool isPlainId(const QString &id)
{
    return !id.isEmpty() && std::all_of(id.begin(), id.end(), [](QChar c) {
        return c == QLatin1Char('-') || (c.unicode() < 0x80 && c.isLetterOrNumber());
    });
}

RecordFile fileIn(const AccountFolder &folder, const QString &id)
{
    return RecordFile(folder, prefix + id + suffix, QStringLiteral("rescue"));
}

std::optional<RescueCopy> copyIn(const AccountFolder &folder, const QString &id)
{
    RescueCopy copy{id, {}, {}, {}, {}, {}};
    const Result<bool> loaded = fileIn(folder, id).load([&copy](json::Reader &reader) {
        copy.savedAt = timeFrom(reader, u"savedAt");
        copy.secondaryUserId = reader.string(u"secondaryUserId");
        copy.secondaryName = reader.string(u"secondaryName");
        copy.userMetadata = bytesFrom(reader, u"userMetadata");
        copy.appMetadata = bytesFrom(reader, u"appMetadata");
    });
    return loaded && loaded.value() ? std::optional<RescueCopy>(std::move(copy)) : std::nullopt;
}

} // namespace

RescueCopies::RescueCopies(AccountFolder folder) : m_folder(std::move(folder)) {}

QList<RescueCopy> RescueCopies::all() const
{
    QList<RescueCopy> copies;
    const QStringList names = QDir(m_folder.path()).entryList({prefix + QLatin1Char('*') + suffix},
                                                              QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        const QString id = name.mid(prefix.size()).chopped(suffix.size());
        if (std::optional<RescueCopy> copy = isPlainId(id) ? copyIn(m_folder, id) : std::nullopt)
            copies.append(*std::move(copy));
    }
    std::stable_sort(copies.begin(), copies.end(), [](const RescueCopy &a, const RescueCopy &b) {
        return a.savedAt > b.savedAt;
    });
    return copies;
}

Result<void> RescueCopies::save(const RescueCopy &copy) const
{
    if (!isPlainId(copy.id))
        return fileError(QStringLiteral("This is no id of a copy"));
    ObjectWriter members;
    members.add(QLatin1String("savedAt"), copy.savedAt);
    members.add(QLatin1String("secondaryUserId"), copy.secondaryUserId);
    members.add(QLatin1String("secondaryName"), copy.secondaryName);
    members.addBytes(QLatin1String("userMetadata"), copy.userMetadata);
    members.addBytes(QLatin1String("appMetadata"), copy.appMetadata);
    return fileIn(m_folder, copy.id).save(members);
}

Result<void> RescueCopies::remove(const QString &id) const
{
    return isPlainId(id) ? fileIn(m_folder, id).remove() : Result<void>();
}

} // namespace accountdesk::records
