// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/linkdesk.h"
#include "auth/session.h"
#include "config/settings.h"
#include "records/rescuecopy.h"
#include "support/strict.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QTest>

using namespace accountdesk;
using catalogue::Action;
using demo::FaultKind;
using test::LinkDesk;
using test::secondOnGithub;
namespace linktitle = test::linktitle;
using test::visibleTexts;

namespace {


QStringList identitiesOf(LinkDesk &desk)
{
    QStringList ids;
    const QJsonArray all
        = desk.tenantUser(desk.store().subject()).value(u"identities").toArray();
    for (const QJsonValue &one : all)
        ids.append(one.toObject().value(u"provider").toString());
    return ids;
}

} // namespace

class LinkWizardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void saysWhatWillHappenBeforeAnythingDoes();
    void leavesOutTheSignedInPerson();
    void showsBothAccountsSideBySide();
    void linksAndSaysWhatLeadsHere();
    void savesARescueCopyBeforeSending();
    void takesOverTheSecondAccountsData();
    void opensARescueCopyLater();
    void linksNothingWhenItIsCancelled_data();
    void linksNothingWhenItIsCancelled();
    void linksOnlyOnceAWarningIsAccepted();
    void canBeBegunAgainWhenItsSheetIsGone();
    void survivesSigningOutAtAnyStep_data();
    void survivesSigningOutAtAnyStep();
};

void LinkWizardTest::saysWhatWillHappenBeforeAnythingDoes()
{
    LinkDesk desk;
    desk.window().openPage(QStringLiteral("identities"));
    QVERIFY(desk.press("linkAnother"));
    QVERIFY(desk.shows(linktitle::intro));
    const QString all = visibleTexts(*desk.page()->sheet()).join(u'\n');
    for (const char *text : {"then belongs to the second account", "Nothing is sent before",
                             "The other account ends"})
        QVERIFY2(all.contains(QLatin1String(text)), text);
    QVERIFY(desk.press("cancelLink"));
    QVERIFY(desk.showsNoSheet());
}

void LinkWizardTest::leavesOutTheSignedInPerson()
{
    LinkDesk desk;
    desk.window().openPage(QStringLiteral("identities"));
    QVERIFY(desk.press("linkAnother"));
    QStringList names;
    const auto people = desk.page()->findChildren<QAbstractButton *>(QStringLiteral("secondPerson"));
    for (const QAbstractButton *person : people)
        names.append(person->accessibleName());
    QVERIFY(names.first().contains(QLatin1String("Maja on GitHub")));
    QVERIFY(!names.join(u'\n').contains(QLatin1String("Maja Keller")));
    QCOMPARE(names.size(), desk.composition.demoTenant()->people().size() - 1);
}

void LinkWizardTest::showsBothAccountsSideBySide()
{
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    QVERIFY(desk.shows(linktitle::preview));
    const QStringList texts = visibleTexts(*desk.page()->sheet());
    for (const char *text : {"Maja Keller", "Maja on GitHub", "github|7712345"})
        QVERIFY2(texts.contains(QLatin1String(text)), text);
    const QString all = texts.join(u'\n');
    for (const char *text : {"What is kept", "What is lost", "rescue copy", "is deleted"})
        QVERIFY2(all.contains(QLatin1String(text)), text);
    QCOMPARE(desk.told("POST"), 0);
    QVERIFY(desk.page()->sheet()->safeButton()->hasFocus()
            || !desk.window().isActiveWindow());
}

void LinkWizardTest::linksAndSaysWhatLeadsHere()
{
    LinkDesk desk;
    const QString subject = desk.store().subject();
    const QByteArray token = desk.composition.session().tokens().accessToken.reveal();
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    QVERIFY(desk.shows(linktitle::preview));
    QVERIFY(desk.press("confirmLink"));
    QVERIFY(desk.shows(linktitle::linked));
    QVERIFY(identitiesOf(desk).contains(QLatin1String("github")));
    QVERIFY(desk.tenantUser(secondOnGithub).isEmpty());
    QCOMPARE(desk.told("POST"), 1);
    QCOMPARE(desk.store().user()->identities.size(), 3);
    // R25: the main session is the same.
    QCOMPARE(desk.store().subject(), subject);
    QCOMPARE(desk.composition.session().tokens().accessToken.reveal(), token);
    QVERIFY(desk.press("linkDone"));
    QVERIFY(desk.showsNoSheet());
    QTRY_VERIFY(desk.button("unlink", QStringLiteral("Unlink GitHub (maja.second@example.com)")));
}

