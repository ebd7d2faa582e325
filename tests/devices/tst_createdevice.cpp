// SPDX-License-Identifier: GPL-3.0-or-later
#include "devicebench.h"
#include "support/strict.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using catalogue::Action;
using devices::CreateDevice;
using Kind = Error::Kind;
using Replies = QList<test::Reply>;
using Stage = CreateDevice::Stage;
using State = records::DeviceEntry::State;
using test::DeviceBench;
using test::failure;
using test::refusal;

namespace {

const QString name = QStringLiteral("Desk");

net::Answer created(const QByteArray &id = "dcr_1")
{
    return test::jsonAnswer("{\"id\":\"" + id + "\"}", 201);
}

Replies thrice(const test::Reply &reply)
{
    return {reply, reply, reply};
}

} // namespace

class CreateDeviceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void makesOne()
    {
        DeviceBench b;
        b.begin();
        b.run(b.devices->create(name), {created()});
        QVERIFY(b.store.isBusy(Action::CreateDeviceCredential));
        QVERIFY(!b.devices->create(name)); // one at a time
        QVERIFY(b.ended());
        QVERIFY(*b.end && !(*b.end)->notRecorded);
        const records::DeviceEntry entry = (*b.end)->entry;
        QCOMPARE(entry.credentialId, QStringLiteral("dcr_1"));
        QCOMPARE(entry.state, State::Created);
        QCOMPARE(entry.createdAt, b.clock.now());
        QCOMPARE(entry.fingerprint, devices::fingerprintOf(entry.publicKeyDer));
        QCOMPARE(entry.fingerprint.size(), 64);
        QCOMPARE(entry.deviceId.size(), 36);
        QVERIFY(!entry.isKeyInMemoryOnly);
        QCOMPARE(b.onDisk(), QList<records::DeviceEntry>{entry});
        QCOMPARE(b.devices->entries(), QList<records::DeviceEntry>{entry});
        QVERIFY(b.hasKey(entry.deviceId));
        QVERIFY(!b.store.isBusy(Action::CreateDeviceCredential));
        QVERIFY(!b.devices->hasUnfinished());
    }

    void saysThatTheKeyEndsWithTheProgram() // B8.2
    {
        DeviceBench b;
        b.begin();
        b.secrets.isOnDisk = false;
        b.run(b.devices->create(name), {created()});
        QVERIFY(b.ended());
        QVERIFY((*b.end)->entry.isKeyInMemoryOnly);
    }

    void leavesNothingWhenRefused_data()
    {
        QTest::addColumn<Replies>("replies");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char *what, const Replies &replies, const char *kind) {
            QTest::newRow(what) << replies << QString::fromLatin1(kind);
        };
        row("without the scope",
            {refusal(403, "Insufficient scope, expected any of: create:current_user_device_credent"
                          "ials")}, "MissingScope");
        row("403", {refusal(403, "Cannot create device credentials for that user.")}, "Rejected");
        row("400", {refusal(400, "Payload validation error: x")}, "Rejected");
        row("the user was deleted", {test::userGone()}, "NotFound");
        row("R3 429 for ever", thrice(refusal(429)), "RateLimited");
        row("network lost before", {failure(Kind::Network)}, "Network");
        row("untrusted", {failure(Kind::Untrusted)}, "Untrusted");
    }

    void leavesNothingWhenRefused()
    {
        QFETCH(Replies, replies);
        QFETCH(QString, kind);
        DeviceBench b;
        b.begin();
        b.run(b.devices->create(name), replies);
        const QString id = b.devices->currentCreation()->entry().deviceId;
        QVERIFY(b.ended());
        QCOMPARE(QString(kindName(b.end->error().kind)), kind);
        QVERIFY(b.onDisk().isEmpty());
        QVERIFY(b.devices->entries().isEmpty());
        QVERIFY(!b.hasKey(id));
        QCOMPARE(b.store.errorOf(Action::CreateDeviceCredential)->kind, b.end->error().kind);
    }

    void keepsTheDoubt_data() // R5 R10
    {
        QTest::addColumn<test::Reply>("reply");
        QTest::newRow("R10 answer lost") << test::Reply(failure(Kind::UnknownOutcome));
        QTest::newRow("R5 503") << test::Reply(refusal(503));
        QTest::newRow("R6 truncated") << test::Reply(test::jsonAnswer("{\"id\":\"dcr", 201));
        QTest::newRow("R7 a web page") << test::Reply(test::webPage());
        QTest::newRow("B13.6 no id") << test::Reply(test::jsonAnswer("{}", 201));
        QTest::newRow("B13.6 an empty id") << test::Reply(test::jsonAnswer(R"({"id":""})", 201));
    }

    void keepsTheDoubt()
    {
        QFETCH(test::Reply, reply);
        DeviceBench b;
        b.begin();
        b.run(b.devices->create(name), {reply});
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().kind, Kind::UnknownOutcome);
        QCOMPARE(b.end->error().rule, QStringLiteral("sent"));
        QCOMPARE(b.onDisk().size(), 1);
        QCOMPARE(b.onDisk()[0].state, State::Sent);
        QVERIFY(b.hasKey(b.onDisk()[0].deviceId));
        QVERIFY(b.devices->hasUnfinished());

        // R10: the repeated request tells; the device id is the same, so there are never two.
        const QString id = b.onDisk()[0].deviceId;
        b.run(b.devices->finish(id), {refusal(409, "A public key already exists for the device.")});
        QVERIFY(b.ended());
        QVERIFY(*b.end);
        QCOMPARE(b.onDisk()[0].state, State::Created);
        QVERIFY(b.onDisk()[0].credentialId.isEmpty());
        QCOMPARE(b.onDisk()[0].deviceId, id);
    }

    void goesOnAfterBeingKilled_data(); // R19
    void goesOnAfterBeingKilled();

    void staysUnfinishedWhenGoingOnFails_data() // R19
    {
        QTest::addColumn<int>("state");
        QTest::newRow("R19 key stored") << int(State::KeyStored);
        QTest::newRow("R19 sent") << int(State::Sent);
    }

    void staysUnfinishedWhenGoingOnFails()
    {
        QFETCH(int, state);
        DeviceBench b;
        b.begin();
        const QString id = leave(b, static_cast<State>(state));
        b.run(b.devices->finish(id), {failure(Kind::Network)});
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().kind, Kind::Network);
        QCOMPARE(static_cast<int>(b.onDisk()[0].state), state);
        QVERIFY(b.hasKey(id));
    }

    void sendsNothingWithoutItsKeyOrItsEntry()
    {
        DeviceBench b;
        b.begin();
        b.secrets.writeError = test::secretError("locked");
        b.run(b.devices->create(name));
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().rule, QStringLiteral("locked"));
        QVERIFY(b.onDisk().isEmpty());

        // A late write of a frozen store could leave a key: the entry stays and tells of it.
        b.secrets.writeError = test::secretError("deadline");
        b.secrets.removeError = test::secretError("deadline");
        b.run(b.devices->create(name));
        QVERIFY(b.ended());
        QCOMPARE(b.onDisk().size(), 1);
        QCOMPARE(b.onDisk()[0].state, State::Prepared);
        QCOMPARE(b.network.sent(), 2);
    }

    void beginsNothingThatItCannotRecord()
    {
        DeviceBench b;
        b.begin();
        QVERIFY(b.folder.remove());
        QFile blocker(b.folder.path());
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        b.run(b.devices->create(name));
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().kind, Kind::Rejected);
        QCOMPARE(b.network.sent(), 2);
        blocker.remove();
    }

    void neverClaimsThatItsKeyIsGone_data() // R16 B8.4
    {
        QTest::addColumn<QString>("rule");
        QTest::newRow("B8.4 the keychain is locked by now") << QStringLiteral("locked");
        QTest::newRow("B8.4 the keychain does not answer") << QStringLiteral("deadline");
        QTest::newRow("B8.4 the keychain's service is gone") << QStringLiteral("service");
    }

    void neverClaimsThatItsKeyIsGone()
    {
        QFETCH(QString, rule);
        DeviceBench b;
        b.begin();
        b.secrets.removeError = test::secretError(qPrintable(rule));
        b.run(b.devices->create(name),
              {refusal(403, "Cannot create device credentials for that user.")});
        const QString id = b.devices->currentCreation()->entry().deviceId;
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().kind, Kind::Rejected);  // the tenant's words, not the keychain's
        QCOMPARE(b.onDisk().size(), 1);
        QCOMPARE(b.onDisk()[0].state, State::KeyStored);
        QCOMPARE(b.devices->entries(), b.onDisk());
        QVERIFY(b.devices->hasUnfinished());
        QVERIFY(b.hasKey(id));

        QSignalSpy failed(b.devices.get(), &devices::Devices::removalFailed);
        b.devices->remove(id);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().at(1).value<Error>().rule, rule);
        QCOMPARE(b.onDisk()[0].state, State::KeyStored);

        b.secrets.removeError.reset();
        b.restart(); // known to the next run too
        b.devices->remove(id);
        QTRY_VERIFY(b.devices->entries().isEmpty());
        QVERIFY(b.onDisk().isEmpty());
        QVERIFY(!b.hasKey(id));
    }

    void canBeCancelledUntilItIsSent()
    {
        DeviceBench b;
        b.begin();
        b.run(b.devices->create(name));
        QCOMPARE(b.devices->currentCreation()->stage(), Stage::MakingKey);
        b.devices->currentCreation()->cancel();
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().kind, Kind::Cancelled);
        QVERIFY(b.onDisk().isEmpty());

        b.run(b.devices->create(name), {created()}, true);
        QVERIFY(b.reaches(Stage::Sending));
        b.devices->currentCreation()->cancel();
        b.network.release();
        QVERIFY(b.ended());
        QVERIFY(*b.end);
    }

    void makesNoneForAnotherAccount() // R25
    {
        DeviceBench b;
        b.begin();
        b.run(b.devices->create(name));
        QPointer<CreateDevice> creation = b.devices->currentCreation();
        b.store.clear();
        QVERIFY(!b.devices->currentCreation());
        QTRY_VERIFY(!creation);
        QCOMPARE(b.end->error().rule, QStringLiteral("session"));
        QVERIFY(b.onDisk().isEmpty());
    }

