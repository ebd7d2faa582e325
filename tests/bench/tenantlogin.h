// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace accountdesk::test {

/// What a load generator asks for.
struct Target
{
    QString url;            ///< GET my user
    QByteArray bearer;      ///< empty: no token could be had
};

/// The callback that a tenant must register for signInOn; nobody listens there.
QString benchCallback();

/// Signs the first person in on a tenant described by --demo-server's line of JSON.
Target signInOn(const QJsonObject &ready);

/// Milliseconds that a DemoTenant takes to start within this process.
double startInProcessMs();

} // namespace accountdesk::test
