// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/actionrun.h"
#include "support/strict.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>
#include <QUrl>

using namespace accountdesk;
using namespace Qt::StringLiterals;

/// Questions that come up only when something was left, lost or changed by somebody else: played
/// from a tour file, and what the tenant or the disk holds read afterwards.
class E2eDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void refusesAnUnknownNameBeforePlaying();
    void offersADraftAtTheNextStart_data();
    void offersADraftAtTheNextStart();
    void asksAboutAChangeInTwoPlaces_data();
    void asksAboutAChangeInTwoPlaces();
    void savesMoreThanIsReasonableWhenTold();
    void exportsADevicesPublicKey();
    void finishesARegistrationWhoseAnswerWasLost();
    void deletesADeviceByItsId();
    void linksAnAccountThatCannotBeRead();
    void opensARescueCopyLater();
    void leavesTheWizardWhenNobodySignsIn();
    void tellsWhatLinkingCameTo_data();
    void tellsWhatLinkingCameTo();
    void linksOnceAWarningIsAccepted();
    void linksWithoutTheDataOfTheSecondAccount();
    void showsManyMethodsSomeAtATime();
    void keepsTextThatCannotBeTakenOver();
    void asksBeforeEditsAreLeft();
    void forgetsADeviceWhoseIdWasLost();
    void savesAnEditedJsonText();
    void savesWhatAFormHolds();
    void savesAlthoughTheAnswerIsLost();
    void waitsNoLongerThanWanted();
    void explainsAFactorThatMayNotBeRemoved();

private:
    static void addFault(test::ActionRun &action, const demo::FaultPlan &fault)
    {
        action.tenant().withState([&fault](demo::DemoState &state) { state.faults.append(fault); });
    }
    static QString tour(const QString &name)
    {
        return qEnvironmentVariable("ACCOUNTDESK_SOURCE") + "/tests/e2e/tours/"_L1 + name;
    }
    static QJsonObject dataOf(test::ActionRun &action)
    {
        return action.accountOf(u"everyday"_s).user["user_metadata"_L1].toObject();
    }
    /// The files that the program keeps for the account and whose name begins so.
    static QStringList kept(const test::ActionRun &action, const QString &name)
    {
        return test::filesBelow(action.folder() + "/profile/accounts"_L1).filter(u'/' + name);
    }
};

#define PLAYED(run) QVERIFY2((run).exitCode == 0, (run).errors.constData())

void E2eDialogs::refusesAnUnknownNameBeforePlaying()
{
    test::ActionRun action;
    QFile file(action.folder() + "/wrong.tour"_L1);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("page profile\n\npress chagePassword\n");
    file.close();
    const auto run = action.play(file.fileName(), {u"everyday"_s});
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.errors.contains("wrong.tour, line 3: ") && run.errors.contains("changePassword"),
             run.errors.constData());
    QCOMPARE(action.told("GET", "/"), 0);
    QVERIFY(!QFile::exists(action.folder() + "/tour"_L1));
}

void E2eDialogs::offersADraftAtTheNextStart_data()
{
    QTest::addColumn<QString>("next");
    QTest::addColumn<int>("signIns");
    QTest::addColumn<QString>("language");
    QTest::addRow("continued") << u"continue-draft.tour"_s << 2 << u"rm"_s;
    QTest::addRow("discarded") << u"discard-draft.tour"_s << 1 << u"de"_s;
}

void E2eDialogs::offersADraftAtTheNextStart()
{
    QFETCH(QString, next);
    QFETCH(int, signIns);
    QFETCH(QString, language);
    test::ActionRun action;
    action.keepProfile();
    QJsonObject expected = dataOf(action);
    const auto first = action.play(tour(u"leave-draft.tour"_s), {u"everyday"_s});
    PLAYED(first);
    QCOMPARE(dataOf(action), expected);
    QCOMPARE(kept(action, u"draft.json"_s).size(), 1);
    const auto second = action.play(tour(next), QStringList(signIns, u"everyday"_s));
    PLAYED(second);
    expected["language"_L1] = language;
    QCOMPARE(dataOf(action), expected);
    QCOMPARE(kept(action, u"draft.json"_s), QStringList());
}

void E2eDialogs::asksAboutAChangeInTwoPlaces_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("saves");
    QTest::addRow("mine is kept") << u"conflict.tour"_s << u"rm"_s << 1;
    QTest::addRow("the tenant's is kept") << u"conflict-theirs.tour"_s << u"fr"_s << 0;
}

