// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demotenant.h"
#include "demodata/demostate.h"
#include "e2e/programrun.h"

#include <QJsonObject>
#include <QTemporaryDir>

namespace accountdesk::test {

/// The program from outside, playing a tour file on a built-in tenant that the test can look into
/// afterwards. Its browser is demobrowser.
class ActionRun
{
public:
    explicit ActionRun(const demo::DemoOptions &options = allowingAnyPort());
    static demo::DemoOptions allowingAnyPort();

    /// Signs in the people of these ids, one with each sign-in of the tour, in order.
    ProgramRun play(const QString &tourFile, const QStringList &people);
    /// What the tenant holds of that person; empty if it knows nobody.
    demo::Account accountOf(const QString &personId);
    /// How often the tenant was asked for that verb and path (prefix).
    int told(const QByteArray &verb, const QByteArray &pathPrefix);
    /// What tour.json says.
    QJsonObject report() const;
    demo::DemoTenant &tenant() { return m_tenant; }
    QString folder() const { return m_home.path(); }

private:
    demo::DemoTenant m_tenant;
    QTemporaryDir m_home;
};

} // namespace accountdesk::test
