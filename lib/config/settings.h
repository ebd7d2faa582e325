// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <memory>

class QSettings;

namespace accountdesk::config {

/// All settings there are; the table in settings.cpp gives name, default and type of each.
enum class Key {
    TenantDomain,
    TenantClientId,
    TenantAudience,
    TenantCallbackPorts,
    Theme,              ///< "system", "light" or "dark"
    AskEverything,      ///< ask for all scopes at once
    LoadPictures,       ///< consent to fetch the profile picture
    WindowGeometry,
    WindowState,
    LastPage,
    DemoPort,           ///< of the built-in tenant last time; 0: none yet
    MetadataSchema,     ///< path of a JSON Schema file; "Your data" makes a form of it
};

/// The person's preferences in one INI file of the profile folder, mode 0600, nothing secret.
/// A file that cannot be read is set aside as settings.ini.broken, never overwritten.
class Settings
{
public:
    /// profileFolder is created (0700) if missing.
    explicit Settings(const QString &profileFolder);
    ~Settings();

    QVariant value(Key key) const;
    void setValue(Key key, const QVariant &value);
    QString profileFolder() const { return m_folder; }

    static QString name(Key key);
    /// The person's own profile folder on this platform.
    static QString defaultProfileFolder();

private:
    QString m_folder;
    std::unique_ptr<QSettings> m_settings;
};

} // namespace accountdesk::config