void E2eDialogs::asksAboutAChangeInTwoPlaces()
{
    QFETCH(QString, name);
    QFETCH(QString, language);
    QFETCH(int, saves);
    test::ActionRun action;
    QJsonObject expected = dataOf(action);
    // Between the edit and the sign-in for the permission to save it.
    const auto run = action.play(tour(name), {u"everyday"_s}, [&action] {
        action.writeData(u"everyday"_s, u"language"_s, u"fr"_s);
        action.writeData(u"everyday"_s, u"town"_s, u"Chur"_s);
        return QStringList{u"everyday"_s};
    });
    PLAYED(run);
    expected["language"_L1] = language;
    expected["town"_L1] = u"Chur"_s;
    QCOMPARE(dataOf(action), expected);
    QCOMPARE(action.told("PATCH", "/api/v2/users/"), saves);
}

void E2eDialogs::savesMoreThanIsReasonableWhenTold()
{
    test::ActionRun action;
    action.writeData(u"everyday"_s, u"notes"_s, QString(17 * 1024, u'n'));
    QJsonObject expected = dataOf(action);
    const auto run = action.play(tour(u"too-large.tour"_s), QStringList(2, u"everyday"_s));
    PLAYED(run);
    expected["language"_L1] = u"rm"_s;
    QCOMPARE(dataOf(action), expected);
    QCOMPARE(action.told("PATCH", "/api/v2/users/"), 1);
}

void E2eDialogs::exportsADevicesPublicKey()
{
    test::ActionRun action;
    QVERIFY(QDir(action.folder()).mkpath(u"Documents"_s));
    const auto run = action.play(tour(u"export-key.tour"_s), QStringList(2, u"everyday"_s));
    PLAYED(run);
    QByteArray pem = test::readFile(action.folder() + "/Documents/desk.pem"_L1);
    QVERIFY2(pem.startsWith("-----BEGIN PUBLIC KEY-----\n"), pem.constData());
    pem = pem.mid(pem.indexOf('\n'));
    pem.truncate(pem.indexOf("-----"));
    action.tenant().withState([&pem](demo::DemoState &state) {
        QCOMPARE(state.credentials.size(), 1);
        QCOMPARE(QByteArray::fromBase64(pem),
                 QByteArray::fromBase64(state.credentials.cbegin()->value));
    });
}

void E2eDialogs::finishesARegistrationWhoseAnswerWasLost()
{
    test::ActionRun action;
    addFault(action, {demo::FaultKind::CloseAfterActing, 1, "/api/v2/device-credentials", "POST"});
    const auto run = action.play(tour(u"finish-device.tour"_s), QStringList(2, u"everyday"_s));
    PLAYED(run);
    QCOMPARE(action.told("POST", "/api/v2/device-credentials"), 2);
    action.tenant().withState([](demo::DemoState &state) { QCOMPARE(state.credentials.size(), 1); });
}

void E2eDialogs::deletesADeviceByItsId()
{
    test::ActionRun action;
    const QString userId = action.accountOf(u"everyday"_s).userId();
    action.tenant().withState([&userId](demo::DemoState &state) {
        for (const QString &id : {u"dcr_0123456789abcdef"_s, u"dcr_fedcba9876543210"_s})
            state.credentials.insert(id, {userId, id.mid(4), u"Elsewhere"_s, "key"});
    });
    const auto run = action.play(tour(u"delete-by-id.tour"_s), QStringList(2, u"everyday"_s));
    PLAYED(run);
    QCOMPARE(action.told("DELETE", "/api/v2/device-credentials/"), 1);
    action.tenant().withState([](demo::DemoState &state) {
        QCOMPARE(state.credentials.keys(), QStringList{u"dcr_fedcba9876543210"_s});
    });
}

void E2eDialogs::linksAnAccountThatCannotBeRead()
{
    test::ActionRun action;
    action.keepProfile();
    const QByteArray second =
        "/api/v2/users/" + QUrl::toPercentEncoding(action.accountOf(u"maja-social"_s).userId());
    addFault(action, {demo::FaultKind::WebPage, 2, second, "GET"});
    const auto run = action.play(tour(u"link-unread.tour"_s),
                                 {u"everyday"_s, u"everyday"_s, u"maja-social"_s});
    PLAYED(run);
    QCOMPARE(action.told("GET", second), 2);
    QCOMPARE(action.told("POST", "/api/v2/users/"), 1);
    QCOMPARE(action.accountOf(u"everyday"_s).user["identities"_L1].toArray().size(), 3);
    QCOMPARE(kept(action, u"rescue-"_s), QStringList());
}

