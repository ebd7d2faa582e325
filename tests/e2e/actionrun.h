// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demotenant.h"
#include "demodata/demostate.h"
#include "e2e/programrun.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <functional>

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
    /// The same; at the sign-in after these the program waits while meanwhile is done, which says
    /// who signs in then.
    ProgramRun play(const QString &tourFile, const QStringList &people,
                    const std::function<QStringList()> &meanwhile);
    /// From now on what the program keeps on the disk stays for the next play, below folder().
    void keepProfile() { m_isProfileKept = true; }
    /// What the tenant holds of that person; empty if it knows nobody.
    demo::Account accountOf(const QString &personId);
    /// Somebody else writes one value of that person's user_metadata.
    void writeData(const QString &personId, const QString &key, const QJsonValue &value);
    /// How often the tenant was asked for that verb and path (prefix).
    int told(const QByteArray &verb, const QByteArray &pathPrefix);
    /// What tour.json says.
    QJsonObject report() const;
    demo::DemoTenant &tenant() { return m_tenant; }
    QString folder() const { return m_home.path(); }

private:
    void writePeople(const QStringList &people) const;
    QString peopleFile() const { return m_home.filePath(QStringLiteral("people")); }
    QStringList arguments(const QString &tourFile) const;
    QProcessEnvironment environment() const;

    demo::DemoTenant m_tenant;
    QTemporaryDir m_home;
    bool m_isProfileKept = false;
};

} // namespace accountdesk::test
