// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/settings.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QStringList>

#include <algorithm>

namespace accountdesk::config {

namespace {

constexpr int fileVersion = 1;
constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

struct Row
{
    QString name;
    QVariant otherwise;     ///< the default; its type is the setting's type
    QStringList allowed;    ///< empty: anything
};

Row row(Key key)
{
    switch (key) {
    case Key::TenantDomain: return {QStringLiteral("tenant/domain"), QString(), {}};
    case Key::TenantClientId: return {QStringLiteral("tenant/clientId"), QString(), {}};
    case Key::TenantAudience: return {QStringLiteral("tenant/audience"), QString(), {}};
    case Key::TenantCallbackPorts:
        return {QStringLiteral("tenant/callbackPorts"), QStringList(), {}};
    case Key::Theme:
        return {QStringLiteral("window/theme"), QStringLiteral("system"),
                {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")}};
    case Key::AskEverything: return {QStringLiteral("signIn/askEverything"), false, {}};
    case Key::LoadPictures: return {QStringLiteral("privacy/loadPictures"), false, {}};
    case Key::WindowGeometry: return {QStringLiteral("window/geometry"), QByteArray(), {}};
    case Key::WindowState: return {QStringLiteral("window/state"), QByteArray(), {}};
    case Key::LastPage: return {QStringLiteral("window/lastPage"), QString(), {}};
    case Key::DemoPort: return {QStringLiteral("demo/port"), 0, {}};
    case Key::MetadataSchema: return {QStringLiteral("data/schema"), QString(), {}};
    }
    return {};
}

/// Text in the file stands for itself only where a text is wanted; "yes" is no bool.
bool isUsable(const Row &row, const QVariant &value)
{
    if (!value.isValid() || !value.canConvert(row.otherwise.metaType()))
        return false;
    if (row.otherwise.typeId() == QMetaType::Bool) {
        const QString text = value.toString();
        return text == QLatin1String("true") || text == QLatin1String("false");
    }
    return row.allowed.isEmpty() || row.allowed.contains(value.toString());
}

/// QSettings itself takes nearly anything for an empty file.
bool looksLikeIni(QFile &file)
{
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> lines = file.readAll().split('\n');
    return std::all_of(lines.begin(), lines.end(), [](const QByteArray &raw) {
        const QByteArray line = raw.trimmed();
        return !raw.contains('\0')
            && (line.isEmpty() || line.startsWith(';') || line.startsWith('#')
                || (line.startsWith('[') && line.endsWith(']')) || line.contains('='));
    });
}

bool isReadable(const QString &file)
{
    QFile raw(file);
    if (!looksLikeIni(raw))
        return false;
    const QSettings settings(file, QSettings::IniFormat);
    return settings.status() == QSettings::NoError
        && settings.value(QLatin1String("version"), fileVersion).toInt() == fileVersion;
}

void setAside(const QString &file)
{
    QString aside = file + QStringLiteral(".broken");
    for (int n = 2; QFile::exists(aside); ++n)
        aside = file + QStringLiteral(".broken-%1").arg(n);
    QFile::rename(file, aside);
}

/// QSettings keeps the permissions of a file that exists, but makes a new one readable by all.
void prepare(const QString &file)
{
    if (QFile::exists(file) && !isReadable(file))
        setAside(file);
    if (!QFile::exists(file)) {
        QFile created(file);
        if (created.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            created.setPermissions(ownerOnly);
    }
    QFile::setPermissions(file, ownerOnly);
}

} // namespace

Settings::Settings(const QString &profileFolder) : m_folder(profileFolder)
{
    if (!QDir(m_folder).exists()) {
        QDir().mkpath(m_folder);
        QFile::setPermissions(m_folder, ownerOnly | QFileDevice::ExeOwner);
    }
    const QString file = QDir(m_folder).filePath(QStringLiteral("settings.ini"));
    prepare(file);
    m_settings = std::make_unique<QSettings>(file, QSettings::IniFormat);
}

Settings::~Settings() = default;

QVariant Settings::value(Key key) const
{
    const Row wanted = row(key);
    QVariant value = m_settings->value(wanted.name);
    if (!isUsable(wanted, value))
        return wanted.otherwise;
    value.convert(wanted.otherwise.metaType());
    return value;
}

void Settings::setValue(Key key, const QVariant &value)
{
    m_settings->setValue(QStringLiteral("version"), fileVersion);
    m_settings->setValue(name(key), value);
}

QString Settings::name(Key key)
{
    return row(key).name;
}

QString Settings::defaultProfileFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
        .filePath(QStringLiteral("accountdesk"));
}

} // namespace accountdesk::config
