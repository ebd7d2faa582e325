// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/actionrun.h"
#include "support/strict.h"

#include <QJsonArray>
#include <QTest>

using namespace accountdesk;
using namespace Qt::StringLiterals;

/// The window does what a tour file says, on a tenant whose state is read afterwards.
class E2eActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void looksAround();
    void namesTheStepThatFails();
    void savesData();
    void takesASaveBack();
    void adoptsWhatTheSecondAccountHeld();
    void unlinksASignInMethod();
    void linksASecondAccount();
    void removesASecondFactor();
    void registersADevice();
    void registersTriesAndDeletesADevice();
    void sendsThePasswordEmail();
    void asksBeforeAnythingChanges();

private:
    static QString tour(const QString &name)
    {
        return qEnvironmentVariable("ACCOUNTDESK_SOURCE") + "/tests/e2e/tours/"_L1 + name;
    }
    static QStringList providersOf(const demo::Account &account)
    {
        QStringList providers;
        for (const QJsonValue identity : account.user.value("identities"_L1).toArray())
            providers.append(identity["provider"_L1].toString());
        return providers;
    }
};

#define PLAYED(run) QVERIFY2((run).exitCode == 0, (run).errors.constData())

void E2eActions::looksAround()
{
    test::ActionRun action;
    const auto run = action.play(tour(u"looking.tour"_s), {u"everyday"_s});
    PLAYED(run);
    QCOMPARE(action.report()["steps"_L1].toArray().size(), 5);
    QCOMPARE(action.told("GET", "/api/v2/users/"), 2);
}

void E2eActions::namesTheStepThatFails()
{
    test::ActionRun action;
    QFile file(action.folder() + "/wrong.tour"_L1);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("page profile\n\nview json\n");
    file.close();
    const auto run = action.play(file.fileName(), {u"everyday"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("wrong.tour, line 3: step 2 failed (view json)"), run.errors.constData());
}

void E2eActions::savesData()
{
    test::ActionRun action;
    const QJsonObject before = action.accountOf(u"everyday"_s).user["user_metadata"_L1].toObject();
    const auto run = action.play(tour(u"save-data.tour"_s), {u"everyday"_s, u"everyday"_s});
    PLAYED(run);
    QJsonObject expected = before;
    expected["language"_L1] = u"rm"_s;
    QCOMPARE(action.accountOf(u"everyday"_s).user["user_metadata"_L1].toObject(), expected);
    QCOMPARE(action.told("PATCH", "/api/v2/users/"), 1);
}

void E2eActions::takesASaveBack()
{
    test::ActionRun action;
    const QJsonObject before = action.accountOf(u"everyday"_s).user["user_metadata"_L1].toObject();
    const auto run = action.play(tour(u"undo-save.tour"_s), {u"everyday"_s, u"everyday"_s});
    PLAYED(run);
    QCOMPARE(action.accountOf(u"everyday"_s).user["user_metadata"_L1].toObject(), before);
    QCOMPARE(action.told("PATCH", "/api/v2/users/"), 2);
}

void E2eActions::adoptsWhatTheSecondAccountHeld()
{
    test::ActionRun action;
    const auto run = action.play(tour(u"adopt-data.tour"_s),
                                 {u"everyday"_s, u"everyday"_s, u"maja-social"_s, u"everyday"_s});
    PLAYED(run);
    const QJsonObject held = action.accountOf(u"everyday"_s).user["user_metadata"_L1].toObject();
    QCOMPARE(held["editor"_L1].toString(), u"vim"_s);
    QCOMPARE(held["language"_L1].toString(), u"de"_s); // was not chosen
}

void E2eActions::unlinksASignInMethod()
{
    test::ActionRun action;
    const auto run = action.play(tour(u"unlink.tour"_s), {u"everyday"_s, u"everyday"_s});
    PLAYED(run);
    QCOMPARE(providersOf(action.accountOf(u"everyday"_s)), QStringList{u"auth0"_s});
    QCOMPARE(action.told("DELETE", "/api/v2/users/"), 1);
}

void E2eActions::linksASecondAccount()
{
    test::ActionRun action;
    const auto run = action.play(tour(u"link.tour"_s),
                                 {u"everyday"_s, u"everyday"_s, u"maja-social"_s});
    PLAYED(run);
    QCOMPARE(providersOf(action.accountOf(u"everyday"_s)),
             (QStringList{u"auth0"_s, u"google-oauth2"_s, u"github"_s}));
    QCOMPARE(action.told("POST", "/api/v2/users/"), 1);
}

void E2eActions::removesASecondFactor()
{
    test::ActionRun action;
    QCOMPARE(action.accountOf(u"hard"_s).user["multifactor"_L1].toArray().size(), 1);
    const auto run = action.play(tour(u"remove-factor.tour"_s), {u"hard"_s, u"hard"_s});
    PLAYED(run);
    QCOMPARE(action.accountOf(u"hard"_s).user["multifactor"_L1].toArray().size(), 0);
    QCOMPARE(action.told("DELETE", "/api/v2/users/"), 1);
}

void E2eActions::registersADevice()
{
    test::ActionRun action;
    const auto run = action.play(tour(u"register-device.tour"_s), {u"everyday"_s, u"everyday"_s});
    PLAYED(run);
    const QString userId = action.accountOf(u"everyday"_s).userId();
    action.tenant().withState([&userId](demo::DemoState &state) {
        QCOMPARE(state.credentials.size(), 1);
        const demo::DeviceCredential &made = *state.credentials.cbegin();
        QCOMPARE(made.userId, userId);
        QCOMPARE(made.deviceName, u"Desk at home"_s);
        QVERIFY(!made.deviceId.isEmpty());
        QVERIFY(made.value.size() > 300); // an RSA key of 2048 bits in DER and Base64
    });
}

void E2eActions::registersTriesAndDeletesADevice()
{
    test::ActionRun action;
    const auto run = action.play(tour(u"devices.tour"_s),
                                 {u"everyday"_s, u"everyday"_s, u"everyday"_s});
    PLAYED(run);
    QCOMPARE(action.told("POST", "/api/v2/device-credentials"), 1);
    QCOMPARE(action.told("DELETE", "/api/v2/device-credentials/"), 1);
    action.tenant().withState([](demo::DemoState &state) { QVERIFY(state.credentials.isEmpty()); });
}

void E2eActions::sendsThePasswordEmail()
{
    test::ActionRun action;
    const auto run = action.play(tour(u"password.tour"_s), {u"everyday"_s});
    PLAYED(run);
    QCOMPARE(action.told("POST", "/dbconnections/change_password"), 1);
}

void E2eActions::asksBeforeAnythingChanges()
{
    test::ActionRun action;
    const demo::Account before = action.accountOf(u"everyday"_s);
    // Once for the sign-in, once more for each new permission.
    const auto run = action.play(tour(u"questions.tour"_s), QStringList(6, u"everyday"_s));
    PLAYED(run);
    for (const char *verb : {"POST", "PATCH", "DELETE"})
        QCOMPARE(action.told(verb, "/api/v2/"), 0);
    QCOMPARE(action.told("POST", "/dbconnections/"), 0);
    QCOMPARE(action.accountOf(u"everyday"_s).user["identities"_L1], before.user["identities"_L1]);
}

QTEST_GUILESS_MAIN(E2eActions)
#include "tst_e2e_actions.moc"