void LinkWizardTest::savesARescueCopyBeforeSending() // B14.3
{
    LinkDesk desk;
    const QJsonObject lost = desk.tenantUser(secondOnGithub).value(u"user_metadata").toObject();
    QVERIFY(!lost.isEmpty());
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    QVERIFY(desk.shows(linktitle::preview));
    desk.plan(FaultKind::NeverAnswer, "POST");
    const records::RescueCopies copies(
        {desk.composition.settings().profileFolder(),
         {desk.composition.session().tenant().issuer, desk.store().subject()}});
    QVERIFY(copies.all().isEmpty());
    QVERIFY(desk.press("confirmLink"));
    QVERIFY(desk.shows(QStringLiteral("Linking…")));
    QCOMPARE(copies.all().size(), 1);
    QCOMPARE(QJsonDocument::fromJson(copies.all().first().userMetadata).object(), lost);
    QCOMPARE(copies.all().first().secondaryUserId, secondOnGithub);
}

void LinkWizardTest::takesOverTheSecondAccountsData()
{
    LinkDesk desk;
    const QJsonObject lost = desk.tenantUser(secondOnGithub).value(u"user_metadata").toObject();
    const QJsonObject had
        = desk.tenantUser(desk.store().subject()).value(u"user_metadata").toObject();
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    QVERIFY(desk.shows(linktitle::preview));
    QVERIFY(desk.press("confirmLink"));
    QVERIFY(desk.shows(linktitle::linked));
    QVERIFY(desk.press("copyRescue"));
    QVERIFY(QGuiApplication::clipboard()->text().contains(lost.keys().first()));
    const auto boxes = desk.page()->findChildren<QCheckBox *>(QStringLiteral("adoptKey"));
    QVERIFY(!boxes.isEmpty());
    for (QCheckBox *box : boxes)
        box->setChecked(false);
    QTRY_VERIFY(!desk.button("adoptData"));
    boxes.first()->setChecked(true);
    const QString key = boxes.first()->accessibleName();
    QVERIFY(desk.press("adoptData"));
    QVERIFY(desk.press("confirmSave"));
    QVERIFY(desk.showsNoSheet());
    const QJsonObject now
        = desk.tenantUser(desk.store().subject()).value(u"user_metadata").toObject();
    QCOMPARE(now.value(key), lost.value(key));
    QCOMPARE(now.size(), had.contains(key) ? had.size() : had.size() + 1);
}

void LinkWizardTest::opensARescueCopyLater()
{
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
    QVERIFY(!desk.button("openRescue"));
    QVERIFY(desk.shows(linktitle::preview));
    QVERIFY(desk.press("confirmLink"));
    QVERIFY(desk.shows(linktitle::linked));
    QVERIFY(desk.press("linkDone"));
    QTRY_VERIFY(desk.button("openRescue"));
    const QPointer<QAbstractButton> open = desk.button("openRescue");
    QVERIFY(desk.press("openRescue", QStringLiteral("Open the rescue copy of Maja on GitHub")));
    QVERIFY(desk.shows(QStringLiteral("Rescue copy")));
    QVERIFY(!visibleTexts(*desk.page()->sheet()).join(u'\n').contains(QLatin1String("browser")));
    QVERIFY(desk.button("copyRescue"));
    QVERIFY(desk.press("adoptData"));
    QVERIFY(desk.press("confirmSave"));
    QVERIFY(desk.showsNoSheet());
    QVERIFY(desk.tenantUser(desk.store().subject())
                .value(u"user_metadata").toObject().contains(u"editor"));
    // The focus has a place to go back to.
    QVERIFY(open && open->isVisible());
}

