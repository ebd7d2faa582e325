// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "json/reader.h"
#include "records/accountfolder.h"
#include "records/objectwriter.h"

#include <QString>

#include <functional>

namespace accountdesk::records {

/// One JSON object in one file of an account, with the version of its form in front. A file of a
/// later version is refused and stays in its place; one that is broken is set aside.
class RecordFile
{
public:
    /// rule names the record in errors of load().
    RecordFile(AccountFolder folder, QString fileName, QString rule);

    /// False if there is none. take reads the members; its first problem makes the file broken.
    Result<bool> load(const std::function<void(json::Reader &)> &take) const;
    /// Replaces a file of this version; sets a broken one aside first.
    Result<void> save(const ObjectWriter &members) const;
    QString path() const { return m_folder.pathOf(m_fileName); }
    Result<void> remove() const { return m_folder.remove(m_fileName); }

private:
    Error problem(const QString &words) const;
    Error broken(const Error &why) const;
    Result<void> makeRoom() const;

    AccountFolder m_folder;
    QString m_fileName;
    QString m_rule;
};

} // namespace accountdesk::records
