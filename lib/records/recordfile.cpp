// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/recordfile.h"

#include "records/disk.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace accountdesk::records {

namespace {

constexpr qint64 currentVersion = 1;
const char *const beginning = "{\"version\":";

QString ofALaterVersion()
{
    return QStringLiteral("The file was written by a later version of this program");
}

/// Version of a file by its first bytes, 0 if they are not ours.
qint64 versionOf(const QByteArray &head)
{
    if (!head.startsWith(beginning))
        return 0;
    const QByteArray rest = head.mid(static_cast<qsizetype>(qstrlen(beginning)));
    qsizetype digits = 0;
    while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9')
        ++digits;
    return rest.first(digits).toLongLong();
}

} // namespace

RecordFile::RecordFile(AccountFolder folder, QString fileName, QString rule)
    : m_folder(std::move(folder)), m_fileName(std::move(fileName)), m_rule(std::move(rule))
{
}

Error RecordFile::problem(const QString &words) const
{
    return {Error::Kind::Rejected, 0, {}, words, m_rule, 0};
}

Error RecordFile::broken(const Error &why) const
{
    const bool isAside = m_folder.setAside(m_fileName);
    const QString words = QStringLiteral("%1: %2 (%3)")
                              .arg(m_folder.pathOf(m_fileName), why.detail, why.rule);
    return problem(isAside ? words : words + QStringLiteral("; it could not be set aside"));
}

Result<bool> RecordFile::load(const std::function<void(json::Reader &)> &take) const
{
    Result<std::optional<QByteArray>> bytes = m_folder.read(m_fileName);
    if (!bytes)
        return problem(bytes.error().detail);
    if (!bytes.value())
        return false;
    json::Limits limits;
    limits.allowDuplicateKeys = false;
    const Result<json::Document> document = json::Document::parse(*std::move(*bytes), limits);
    if (!document)
        return broken(document.error());
    json::Reader reader(document->root());
    const qint64 version = reader.integer(u"version");
    if (version > currentVersion)
        return problem(ofALaterVersion());
    if (version < 1)
        reader.fail(QStringLiteral("$.version"), QStringLiteral("is no version of ours"));
    if (!reader.hasFailed())
        take(reader);
    if (reader.hasFailed())
        return broken(*reader.problem());
    return true;
}

Result<void> RecordFile::makeRoom() const
{
    const QString path = m_folder.pathOf(m_fileName);
    const QFileInfo info(path);
    if (isLink(path) || !info.isFile() || isLink(m_folder.path()))
        return {}; // nothing of ours can be lost there
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(QStringLiteral("%1: %2").arg(path, file.errorString()));
    const qint64 version = versionOf(file.read(64));
    if (version > currentVersion)
        return problem(ofALaterVersion());
    if (version < 1 && !m_folder.setAside(m_fileName))
        return problem(QStringLiteral("%1 is broken and could not be set aside").arg(path));
    return {};
}

Result<void> RecordFile::save(const ObjectWriter &members) const
{
    if (const Result<void> made = makeRoom(); !made)
        return made;
    const QByteArray inside = members.object().mid(1); // behind its brace
    return m_folder.write(m_fileName, beginning + QByteArray::number(currentVersion)
                              + (inside == "}" ? "" : ",") + inside + '\n');
}

} // namespace accountdesk::records