void E2eDialogs::opensARescueCopyLater()
{
    test::ActionRun action;
    action.keepProfile();
    const auto first = action.play(tour(u"link.tour"_s),
                                   {u"everyday"_s, u"everyday"_s, u"maja-social"_s});
    PLAYED(first);
    QVERIFY(!dataOf(action).contains("editor"_L1));
    const QStringList copies = kept(action, u"rescue-"_s);
    QCOMPARE(copies.size(), 1);
    const auto second = action.play(tour(u"open-rescue.tour"_s), QStringList(2, u"everyday"_s));
    PLAYED(second);
    QCOMPARE(dataOf(action)["editor"_L1].toString(), u"vim"_s);
    QCOMPARE(kept(action, u"rescue-"_s), copies);
}

void E2eDialogs::leavesTheWizardWhenNobodySignsIn()
{
    test::ActionRun action;
    const auto run = action.play(tour(u"link-cancelled.tour"_s), QStringList(2, u"everyday"_s));
    PLAYED(run);
    QCOMPARE(action.told("POST", "/api/v2/"), 0);
}

void E2eDialogs::tellsWhatLinkingCameTo_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<demo::FaultKind>("fault");
    QTest::addColumn<int>("methods");
    QTest::addRow("linked, but the answer is lost")
        << u"link-in-doubt.tour"_s << demo::FaultKind::CloseAfterActing << 3;
    QTest::addRow("the request is lost")
        << u"link-failed.tour"_s << demo::FaultKind::CloseSilently << 2;
}

void E2eDialogs::tellsWhatLinkingCameTo()
{
    QFETCH(QString, name);
    QFETCH(demo::FaultKind, fault);
    QFETCH(int, methods);
    test::ActionRun action;
    addFault(action, {fault, 1, "/api/v2/users/", "POST"});
    const auto run = action.play(tour(name), {u"everyday"_s, u"everyday"_s, u"maja-social"_s});
    PLAYED(run);
    QCOMPARE(action.told("POST", "/api/v2/users/"), 1);
    QCOMPARE(action.accountOf(u"everyday"_s).user["identities"_L1].toArray().size(), methods);
}

void E2eDialogs::linksOnceAWarningIsAccepted()
{
    test::ActionRun action;
    const auto run = action.play(tour(u"link-warning.tour"_s),
                                 {u"everyday"_s, u"everyday"_s, u"unverified-second"_s});
    PLAYED(run);
    QCOMPARE(action.accountOf(u"everyday"_s).user["identities"_L1].toArray().size(), 3);
}

void E2eDialogs::linksWithoutTheDataOfTheSecondAccount()
{
    test::ActionRun action;
    const auto run = action.play(
        tour(u"link-without-data.tour"_s),
        {u"everyday"_s, u"everyday"_s, u"blocked"_s, u"maja-social"_s});
    PLAYED(run);
    QCOMPARE(action.accountOf(u"everyday"_s).user["identities"_L1].toArray().size(), 3);
    QCOMPARE(kept(action, u"rescue"_s), QStringList());
}

void E2eDialogs::showsManyMethodsSomeAtATime()
{
    test::ActionRun action;
    const QString userId = action.accountOf(u"everyday"_s).userId();
    action.tenant().withState([&userId](demo::DemoState &state) {
        demo::Account *account = state.account(userId);
        QJsonArray all = account->user["identities"_L1].toArray();
        const QJsonObject profile{{u"email"_s, u"work@example.com"_s}};
        for (int i = 0; i < 30; ++i)
            all.append(QJsonObject{{u"provider"_s, u"auth0"_s}, {u"connection"_s, u"Staff"_s},
                                   {u"user_id"_s, QString::number(i)}, {u"isSocial"_s, false},
                                   {u"profileData"_s, i == 0 ? profile : QJsonObject()}});
        account->user["identities"_L1] = all;
    });
    const auto run = action.play(tour(u"many-methods.tour"_s), {u"everyday"_s});
    PLAYED(run);
    QCOMPARE(action.told("POST", "/dbconnections/change_password"), 1);
}

