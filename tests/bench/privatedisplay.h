// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

namespace accountdesk::test {

/// An X server of its own on a display number that it picks; ends with the object. It has no
/// window manager: what one does to a window is done here.
class PrivateDisplay
{
public:
    ~PrivateDisplay();
    /// False if none could be started.
    bool start(const QString &screen = QStringLiteral("1280x900x24"));
    QString name() const { return m_name; }

    /// Gives the largest window the focus; false if there is none.
    bool activateWindow() const;
    /// Takes it off the screen, as minimising does.
    bool hideWindow() const;

private:
    QProcess m_server;
    QString m_name;
};

} // namespace accountdesk::test
