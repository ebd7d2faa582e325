// SPDX-License-Identifier: GPL-3.0-or-later
#include "devicebench.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using catalogue::Action;
using devices::Devices;
using Kind = Error::Kind;
using Replies = QList<test::Reply>;
using State = records::DeviceEntry::State;
using test::DeviceBench;
using test::failure;
using test::refusal;

namespace {

const QByteArray path = "/api/v2/device-credentials/dcr_1";

/// With one device of ours.
struct OwnerBench : DeviceBench
{
    QString id;

    bool make(const QByteArray &answer = R"({"id":"dcr_1"})", int status = 201)
    {
        begin();
        run(devices->create(QStringLiteral("Desk")), {test::jsonAnswer(answer, status)});
        id = devices->currentCreation()->entry().deviceId;
        return ended();
    }
};

Replies thrice(const test::Reply &reply)
{
    return {reply, reply, reply};
}

} // namespace

class DevicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void removesOne_data()
    {
        QTest::addColumn<Replies>("replies");
        QTest::addColumn<QString>("kind");  // "" for removed
        QTest::addColumn<int>("state");     // what the entry is afterwards, else
        const auto row = [](const char *name, const Replies &replies, const char *kind = "",
                            State state = State::Created) {
            QTest::newRow(name) << replies << QString::fromLatin1(kind) << int(state);
        };
        const test::Reply done = test::answerOf(204, {});
        const test::Reply lost = failure(Kind::UnknownOutcome);
        row("204", {done});
        row("R11 answer lost once", {lost, done});
        row("R11 404 for the repeated request", {lost, refusal(404)});
        row("R11 404 at once", {refusal(404)});
        row("R11 lost for ever", thrice(lost), "UnknownOutcome", State::Removing);
        row("R5 503 for ever", thrice(refusal(503)), "UnknownOutcome", State::Removing);
        row("R7 a web page", thrice(test::webPage()), "UnknownOutcome", State::Removing);
        row("without the scope",
            {refusal(403, "Insufficient scope, expected any of: delete:device_credentials")},
            "MissingScope");
        row("400", {refusal(400)}, "Rejected");
        row("the user was deleted", {test::userGone()}, "NotFound");
        row("409", {refusal(409)}, "Conflict");
        row("R3 429 for ever", thrice(refusal(429)), "RateLimited");
        row("network lost before", thrice(failure(Kind::Network)), "Network");
    }

    void removesOne()
    {
        QFETCH(Replies, replies);
        QFETCH(QString, kind);
        QFETCH(int, state);
        OwnerBench b;
        QVERIFY(b.make());
        QSignalSpy removed(b.devices.get(), &Devices::removed);
        QSignalSpy failed(b.devices.get(), &Devices::removalFailed);
        for (const test::Reply &reply : replies)
            b.expectSending("DELETE", path, reply);
        b.devices->remove(b.id);
        QVERIFY(b.devices->isBusy(b.id) && b.store.isBusy(Action::DeleteDeviceCredential));
        QCOMPARE(b.onDisk()[0].state, State::Removing);
        QTRY_VERIFY(!b.devices->isBusy(b.id));
        QVERIFY(!b.store.isBusy(Action::DeleteDeviceCredential));
        QCOMPARE(removed.count(), kind.isEmpty() ? 1 : 0);
        QCOMPARE(failed.count(), kind.isEmpty() ? 0 : 1);
        QCOMPARE(b.hasKey(b.id), !kind.isEmpty());
        if (kind.isEmpty()) {
            QVERIFY(b.onDisk().isEmpty());
            return;
        }
        QCOMPARE(QString(kindName(failed[0][1].value<Error>().kind)), kind);
        QCOMPARE(static_cast<int>(b.onDisk()[0].state), state);
        // And once more.
        b.expectSending("DELETE", path, test::answerOf(204, {}));
        if (state == int(State::Removing))
            QVERIFY(!b.devices->finish(b.id));
        else
            b.devices->remove(b.id);
        QTRY_COMPARE(removed.count(), 1);
        QVERIFY(b.onDisk().isEmpty());
    }

    void forgetsOneWhoseIdIsNotKnown()
    {
        OwnerBench b;
        QVERIFY(b.make(R"({"message":"A public key already exists for the device."})", 409));
        QVERIFY(b.onDisk()[0].credentialId.isEmpty());
        QSignalSpy removed(b.devices.get(), &Devices::removed);
        b.devices->remove(b.id);
        QTRY_COMPARE(removed.count(), 1);
        QVERIFY(b.onDisk().isEmpty() && !b.hasKey(b.id));
    }

    void keepsTheEntryWhileItsKeyRests() // R16
    {
        OwnerBench b;
        QVERIFY(b.make());
        b.secrets.removeError = test::secretError("locked");
        b.expectSending("DELETE", path, test::answerOf(204, {}));
        QSignalSpy failed(b.devices.get(), &Devices::removalFailed);
        b.devices->remove(b.id);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][1].value<Error>().rule, QStringLiteral("locked"));
        QCOMPARE(b.onDisk()[0].state, State::Removing);
    }

    void removesAPastedId_data()
    {
        QTest::addColumn<test::Reply>("reply");
        QTest::addColumn<QString>("kind");
        QTest::newRow("204") << test::Reply(test::answerOf(204, {})) << QString();
        QTest::newRow("404") << test::Reply(refusal(404)) << QStringLiteral("NotFound");
        QTest::newRow("400") << test::Reply(refusal(400)) << QStringLiteral("Rejected");
        QTest::newRow("403") << test::Reply(refusal(403)) << QStringLiteral("Rejected");
    }

    void removesAPastedId()
    {
        QFETCH(test::Reply, reply);
        QFETCH(QString, kind);
        OwnerBench b;
        QVERIFY(b.make());
        QSignalSpy removed(b.devices.get(), &Devices::removedPasted);
        QSignalSpy failed(b.devices.get(), &Devices::removalFailed);
        b.expectSending("DELETE", "/api/v2/device-credentials/a%2Fb", reply);
        b.devices->removePasted(QStringLiteral("a/b"));
        QTRY_COMPARE(removed.count() + failed.count(), 1);
        QCOMPARE(failed.count() ? QString(kindName(failed[0][1].value<Error>().kind)) : QString(),
                 kind);
        QCOMPARE(b.onDisk().size(), 1); // ours is another one
    }

    void takesAPastedIdOfOursForOurs()
    {
        OwnerBench b;
        QVERIFY(b.make());
        QSignalSpy removed(b.devices.get(), &Devices::removed);
        b.expectSending("DELETE", path, test::answerOf(204, {}));
        b.devices->removePasted(QStringLiteral("dcr_1"));
        QTRY_COMPARE(removed.count(), 1);
        QVERIFY(b.onDisk().isEmpty());
    }

    void signsWithTheStoredKey()
    {
        OwnerBench b;
        QVERIFY(b.make());
        test::Awaited<QByteArray> answer;
        b.devices->sign(b.id, "challenge", answer.completion());
        const auto signature = answer.take();
        QVERIFY(signature);
        QCOMPARE(signature->size(), 256);
    }

    void saysWhyItCannotSign_data() // R16 B8.4
    {
        QTest::addColumn<QString>("rule");
        QTest::newRow("R16 no key there") << QStringLiteral("absent");
        QTest::newRow("R16 locked") << QStringLiteral("locked");
        QTest::newRow("R16 another key") << QStringLiteral("entry");
        QTest::newRow("R16 no key but something") << QStringLiteral("entry");
    }

    void saysWhyItCannotSign()
    {
        QFETCH(QString, rule);
        OwnerBench b;
        QVERIFY(b.make());
        const secrets::SecretName name = devices::keyName(b.key, b.id);
        test::Awaited<void> prepared;
        if (rule == u"absent")
            b.secrets.remove(name, prepared.completion());
        else if (QByteArray(QTest::currentDataTag()).contains("another"))
            b.secrets.write(name, std::move(devices::makeDeviceKey()->privateKeyPem),
                            prepared.completion());
        else
            b.secrets.write(name, Secret("no key"), prepared.completion());
        QVERIFY(prepared.take());
        if (rule == u"locked")
            b.secrets.readError = test::secretError("locked");
        test::Awaited<QByteArray> answer;
        b.devices->sign(b.id, "challenge", answer.completion());
        const auto signature = answer.take();
        QVERIFY(!signature);
        QCOMPARE(signature.error().kind, Kind::SecretStore);
        QCOMPARE(signature.error().rule, rule);
    }

    void followsTheAccount() // B8.3
    {
        OwnerBench b;
        QVERIFY(b.make());
        QSignalSpy changed(b.devices.get(), &Devices::changed);
        b.store.clear();
        QVERIFY(b.devices->entries().isEmpty() && changed.count() == 1);
        QVERIFY(!b.devices->create(QStringLiteral("x")));
        b.network.expectGet("/api/v2/users/auth0%7C2", test::user("N", "auth0|2"));
        b.network.expectGet("/api/v2/users/auth0%7C2/enrollments", test::noEnrollments());
        b.store.begin(test::tokensOf(QStringLiteral("auth0|2"), test::everyScope));
        b.settle();
        QVERIFY(b.devices->entries().isEmpty());
        b.beginAs(test::userWith({}));
        QCOMPARE(b.devices->entries().size(), 1);
        QVERIFY(!b.devices->ledgerProblem());
    }

    void leavesARemovalOfTheAccountBeforeUnfinished() // R25
    {
        OwnerBench b;
        QVERIFY(b.make());
        b.expectSending("DELETE", path, test::answerOf(204, {}), {}, true);
        b.devices->remove(b.id);
        b.store.clear();
        b.network.release();
        QTRY_COMPARE(b.network.inFlight(), 0);
        QVERIFY(test::turnEventLoop());
        QCOMPARE(b.onDisk()[0].state, State::Removing);
        b.beginAs(test::userWith({}));
        QVERIFY(b.devices->hasUnfinished() && !b.devices->isBusy(b.id));
    }
};

QTEST_GUILESS_MAIN(DevicesTest)
#include "tst_devices.moc"