private:
    /// As a run that was killed in that state would leave it.
    static QString leave(DeviceBench &b, State state)
    {
        records::DeviceEntry entry;
        entry.deviceId = QStringLiteral("0b7c9b1e-0000-4000-8000-000000000001");
        entry.deviceName = name;
        entry.createdAt = b.clock.now();
        entry.state = state;
        if (state != State::Prepared) {
            auto pair = test::readyKey();
            entry.publicKeyDer = pair->publicKeyDer;
            entry.fingerprint = devices::fingerprintOf(pair->publicKeyDer);
            test::Awaited<void> written;
            b.secrets.write(devices::keyName(b.key, entry.deviceId),
                            std::move(pair->privateKeyPem), written.completion());
            if (!written.take())
                QTest::qFail("the key is not stored", __FILE__, __LINE__);
        }
        records::DeviceLedger ledger(records::AccountFolder(b.folder.path(), b.key));
        if (!ledger.put(entry))
            QTest::qFail("the entry is not written", __FILE__, __LINE__);
        b.restart();
        return entry.deviceId;
    }
};

void CreateDeviceTest::goesOnAfterBeingKilled_data()
{
    QTest::addColumn<int>("stage");     // where it is killed; -1: between recording and sending
    QTest::addColumn<int>("state");     // what lies on the disk then
    QTest::addColumn<QString>("credentialId");
    QTest::newRow("R19 while the key is made") << int(Stage::MakingKey) << int(State::Prepared)
                                               << QStringLiteral("dcr_1");
    QTest::newRow("R19 while the key is stored") << int(Stage::StoringKey) << int(State::Prepared)
                                                 << QStringLiteral("dcr_1");
    QTest::newRow("R19 before sending") << -1 << int(State::KeyStored) << QStringLiteral("dcr_1");
    QTest::newRow("R19 request open, not acted upon")
        << int(Stage::Sending) << int(State::Sent) << QStringLiteral("dcr_1");
    QTest::newRow("R19 answered but not stored")
        << int(Stage::Sending) << int(State::Sent) << QString();
}

