// SPDX-License-Identifier: GPL-3.0-or-later
#include "profilefolder.h"
#include "records/deviceledger.h"
#include "support/strict.h"

#include <memory>

using namespace accountdesk;
using records::DeviceEntry;
using records::DeviceLedger;
using State = DeviceEntry::State;

namespace {

const QString fileName = QStringLiteral("devices.json");

DeviceEntry entry(const QString &id, State state = State::Prepared)
{
    DeviceEntry made;
    made.deviceId = id;
    made.deviceName = QStringLiteral("Näme \"of\" \\ a\ndevice \U0001F4BB");
    made.credentialId = state == State::Created ? QStringLiteral("dcr_0000000000000001") : QString();
    made.fingerprint = QStringLiteral("ab12");
    made.publicKeyDer = QByteArray("\x30\x82\xff\x00\"", 5);
    made.createdAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 678), Qt::UTC);
    made.state = state;
    made.isKeyInMemoryOnly = state == State::Sent;
    return made;
}

} // namespace

class TestDeviceLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnAnyWarning();
        m_profile = std::make_unique<test::ProfileFolder>();
    }
    void beginsEmpty();
    void isOnTheDiskWhenPutReturns_data();
    void isOnTheDiskWhenPutReturns();
    void keepsTheOrderAndReplacesById();
    void removes();
    void setsABrokenFileAside_data();
    void setsABrokenFileAside();
    void setsAsideWhatItCannotMean_data();
    void setsAsideWhatItCannotMean();
    void refusesAndKeepsAFileOfALaterVersion();
    void keepsWhatItKnewWhenSavingFails();

private:
    DeviceLedger ledger() const { return DeviceLedger(m_profile->account()); }
    std::unique_ptr<test::ProfileFolder> m_profile;
};

void TestDeviceLedger::beginsEmpty()
{
    QVERIFY(ledger().entries().isEmpty());
    QVERIFY(!ledger().problem());
    QVERIFY(!ledger().entry(QStringLiteral("x")));
}

void TestDeviceLedger::isOnTheDiskWhenPutReturns_data()
{
    QTest::addColumn<State>("state");
    QTest::newRow("prepared") << State::Prepared;
    QTest::newRow("key stored") << State::KeyStored;
    QTest::newRow("sent") << State::Sent;
    QTest::newRow("created") << State::Created;
    QTest::newRow("removing") << State::Removing;
}

void TestDeviceLedger::isOnTheDiskWhenPutReturns()
{
    QFETCH(State, state);
    const DeviceEntry put = entry(QStringLiteral("d1"), state);
    QCOMPARE(put.isUnfinished(), state != State::Created);
    QVERIFY(ledger().put(put));
    const DeviceLedger again = ledger();
    QVERIFY(!again.problem());
    QCOMPARE(again.entries().size(), 1);
    QVERIFY(again.entries().first() == put);
    QCOMPARE(again.entries().first().createdAt.timeSpec(), Qt::UTC);
}

void TestDeviceLedger::keepsTheOrderAndReplacesById()
{
    DeviceLedger one = ledger();
    for (const char *id : {"b", "a", "c"})
        QVERIFY(one.put(entry(QString::fromLatin1(id))));
    QVERIFY(one.put(entry(QStringLiteral("a"), State::Created)));
    for (const DeviceLedger &seen : {one, ledger()}) {
        QCOMPARE(seen.entries().size(), 3);
        QCOMPARE(seen.entries()[0].deviceId, QStringLiteral("b"));
        QVERIFY(seen.entries()[1] == entry(QStringLiteral("a"), State::Created));
        QCOMPARE(seen.entries()[2].deviceId, QStringLiteral("c"));
    }
}

void TestDeviceLedger::removes()
{
    DeviceLedger one = ledger();
    QVERIFY(one.remove(QStringLiteral("a")));
    QVERIFY(one.put(entry(QStringLiteral("a"))));
    QVERIFY(one.put(entry(QStringLiteral("b"))));
    QVERIFY(one.remove(QStringLiteral("a")));
    QCOMPARE(ledger().entries().size(), 1);
    QVERIFY(!ledger().entry(QStringLiteral("a")));
    QVERIFY(ledger().entry(QStringLiteral("b")));
}

void TestDeviceLedger::setsABrokenFileAside_data()
{
    test::addBrokenRows();
}

void TestDeviceLedger::setsABrokenFileAside() // B8.5, R21
{
    QFETCH(QByteArray, bytes);
    QVERIFY(m_profile->plant(fileName, bytes));
    DeviceLedger one = ledger();
    QVERIFY(one.problem());
    QCOMPARE(one.problem()->kind, Error::Kind::Rejected);
    QCOMPARE(one.problem()->rule, QStringLiteral("ledger"));
    QVERIFY(one.entries().isEmpty());
    QVERIFY(one.put(entry(QStringLiteral("a"))));
    QCOMPARE(m_profile->content(fileName + QStringLiteral(".broken")), bytes);
    QCOMPARE(ledger().entries().size(), 1);
}

void TestDeviceLedger::setsAsideWhatItCannotMean_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("unknown state") << QByteArray("\"prepared\"") << QByteArray("\"perhaps\"");
    QTest::newRow("local time") << QByteArray("05.678Z") << QByteArray("05.678");
    QTest::newRow("odd hexadecimal") << QByteArray("3082ff0022") << QByteArray("3082ff002x");
    QTest::newRow("list of a wrong type") << QByteArray("[{") << QByteArray("[1,{");
    QTest::newRow("missing name") << QByteArray("deviceName") << QByteArray("somethingElse");
}

void TestDeviceLedger::setsAsideWhatItCannotMean()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QVERIFY(ledger().put(entry(QStringLiteral("a"))));
    QByteArray bytes = m_profile->content(fileName);
    QVERIFY2(bytes.contains(from), bytes.constData());
    QVERIFY(m_profile->plant(fileName, bytes.replace(from, to)));
    QVERIFY(ledger().problem());
    QCOMPARE(m_profile->files(), QStringList{fileName + QStringLiteral(".broken")});
}

void TestDeviceLedger::refusesAndKeepsAFileOfALaterVersion() // B8.5
{
    const QByteArray bytes("{\"version\":2,\"devices\":{\"new\":true}}");
    QVERIFY(m_profile->plant(fileName, bytes));
    DeviceLedger one = ledger();
    QVERIFY(one.problem());
    QVERIFY(!one.put(entry(QStringLiteral("a"))));
    QVERIFY(one.entries().isEmpty());
    QCOMPARE(m_profile->files(), QStringList{fileName});
    QCOMPARE(m_profile->content(fileName), bytes);
}

void TestDeviceLedger::keepsWhatItKnewWhenSavingFails() // R21
{
    QVERIFY(QDir().mkpath(m_profile->account().pathOf(fileName) + QStringLiteral("/in the way")));
    DeviceLedger one = ledger();
    QVERIFY(one.problem()); // that is no file
    const Result<void> put = one.put(entry(QStringLiteral("a")));
    QVERIFY(!put);
    QCOMPARE(put.error().rule, QStringLiteral("file"));
    QVERIFY(one.entries().isEmpty());
}

QTEST_GUILESS_MAIN(TestDeviceLedger)
#include "tst_deviceledger.moc"
