// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/linkdesk.h"
#include "pages/identities/removalsheet.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using catalogue::Action;
using demo::FaultKind;
using test::LinkDesk;
using test::visibleTexts;

namespace {

int identitiesAtTenant(LinkDesk &desk)
{
    const QJsonObject user = desk.tenantUser(desk.store().subject());
    return static_cast<int>(user.value(u"identities").toArray().size());
}

} // namespace

/// Unlinking and removing through the pages' buttons, seen from the built-in tenant.
class SignInMethodsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void unlinksThroughThePage()
    {
        LinkDesk desk;
        const QString detached = desk.store().user()->identities.at(1).fullId();
        desk.window().openPage(QStringLiteral("identities"));
        QVERIFY(desk.press("unlink"));
        QVERIFY(desk.page()->sheet());
        QVERIFY(desk.press("remove"));
        QVERIFY(desk.showsNoSheet());
        QCOMPARE(identitiesAtTenant(desk), 1);
        QVERIFY(!desk.tenantUser(detached).isEmpty());
        QVERIFY(!desk.tenantUser(detached).contains(u"user_metadata"));
        QTRY_VERIFY(!desk.button("unlink"));
        QCOMPARE(desk.told("DELETE"), 1);
    }

    void unlinksNothingWithoutTheSecondPress()
    {
        LinkDesk desk;
        desk.window().openPage(QStringLiteral("identities"));
        QVERIFY(desk.press("unlink"));
        QVERIFY(desk.press("keep"));
        QVERIFY(desk.showsNoSheet());
        QCOMPARE(identitiesAtTenant(desk), 2);
        QCOMPARE(desk.told("DELETE"), 0);
    }

    void tellsAFailureInTheSheetAlone()
    {
        LinkDesk desk;
        desk.window().openPage(QStringLiteral("identities"));
        QVERIFY(desk.press("unlink"));
        desk.plan(FaultKind::ServerError, "DELETE", 3);
        desk.plan(FaultKind::WebPage, "GET", 8);
        const QPointer<RemovalSheet> sheet = qobject_cast<RemovalSheet *>(desk.page()->sheet());
        QVERIFY(desk.press("remove"));
        QTRY_VERIFY_WITH_TIMEOUT(sheet && sheet->failure()->isVisible(), 40000);
        QCOMPARE(sheet->failure()->message().what,
                 QStringLiteral("It is not known whether Google is unlinked"));
        QVERIFY(!desk.window().shell()->banner()->isVisible());
    }

    void removesAFactorThroughThePage()
    {
        LinkDesk desk(QStringLiteral("hard"));
        QVERIFY(desk.store().user()->multifactor.contains(QStringLiteral("google-authenticator")));
        desk.window().openPage(QStringLiteral("enrollments"));
        QVERIFY(desk.press("removeFactor", QStringLiteral("Remove One-time code app")));
        QVERIFY(desk.page()->sheet());
        QVERIFY(desk.press("remove"));
        QVERIFY(desk.showsNoSheet());
        QCOMPARE(desk.told("DELETE"), 1);
        const QJsonArray named
            = desk.tenantUser(desk.store().subject()).value(u"multifactor").toArray();
        QVERIFY(!named.contains(QStringLiteral("google-authenticator")));
        QTRY_VERIFY(!desk.store().isBusy(Action::ReadEnrollments));
    }

    void explainsTheRefusalOfAModernTenant() // R14
    {
        LinkDesk desk(QStringLiteral("hard"));
        desk.composition.demoTenant()->withState(
            [](demo::DemoState &state) { state.options.allowsMultifactorRemoval = false; });
        desk.window().openPage(QStringLiteral("enrollments"));
        QVERIFY(desk.press("removeFactor", QStringLiteral("Remove One-time code app")));
        QVERIFY(desk.press("remove"));
        const auto refused = [&desk] { return desk.store().refusalOf(Action::RemoveMultifactor); };
        QTRY_VERIFY(refused());
        QVERIFY(!desk.window().shell()->banner()->isVisible());
        QVERIFY(desk.press("keep"));
        QVERIFY(desk.showsNoSheet());
        QTRY_VERIFY(desk.button("copyRequest"));
    }

    void asksForTheScopeFirst()
    {
        LinkDesk desk;
        desk.composition.signIn().setAsksEverything(false);
        desk.composition.signIn().signOut();
        desk.composition.signIn().startAs(desk.composition.demoTenant()->people().first());
        QTRY_VERIFY(desk.store().user() && desk.store().enrollments());
        desk.window().openPage(QStringLiteral("identities"));
        QVERIFY(!desk.store().grantedScopes()->contains(
            QStringLiteral("update:current_user_identities")));
        QVERIFY(desk.press("unlink"));
        QTRY_VERIFY(desk.store().grantedScopes()->contains(
            QStringLiteral("update:current_user_identities")));
        QCOMPARE(identitiesAtTenant(desk), 2);
    }
};

QTEST_MAIN(SignInMethodsTest)
#include "tst_signinmethods.moc"
