// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "app/themed.h"
#include "support/strict.h"
#include "widgets/actionbinder.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using catalogue::Action;

class tst_ActionBinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::lightTheme(); }
    void init() { test::failOnAnyWarning(); }

    void signedOutButtonIsOffAndSaysWhy();
    void grantedButtonActs();
    void busyButtonIsOff();
    void nothingToDoIsAReason();
    void nothingToDoNeedsNoPermission();
    void buttonWithoutScopeAsksForIt();
    void destroyedButtonIsForgotten();
    void pendingActionIsDoneOnceItsScopeIsGranted();
    void pendingActionIsForgotten_data();
    void pendingActionIsForgotten();
};

void tst_ActionBinder::signedOutButtonIsOffAndSaysWhy()
{
    test::PageRig rig;
    QPushButton button(QStringLiteral("Refresh"));
    rig.binder.bind(&button, Action::ReadUser);
    QVERIFY(!button.isEnabled());
    QVERIFY(button.accessibleDescription().contains(QStringLiteral("signed out")));
    QVERIFY(button.toolTip().contains(QStringLiteral("signed out")));
}

void tst_ActionBinder::grantedButtonActs()
{
    test::PageRig rig;
    QPushButton button(QStringLiteral("Refresh"));
    int acted = 0;
    rig.binder.bindTo(&button, Action::ReadUser, [&acted] { ++acted; });
    rig.signIn(test::everydayPerson());
    QVERIFY(button.isEnabled());
    button.click();
    QCOMPARE(acted, 1);
    QVERIFY(button.accessibleDescription().contains(QStringLiteral("/users/{id}")));
}

void tst_ActionBinder::busyButtonIsOff()
{
    test::PageRig rig;
    QPushButton button(QStringLiteral("Refresh"));
    rig.binder.bind(&button, Action::ReadUser);
    rig.signInHeld(test::everydayPerson());
    QVERIFY(!button.isEnabled());
    QVERIFY(button.accessibleDescription().contains(QStringLiteral("right now")));
    rig.network.release();
    rig.network.release();
    QVERIFY(rig.settle());
    QVERIFY(button.isEnabled());
}

void tst_ActionBinder::nothingToDoIsAReason()
{
    test::PageRig rig;
    QPushButton button(QStringLiteral("Refresh"));
    QString reason = QStringLiteral("There is nothing to refresh.");
    rig.binder.bind(&button, Action::ReadUser, [&reason] { return reason; });
    rig.signIn(test::everydayPerson());
    QVERIFY(!button.isEnabled());
    QVERIFY(button.toolTip().contains(reason));
    reason.clear();
    rig.binder.refresh();
    QVERIFY(button.isEnabled());
}

void tst_ActionBinder::nothingToDoNeedsNoPermission()
{
    test::PageRig rig;
    QPushButton button(QStringLiteral("Save"));
    QString reason = QStringLiteral("There is nothing to save.");
    rig.binder.bindTo(&button, Action::SaveMetadata, [] {}, [&reason] { return reason; });
    rig.signIn(test::everydayPerson());
    QVERIFY(!button.isEnabled());
    QVERIFY(button.toolTip().contains(reason));
    reason.clear();
    rig.binder.refresh();
    QVERIFY(button.isEnabled()); // to ask for it
}

void tst_ActionBinder::buttonWithoutScopeAsksForIt()
{
    test::PageRig rig;
    QPushButton button(QStringLiteral("Save"));
    int acted = 0;
    rig.binder.bindTo(&button, Action::SaveMetadata, [&acted] { ++acted; });
    rig.signIn(test::everydayPerson());
    QSignalSpy asked(&rig.binder, &ActionBinder::askedFor);
    QVERIFY(button.isEnabled());
    QVERIFY(
        button.accessibleDescription().contains(QStringLiteral("update:current_user_metadata")));
    button.click();
    QCOMPARE(acted, 0);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<Action>(), Action::SaveMetadata);
}

void tst_ActionBinder::destroyedButtonIsForgotten()
{
    test::PageRig rig;
    auto *button = new QPushButton(QStringLiteral("Refresh"));
    rig.binder.bind(button, Action::ReadUser);
    delete button;
    rig.signIn(test::everydayPerson());
    rig.binder.refresh();
}

namespace {

test::PageRig::Granted withDevices()
{
    test::PageRig::Granted granted;
    granted.scopes += catalogue::askFor(Action::CreateDeviceCredential);
    return granted;
}

} // namespace

void tst_ActionBinder::pendingActionIsDoneOnceItsScopeIsGranted()
{
    test::PageRig rig;
    QPushButton button;
    int acted = 0;
    rig.binder.bindTo(&button, Action::CreateDeviceCredential, [&acted] { ++acted; });
    button.show();
    rig.signIn(test::everydayPerson());
    button.click();
    QCOMPARE(acted, 0);
    QCOMPARE(rig.binder.pendingAction(), std::optional(Action::CreateDeviceCredential));
    rig.signIn(test::everydayPerson(), withDevices());
    QCOMPARE(acted, 0);
    rig.binder.carryOutPending();
    QCOMPARE(acted, 1);
    rig.binder.carryOutPending();
    QCOMPARE(acted, 1);
    QVERIFY(!rig.binder.pendingAction());
}

void tst_ActionBinder::pendingActionIsForgotten_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"given up", "not granted after all", "another account",
                            "nothing to do any more", "its button is gone", "something covers it"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void tst_ActionBinder::pendingActionIsForgotten()
{
    QFETCH(QString, how);
    test::PageRig rig;
    auto button = std::make_unique<QPushButton>();
    int acted = 0;
    QString reason;
    rig.binder.bindTo(
        button.get(), Action::CreateDeviceCredential, [&acted] { ++acted; },
        [&reason] { return reason; });
    rig.signIn(test::everydayPerson());
    button->show();
    button->click();
    if (how == QLatin1String("something covers it"))
        button->hide();
    if (how == QLatin1String("nothing to do any more"))
        reason = how;
    const bool isOther = how == QLatin1String("another account");
    if (isOther)
        rig.store.clear();
    const bool isGranted = how != QLatin1String("not granted after all");
    rig.signIn(isOther ? test::newcomer() : test::everydayPerson(),
               isGranted ? withDevices() : test::PageRig::Granted());
    if (how == QLatin1String("given up"))
        rig.binder.dropPending();
    if (how == QLatin1String("its button is gone"))
        button.reset();
    rig.binder.carryOutPending();
    QCOMPARE(acted, 0);
    QVERIFY(!rig.binder.pendingAction());
}

QTEST_MAIN(tst_ActionBinder)
#include "tst_actionbinder.moc"
