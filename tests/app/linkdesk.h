// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pagerig.h"
#include "composition.h"
#include "demo/demotenant.h"
#include "demodata/demostate.h"
#include "signin/signincontroller.h"
#include "widgets/banner.h"
#include "window/mainwindow.h"
#include "window/shell.h"

#include <QJsonArray>
#include <QPushButton>

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
    explicit LinkDesk(const QString &person = QStringLiteral("everyday"));

    account::AccountStore &store() { return composition.store(); }
    MainWindow &window() { return composition.window(); }
    Page *page() { return window().shell()->currentPage(); }

    /// The visible and enabled button of that object name, of that accessible name if given.
    QAbstractButton *button(const char *objectName, const QString &accessibleName = {});
    /// Waits for the button and presses it.
    bool press(const char *objectName, const QString &accessibleName = {});
    /// Waits for the sheet of that title.
    bool shows(const QString &title);
    bool showsNoSheet();
    /// Opens the page and its wizard, and signs in as that person of the built-in tenant.
    bool chooseSecond(const QString &name);
    /// What the sheet says did not work; nothing if it has no place for it.
    const Banner *sheetFailure();

    /// The person as the tenant knows it; empty if it does not (any more).
    QJsonObject tenantUser(const QString &userId);
    void plan(const demo::FaultPlan &fault);
    void plan(demo::FaultKind kind, const QByteArray &method, int times = 1);
    /// How many requests of that method the tenant's API was sent.
    int told(const QByteArray &method);

    Composition composition;
};

} // namespace accountdesk::test
