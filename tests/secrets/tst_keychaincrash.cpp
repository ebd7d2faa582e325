// SPDX-License-Identifier: GPL-3.0-or-later
#include "secretsetup.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QTest>

using namespace accountdesk;
using State = test::FakeKeychain::State;
using test::secretBytes;

/// The program is killed after each job of a call in turn, until the call needs no more; then the
/// next run looks.
class TestKeychainCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnAnyWarning();
        m_setup = std::make_unique<test::SecretSetup>();
    }
    void aKilledWriteLeavesTheOldOrTheNewValue_data()
    {
        addKills({{0, 6144}, {0, 10}, {6144, 5000}, {6144, 10}, {10, 6144}});
    }
    void aKilledWriteLeavesTheOldOrTheNewValue();
    void aKilledRemovalLeavesTheValueOrNothing_data() { addKills({{6144, 0}, {10, 0}}); }
    void aKilledRemovalLeavesTheValueOrNothing();
    void aKilledWriteIsNoSecretLostToALockedKeychain();

private:
    static void addKills(const QList<QPair<int, int>> &sizes);
    test::SecretSetup &setup() { return *m_setup; }
    /// Lets that many jobs happen, then the next run begins. True if the call needed no more.
    template <typename Call>
    bool killAfter(int jobs, Call call);
    void verifyCleanAfterwards();

    std::unique_ptr<test::SecretSetup> m_setup;
};

void TestKeychainCrash::addKills(const QList<QPair<int, int>> &sizes)
{
    QTest::addColumn<int>("oldSize");
    QTest::addColumn<int>("newSize");
    for (const auto &[oldSize, newSize] : sizes)
        QTest::addRow("from %d to %d bytes", oldSize, newSize) << oldSize << newSize;
}

template <typename Call>
bool TestKeychainCrash::killAfter(int jobs, Call call)
{
    setup().keychain.setJobsLeft(jobs);
    setup().keychain.log.clear();
    call();
    for (qsizetype seen = -1; seen != setup().keychain.log.size();) {
        seen = setup().keychain.log.size();
        (void)test::turnEventLoop(); // an answer, and with it the next job
    }
    setup().keychain.setJobsLeft(-1);
    setup().restart();
    return setup().keychain.log.size() <= jobs;
}

void TestKeychainCrash::verifyCleanAfterwards()
{
    QVERIFY(setup().write(secretBytes(3000, 9)));
    QCOMPARE(setup().seen(), secretBytes(3000, 9));
    QCOMPARE(setup().keychain.entries.size(), 3);
    QVERIFY(setup().remove());
    QVERIFY(setup().keychain.entries.isEmpty());
    QVERIFY(setup().marks().names().isEmpty());
}

void TestKeychainCrash::aKilledWriteLeavesTheOldOrTheNewValue()
{
    QFETCH(int, oldSize);
    QFETCH(int, newSize);
    const QByteArray before = oldSize > 0 ? secretBytes(oldSize, 1) : QByteArray("nothing");
    const QByteArray after = secretBytes(newSize, 2);
    bool isOver = false;
    for (int jobs = 0; !isOver; ++jobs) {
        m_setup = std::make_unique<test::SecretSetup>();
        QVERIFY(oldSize == 0 || setup().write(before));
        test::Awaited<void> written;
        isOver = killAfter(jobs, [&] {
            setup().store->write(setup().name, Secret(after), written.completion());
        });
        const QByteArray seen = setup().seen();
        QVERIFY2(seen == after || (seen == before && !written.hasAnswer()),
                 QByteArray::number(jobs).constData());
        verifyCleanAfterwards();
    }
}

void TestKeychainCrash::aKilledRemovalLeavesTheValueOrNothing()
{
    QFETCH(int, oldSize);
    const QByteArray before = secretBytes(oldSize);
    bool isOver = false;
    for (int jobs = 0; !isOver; ++jobs) {
        m_setup = std::make_unique<test::SecretSetup>();
        QVERIFY(setup().write(before));
        test::Awaited<void> removed;
        isOver = killAfter(jobs, [&] {
            setup().store->remove(setup().name, removed.completion());
        });
        const QByteArray seen = setup().seen();
        QVERIFY2(seen == "nothing" || (seen == before && !removed.hasAnswer()),
                 QByteArray::number(jobs).constData());
        QVERIFY(setup().remove());
        QVERIFY(setup().keychain.entries.isEmpty()); // this run finished it
        verifyCleanAfterwards();
    }
}

void TestKeychainCrash::aKilledWriteIsNoSecretLostToALockedKeychain()
{
    test::Awaited<void> written;
    killAfter(1, [&] {
        setup().store->write(setup().name, Secret("v1"), written.completion());
    });
    setup().keychain.state = State::Locked;
    QCOMPARE(setup().seen(), QByteArray("error locked")); // it may be there: nobody can know yet
    setup().keychain.state = State::Open;
    QCOMPARE(setup().seen(), QByteArray("nothing"));
    setup().keychain.state = State::Locked;
    QCOMPARE(setup().seen(), QByteArray("nothing")); // now it is known
}

QTEST_GUILESS_MAIN(TestKeychainCrash)
#include "tst_keychaincrash.moc"