void CreateDeviceTest::goesOnAfterBeingKilled()
{
    QFETCH(int, stage);
    QFETCH(int, state);
    QFETCH(QString, credentialId);
    for (const bool isGivenUp : {false, true}) {
        DeviceBench b;
        b.begin();
        if (stage < 0) {
            leave(b, static_cast<State>(state));
        } else {
            b.secrets.isFrozen = stage == int(Stage::StoringKey);
            b.run(b.devices->create(name), {created()}, true);
            QVERIFY(b.reaches(static_cast<Stage>(stage)));
        }
        b.restart(); // nothing of the first run goes on
        b.secrets.isFrozen = false;
        QCOMPARE(b.onDisk().size(), 1);
        QCOMPARE(static_cast<int>(b.onDisk()[0].state), state);
        QVERIFY(b.devices->hasUnfinished());
        const QString id = b.onDisk()[0].deviceId;
        if (isGivenUp) {
            b.devices->remove(id);
            QTRY_VERIFY(b.devices->entries().isEmpty());
            QVERIFY(b.onDisk().isEmpty());
        } else {
            const auto conflict = refusal(409, "A public key already exists for the device.");
            b.run(b.devices->finish(id), {credentialId.isEmpty() ? conflict : created()});
            QVERIFY(b.ended());
            QVERIFY(*b.end);
            QCOMPARE(b.onDisk().size(), 1);
            QCOMPARE(b.onDisk()[0].state, State::Created);
            QCOMPARE(b.onDisk()[0].credentialId, credentialId);
        }
        QCOMPARE(b.hasKey(id), !isGivenUp);
        if (stage == int(Stage::Sending))
            b.network.release();
    }
}

QTEST_GUILESS_MAIN(CreateDeviceTest)
#include "tst_createdevice.moc"