void E2eDialogs::keepsTextThatCannotBeTakenOver()
{
    test::ActionRun action;
    const QJsonObject before = dataOf(action);
    const auto run = action.play(tour(u"unusable-text.tour"_s), {u"everyday"_s});
    PLAYED(run);
    QCOMPARE(dataOf(action), before);
}

void E2eDialogs::asksBeforeEditsAreLeft()
{
    test::ActionRun action;
    action.keepProfile();
    const QJsonObject before = dataOf(action);
    const auto run = action.play(tour(u"leave.tour"_s), {u"everyday"_s});
    PLAYED(run);
    QCOMPARE(dataOf(action), before);
    QCOMPARE(kept(action, u"draft.json"_s).size(), 1);
}

void E2eDialogs::forgetsADeviceWhoseIdWasLost()
{
    test::ActionRun action;
    addFault(action, {demo::FaultKind::CloseAfterActing, 1, "/api/v2/device-credentials", "POST"});
    action.keepProfile();
    const auto run = action.play(tour(u"forget-device.tour"_s), QStringList(2, u"everyday"_s));
    PLAYED(run);
    const QStringList ledgers = kept(action, u"devices.json"_s);
    QCOMPARE(ledgers.size(), 1);
    QVERIFY(!test::readFile(action.folder() + "/profile/accounts/"_L1 + ledgers.first())
                 .contains("Desk at home"));
    QCOMPARE(action.told("DELETE", "/api/v2/"), 0);
    action.tenant().withState([](demo::DemoState &state) { QCOMPARE(state.credentials.size(), 1); });
}

void E2eDialogs::savesAnEditedJsonText()
{
    test::ActionRun action;
    const auto run = action.play(tour(u"json-text.tour"_s), QStringList(2, u"everyday"_s));
    PLAYED(run);
    QCOMPARE(dataOf(action), (QJsonObject{{u"language"_s, u"rm"_s}}));
    QCOMPARE(action.told("PATCH", "/api/v2/users/"), 1);
}

void E2eDialogs::savesWhatAFormHolds()
{
    test::ActionRun action;
    QVERIFY(QDir(action.folder()).mkpath(u"Documents"_s));
    QFile schema(action.folder() + "/Documents/schema.json"_L1);
    QVERIFY(schema.open(QIODevice::WriteOnly));
    schema.write(R"({"type":"object","properties":{"language":{"type":"string"}}})");
    schema.close();
    QJsonObject expected = dataOf(action);
    const auto run = action.play(tour(u"form.tour"_s), QStringList(2, u"everyday"_s));
    PLAYED(run);
    expected["language"_L1] = u"rm"_s;
    QCOMPARE(dataOf(action), expected);
}

void E2eDialogs::savesAlthoughTheAnswerIsLost()
{
    test::ActionRun action;
    QJsonObject expected = dataOf(action);
    addFault(action, {demo::FaultKind::CloseAfterActing, 1, "/api/v2/users/", "PATCH"});
    const auto run = action.play(tour(u"save-in-doubt.tour"_s), QStringList(2, u"everyday"_s));
    PLAYED(run);
    expected["language"_L1] = u"rm"_s;
    QCOMPARE(dataOf(action), expected);
    QCOMPARE(action.told("PATCH", "/api/v2/users/"), 1);
}

void E2eDialogs::waitsNoLongerThanWanted()
{
    test::ActionRun action;
    const QJsonObject before = dataOf(action);
    addFault(action, {demo::FaultKind::RateLimited, 1, "/api/v2/users/", "PATCH", 0, 50});
    const auto run = action.play(tour(u"give-up-waiting.tour"_s), QStringList(2, u"everyday"_s));
    PLAYED(run);
    QCOMPARE(dataOf(action), before);
    QCOMPARE(action.told("PATCH", "/api/v2/users/"), 1);
}

void E2eDialogs::explainsAFactorThatMayNotBeRemoved()
{
    demo::DemoOptions options = test::ActionRun::allowingAnyPort();
    options.allowsMultifactorRemoval = false;
    test::ActionRun action(options);
    const auto run = action.play(tour(u"factor-refused.tour"_s), QStringList(2, u"hard"_s));
    PLAYED(run);
    QCOMPARE(action.told("DELETE", "/api/v2/users/"), 1);
    QCOMPARE(action.accountOf(u"hard"_s).user["multifactor"_L1].toArray().size(), 1);
}

QTEST_GUILESS_MAIN(E2eDialogs)
#include "tst_e2e_dialogs.moc"
