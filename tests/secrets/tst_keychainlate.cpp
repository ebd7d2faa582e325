// SPDX-License-Identifier: GPL-3.0-or-later
#include "secretsetup.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using namespace std::chrono_literals;
using State = test::FakeKeychain::State;
using test::secretBytes;

namespace {

const secrets::KeychainStore::Times atOnce{0ms, 1h};
const secrets::KeychainStore::Times patient{1h, 0ms};

} // namespace

/// A service that does not answer in time, or only much later.
class TestKeychainLate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnAnyWarning();
        m_setup = std::make_unique<test::SecretSetup>();
    }
    void saysDeadlineWhenNothingAnswers();
    void aLateWriteComesTrueAsAWhole();
    void aLatePartIsNotFollowedByMore();
    void whatIsAskedLaterWaitsForTheLateJob();
    void aCallThatNeverBeganIsDropped();
    void saysThatTheSystemMayBeAsking();
    void saysNothingWhenTheAnswerIsQuick();
    void outlivesItsStore();

private:
    Result<void> writeFrozenAfter(int jobs, const QByteArray &value);
    test::SecretSetup &setup() { return *m_setup; }
    std::unique_ptr<test::SecretSetup> m_setup;
};

void TestKeychainLate::saysDeadlineWhenNothingAnswers() // B8.4, R16
{
    QVERIFY(setup().write("v1"));
    setup().restart(atOnce);
    setup().keychain.state = State::Frozen;
    QCOMPARE(setup().seen(), QByteArray("error deadline"));
    const Result<void> written = setup().write("v2");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::SecretStore);
    QCOMPARE(written.error().rule, QStringLiteral("deadline"));
    QVERIFY(!setup().remove());
    QVERIFY(setup().store->isPersistent()); // frozen is not absent
}

Result<void> TestKeychainLate::writeFrozenAfter(int jobs, const QByteArray &value)
{
    Result<void> written;
    for (const std::chrono::milliseconds deadline : {20ms, 200ms, 2'000ms, 15'000ms}) {
        setup().restart({deadline, 1h});
        setup().keychain.changeAfter(jobs, State::Frozen);
        written = setup().write(value);
        if (setup().keychain.state == State::Frozen)
            break; // a slow machine may pass the deadline before that job
    }
    return written;
}

void TestKeychainLate::aLateWriteComesTrueAsAWhole()
{
    QVERIFY(setup().write(secretBytes(6144, 1)));
    const Result<void> written = writeFrozenAfter(1, "v2"); // the new first entry waits
    QVERIFY(!written);
    QCOMPARE(written.error().rule, QStringLiteral("deadline"));
    test::Awaited<std::optional<Secret>> read;
    setup().restart();
    setup().store->read(setup().name, read.completion());
    setup().keychain.thaw();
    QCOMPARE(test::SecretSetup::told(read.take()), QByteArray("v2"));
}

void TestKeychainLate::aLatePartIsNotFollowedByMore()
{
    QVERIFY(setup().write(secretBytes(6144, 1)));
    const Result<void> written = writeFrozenAfter(2, secretBytes(6144, 2)); // the second part waits
    QVERIFY(!written);
    QCOMPARE(written.error().rule, QStringLiteral("deadline"));
    const qsizetype jobs = setup().keychain.log.size();
    setup().keychain.thaw();
    QVERIFY(test::turnEventLoop());
    QCOMPARE(setup().keychain.log.size(), jobs);
    setup().restart();
    QCOMPARE(setup().seen(), secretBytes(6144, 1));
}

void TestKeychainLate::whatIsAskedLaterWaitsForTheLateJob()
{
    QVERIFY(setup().write("v1"));
    setup().restart({1h, 1h});
    setup().keychain.changeAfter(1, State::Frozen); // the new first entry waits
    test::Awaited<void> written;
    test::Awaited<std::optional<Secret>> read;
    setup().store->write(setup().name, Secret("v2"), written.completion());
    setup().store->read(setup().name, read.completion());
    QTRY_VERIFY(setup().keychain.state == State::Frozen);
    const qsizetype jobs = setup().keychain.log.size();
    QVERIFY(test::turnEventLoop());
    QCOMPARE(setup().keychain.log.size(), jobs);
    setup().keychain.thaw();
    QVERIFY(written.take());
    QCOMPARE(test::SecretSetup::told(read.take()), QByteArray("v2"));
}

void TestKeychainLate::aCallThatNeverBeganIsDropped()
{
    QVERIFY(setup().write("v1"));
    setup().restart(atOnce);
    setup().keychain.state = State::Frozen;
    QCOMPARE(setup().seen(), QByteArray("error deadline"));
    QVERIFY(!setup().write("v2")); // waits behind the read
    setup().keychain.thaw();
    setup().restart();
    QCOMPARE(setup().seen(), QByteArray("v1"));
}

void TestKeychainLate::saysThatTheSystemMayBeAsking()
{
    setup().restart(patient);
    QSignalSpy waiting(setup().store.get(), &secrets::SecretStore::waitingForSystem);
    setup().keychain.state = State::Frozen;
    test::Awaited<std::optional<Secret>> read;
    setup().store->read(setup().name, read.completion());
    QVERIFY(waiting.wait());
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(waiting.takeFirst().first().toBool(), true);
    setup().keychain.thaw();
    QVERIFY(read.take());
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(waiting.takeFirst().first().toBool(), false);
}

void TestKeychainLate::saysNothingWhenTheAnswerIsQuick()
{
    setup().restart({1h, 1h});
    QSignalSpy waiting(setup().store.get(), &secrets::SecretStore::waitingForSystem);
    QVERIFY(setup().write(secretBytes(6144)));
    QVERIFY(setup().remove());
    QCOMPARE(waiting.size(), 0);
}

void TestKeychainLate::outlivesItsStore()
{
    setup().keychain.state = State::Frozen;
    test::Awaited<void> written;
    setup().store->write(setup().name, Secret("v1"), written.completion());
    setup().store.reset();
    setup().keychain.thaw();
    QVERIFY(test::turnEventLoop());
    QVERIFY(!written.hasAnswer());
    setup().restart();
    QCOMPARE(setup().seen(), QByteArray("nothing"));
}

QTEST_GUILESS_MAIN(TestKeychainLate)
#include "tst_keychainlate.moc"
