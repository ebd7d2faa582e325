// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/draftstore.h"

#include "records/recordfile.h"

#include <QFileInfo>

#include <utility>

namespace accountdesk::records {

namespace {

RecordFile fileIn(const AccountFolder &folder)
{
    return RecordFile(folder, QStringLiteral("draft.json"), QStringLiteral("draft"));
}

} // namespace

DraftStore::DraftStore(AccountFolder folder) : m_folder(std::move(folder)) {}

Result<std::optional<Draft>> DraftStore::load() const
{
    Draft draft;
    const Result<bool> loaded = fileIn(m_folder).load([&draft](json::Reader &reader) {
        draft.savedAt = timeFrom(reader, u"savedAt");
        draft.base = bytesFrom(reader, u"base");
        draft.edited = bytesFrom(reader, u"edited");
    });
    if (!loaded)
        return loaded.error();
    return loaded.value() ? std::optional<Draft>(std::move(draft)) : std::nullopt;
}

qint64 DraftStore::bytes() const
{
    return QFileInfo(fileIn(m_folder).path()).size();
}

Result<void> DraftStore::save(const Draft &draft) const
{
    ObjectWriter members;
    members.add(QLatin1String("savedAt"), draft.savedAt);
    members.addBytes(QLatin1String("base"), draft.base);
    members.addBytes(QLatin1String("edited"), draft.edited);
    return fileIn(m_folder).save(members);
}

Result<void> DraftStore::discard() const
{
    return fileIn(m_folder).remove();
}

} // namespace accountdesk::records
