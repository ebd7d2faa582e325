// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pagerig.h"
#include "composition.h"
#include "demo/demotenant.h"
#include "demodata/demostate.h"
#include "signin/signincontroller.h"
#include "window/mainwindow.h"
#include "widgets/banner.h"
#include "window/shell.h"

#include <QJsonArray>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace accountdesk::test {

/// The second account that the tests link, and the titles of the sheets on the way.
namespace linktitle {
inline const QString intro = QStringLiteral("Link another sign-in method");
inline const QString preview = QStringLiteral("Link these two accounts?");
inline const QString linked = QStringLiteral("The accounts are linked");
inline const QString failed = QStringLiteral("The accounts were not linked");
}
inline const QString secondOnGithub = QStringLiteral("github|7712345");

/// The whole program on its built-in tenant, with somebody signed in who may do everything.
struct LinkDesk
{
    explicit LinkDesk(const QString &person = QStringLiteral("everyday")) : composition(options(person))
    {
        if (const Result<void> built = composition.build(); !built)
            QTest::qFail(qPrintable(built.error().detail), __FILE__, __LINE__);
        composition.signIn().setAsksEverything(true);
        composition.open();
        if (!QTest::qWaitFor([this] { return store().user() && store().enrollments(); }, 20000))
            QTest::qFail("signing in does not end", __FILE__, __LINE__);
    }

    static Options options(const QString &person)
    {
        Options made;
        made.isDemo = true;
        made.person = person;
        made.theme = Theme::Scheme::Light;
        return made;
    }

    account::AccountStore &store() { return composition.store(); }
    MainWindow &window() { return composition.window(); }
    Page *page() { return window().shell()->currentPage(); }

    /// The visible and enabled button of that object name, of that accessible name if given.
    QAbstractButton *button(const char *objectName, const QString &accessibleName = {})
    {
        const auto all = page()->findChildren<QAbstractButton *>(QString::fromLatin1(objectName));
        for (QAbstractButton *one : all) {
            if (one->isVisible() && one->isEnabled()
                && (accessibleName.isEmpty() || one->accessibleName() == accessibleName))
                return one;
        }
        return nullptr;
    }

    /// Waits for the button and presses it.
    bool press(const char *objectName, const QString &accessibleName = {})
    {
        if (!QTest::qWaitFor([&] { return button(objectName, accessibleName); }, 20000))
            return false;
        button(objectName, accessibleName)->click();
        return true;
    }

    bool shows(const QString &title)
    {
        return QTest::qWaitFor([&] { return page()->sheet() && page()->sheet()->title() == title; },
                               20000);
    }

    bool showsNoSheet()
    {
        return QTest::qWaitFor([this] { return !page()->sheet(); }, 20000);
    }

    /// Opens the page and its wizard, and signs in as that person of the built-in tenant.
    bool chooseSecond(const QString &name)
    {
        window().openPage(QStringLiteral("identities"));
        if (!press("linkAnother") || !shows(linktitle::intro))
            return false;
        const auto people = page()->findChildren<QAbstractButton *>(QStringLiteral("secondPerson"));
        for (QAbstractButton *person : people) {
            if (person->accessibleName().contains(name)) {
                person->click();
                return true;
            }
        }
        return false;
    }

    /// What the sheet says did not work; nothing if it has no place for it.
    const Banner *sheetFailure()
    {
        return page()->findChild<Banner *>(QStringLiteral("sheetFailure"));
    }

    /// The person as the tenant knows it; empty if it does not (any more).
    QJsonObject tenantUser(const QString &userId)
    {
        QJsonObject user;
        composition.demoTenant()->withState([&](demo::DemoState &state) {
            if (const demo::Account *account = state.account(userId))
                user = account->user;
        });
        return user;
    }

    void plan(const demo::FaultPlan &fault)
    {
        composition.demoTenant()->withState(
            [&](demo::DemoState &state) { state.faults.append(fault); });
    }

    void plan(demo::FaultKind kind, const QByteArray &method, int times = 1)
    {
        plan({kind, times, catalogue::apiRoot(), method, 0, -1});
    }

    int told(const QByteArray &method)
    {
        int count = 0;
        composition.demoTenant()->withState([&](demo::DemoState &state) {
            for (const demo::Told &one : state.told)
                count += one.method == method && one.path.startsWith(catalogue::apiRoot()) ? 1 : 0;
        });
        return count;
    }

    Composition composition;
};

} // namespace accountdesk::test