void LinkWizardTest::linksNothingWhenItIsCancelled_data()
{
    QTest::addColumn<bool>("isPreview");
    QTest::newRow("before signing in") << false;
    QTest::newRow("in front of both accounts") << true;
}

void LinkWizardTest::linksNothingWhenItIsCancelled()
{
    QFETCH(bool, isPreview);
    LinkDesk desk;
    if (isPreview) {
        QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
        QVERIFY(desk.shows(linktitle::preview));
    } else {
        desk.window().openPage(QStringLiteral("identities"));
        QVERIFY(desk.press("linkAnother"));
    }
    QTest::keyClick(desk.page()->sheet(), Qt::Key_Escape);
    QVERIFY(desk.showsNoSheet());
    QCOMPARE(desk.told("POST"), 0);
    QVERIFY(!desk.tenantUser(secondOnGithub).isEmpty());
    QVERIFY(!desk.store().isBusy(Action::LinkIdentity));
    QVERIFY(!desk.window().shell()->banner()->isVisible());
    QVERIFY(desk.press("linkAnother"));
    QVERIFY(desk.shows(linktitle::intro));
}

void LinkWizardTest::linksOnlyOnceAWarningIsAccepted()
{
    LinkDesk desk;
    QVERIFY(desk.chooseSecond(QStringLiteral("Other Second")));
    QVERIFY(desk.shows(linktitle::preview));
    QVERIFY(!desk.button("confirmLink"));
    auto *box = desk.page()->findChild<QCheckBox *>(QStringLiteral("acceptWarning"));
    QCOMPARE(box->text(), QStringLiteral("I am sure that the second account is mine"));
    box->setChecked(true);
    QVERIFY(desk.press("confirmLink"));
    QVERIFY(desk.shows(linktitle::linked));
    QCOMPARE(identitiesOf(desk).size(), 3);
}

void LinkWizardTest::canBeBegunAgainWhenItsSheetIsGone()
{
    LinkDesk desk;
    desk.window().openPage(QStringLiteral("identities"));
    QTRY_VERIFY(desk.button("unlink"));
    QAbstractButton *unlink = desk.button("unlink");
    QVERIFY(desk.press("linkAnother"));
    QVERIFY(desk.shows(linktitle::intro));
    // Covered by the sheet, so nobody could press it: another sheet takes its place.
    unlink->click();
    QVERIFY(desk.shows(QStringLiteral("Unlink Google?")));
    QVERIFY(desk.press("keep"));
    QVERIFY(desk.showsNoSheet());
    QTRY_VERIFY(!desk.page()->tellsFailure(Action::LinkIdentity));
    QVERIFY(desk.press("linkAnother"));
    QVERIFY(desk.shows(linktitle::intro));
}

void LinkWizardTest::survivesSigningOutAtAnyStep_data() // R25, R30
{
    QTest::addColumn<QString>("title");
    QTest::newRow("R25 before") << linktitle::intro;
    QTest::newRow("R25 while signing in") << QStringLiteral("Sign in to the second account");
    QTest::newRow("R25 in front of both accounts") << linktitle::preview;
    QTest::newRow("R30 while sending") << QStringLiteral("Linking…");
}

void LinkWizardTest::survivesSigningOutAtAnyStep()
{
    QFETCH(QString, title);
    LinkDesk desk;
    desk.window().openPage(QStringLiteral("identities"));
    if (title == linktitle::intro) {
        QVERIFY(desk.press("linkAnother"));
    } else {
        QVERIFY(desk.chooseSecond(QStringLiteral("Maja on GitHub")));
        if (title != QStringLiteral("Sign in to the second account"))
            QVERIFY(desk.shows(linktitle::preview));
    }
    if (title == QStringLiteral("Linking…")) {
        desk.plan(FaultKind::NeverAnswer, "POST");
        QVERIFY(desk.press("confirmLink"));
    }
    QVERIFY(desk.shows(title));
    desk.composition.signIn().signOut();
    QTRY_VERIFY(desk.window().findChildren<Page *>().isEmpty());
    QVERIFY(!desk.store().isSignedIn());
}

QTEST_MAIN(LinkWizardTest)
#include "tst_linkwizard.moc"
