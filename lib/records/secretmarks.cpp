// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/secretmarks.h"

#include "records/recordfile.h"

#include <QFileInfo>

#include <utility>

namespace accountdesk::records {

namespace {

RecordFile fileIn(const AccountFolder &folder)
{
    return RecordFile(folder, QStringLiteral("secret-marks.json"), QStringLiteral("marks"));
}

} // namespace

SecretMarks::SecretMarks(AccountFolder folder) : m_folder(std::move(folder))
{
    const Result<bool> loaded = fileIn(m_folder).load([this](json::Reader &reader) {
        const QStringList names = reader.stringList(u"names");
        m_names = QSet<QString>(names.begin(), names.end());
    });
    const bool wasSetAside = QFileInfo::exists(fileIn(m_folder).path() + QStringLiteral(".broken"));
    m_isKnown = loaded && (loaded.value() || !wasSetAside);
    if (!m_isKnown)
        m_names.clear();
}

bool SecretMarks::has(const QString &name) const
{
    return m_names.contains(name);
}

Result<void> SecretMarks::add(const QString &name)
{
    return m_names.contains(name) ? Result<void>() : save(m_names + QSet<QString>{name});
}

Result<void> SecretMarks::remove(const QString &name)
{
    return m_names.contains(name) ? save(m_names - QSet<QString>{name}) : Result<void>();
}

Result<void> SecretMarks::replace(const QString &name, const QString &by)
{
    const QSet<QString> names = m_names - QSet<QString>{name} + QSet<QString>{by};
    return names == m_names ? Result<void>() : save(names);
}

Result<void> SecretMarks::save(const QSet<QString> &names)
{
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    QByteArray list;
    for (const QString &name : std::as_const(sorted))
        list += (list.isEmpty() ? "" : ",") + jsonString(name);
    ObjectWriter members;
    members.addRaw(QLatin1String("names"), '[' + list + ']');
    const Result<void> saved = fileIn(m_folder).save(members);
    if (saved)
        m_names = names;
    return saved;
}

} // namespace accountdesk::records
