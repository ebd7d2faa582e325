// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretlayout.h"
#include "secretsetup.h"
#include "support/strict.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using State = test::FakeKeychain::State;
using test::secretBytes;

class TestKeychainStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnAnyWarning();
        m_setup = std::make_unique<test::SecretSetup>();
    }
    void givesBackWhatWasWritten_data();
    void givesBackWhatWasWritten();
    void rewritesFromAnySizeToAnySize();
    void leavesNothingBehindWhenRemoved();
    void readsNothingWhereNothingWasStored_data();
    void readsNothingWhereNothingWasStored();
    void tellsLockedFromAbsentByTheMark();
    void tellsEmptiedFromLockedByAProbe();
    void readsWhatTheProbeUnlocked();
    void findsWhatHasNoMarkAndMarksIt();
    void asksTheKeychainWhenTheMarksAreLost_data();
    void asksTheKeychainWhenTheMarksAreLost();
    void deletesNothingWhileLocked();
    void saysLockedWhenItCannotWrite();
    void saysServiceWhenThereIsNone();
    void saysEntryWhenTheEntryIsBroken_data();
    void saysEntryWhenTheEntryIsBroken();
    void storesNothingWithoutItsMark();
    void keepsSecretsApart();
    void answersInOrder();

private:
    test::SecretSetup &setup() { return *m_setup; }
    QString key() { return setup().name.text(); }
    std::unique_ptr<test::SecretSetup> m_setup;
};

void TestKeychainStore::givesBackWhatWasWritten_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray("v1.refresh");
    QTest::newRow("looks like an entry of ours") << QByteArray("accountdesk/1 removed\n");
    QTest::newRow("one part") << secretBytes(1900);
    QTest::newRow("6 KB") << secretBytes(6144);
    QTest::newRow("64 KB") << secretBytes(65536);
}

void TestKeychainStore::givesBackWhatWasWritten()
{
    QFETCH(QByteArray, value);
    QVERIFY(setup().write(value));
    QCOMPARE(setup().seen(), value);
    setup().restart();
    QCOMPARE(setup().seen(), value);
    QVERIFY(setup().keychain.largest < 2048);
    QVERIFY(setup().store->isPersistent());
    QCOMPARE(setup().marks().names(), QSet<QString>{key()});
}

void TestKeychainStore::rewritesFromAnySizeToAnySize()
{
    const QList<qsizetype> sizes{10, 6144, 5000, 3000, 10, 1900, 9000, 10, 0, 2001};
    for (int i = 0; i < sizes.size(); ++i) {
        const QByteArray value = secretBytes(sizes[i], i);
        QVERIFY(setup().write(value));
        QCOMPARE(setup().seen(), value);
        const auto layout = secrets::SecretLayout::fromEntry(setup().keychain.entries.value(key()));
        QVERIFY(layout);
        QCOMPARE(setup().keychain.entries.size(), 1 + layout->parts); // the old parts are gone
    }
}

void TestKeychainStore::leavesNothingBehindWhenRemoved()
{
    QVERIFY(setup().remove());
    QCOMPARE(setup().keychain.log, QStringList{QStringLiteral("read ") + key()});
    for (const qsizetype size : {10, 6144}) {
        QVERIFY(setup().write(secretBytes(size)));
        QVERIFY(setup().remove());
        QVERIFY(setup().keychain.entries.isEmpty());
        QVERIFY(setup().marks().names().isEmpty());
        QCOMPARE(setup().seen(), QByteArray("nothing"));
    }
}

void TestKeychainStore::readsNothingWhereNothingWasStored_data()
{
    QTest::addColumn<State>("state");
    QTest::newRow("open") << State::Open;
    QTest::newRow("R16 locked, nothing stored") << State::Locked;
    QTest::newRow("no service, nothing stored") << State::NoService;
}

void TestKeychainStore::readsNothingWhereNothingWasStored()
{
    QFETCH(State, state);
    setup().keychain.state = state;
    QCOMPARE(setup().seen(), QByteArray("nothing"));
    QCOMPARE(setup().keychain.log.size(), 1); // no prompt is provoked for nothing
    QVERIFY(setup().remove());
    QCOMPARE(setup().store->isPersistent(), state != State::NoService);
}

void TestKeychainStore::tellsLockedFromAbsentByTheMark() // B8.4, R16
{
    QVERIFY(setup().write(secretBytes(6144)));
    setup().keychain.state = State::Locked;
    setup().restart();
    const auto read = setup().read();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::SecretStore);
    QCOMPARE(read.error().rule, QStringLiteral("locked"));
    QVERIFY(read.error().code.isEmpty());
    QVERIFY(read.error().detail.contains(QLatin1String("locked collection")));
    setup().keychain.state = State::Open;
    QCOMPARE(setup().seen(), secretBytes(6144));
}

void TestKeychainStore::tellsEmptiedFromLockedByAProbe() // B8.4, R16
{
    QVERIFY(setup().write("v1"));
    setup().keychain.entries.clear();
    QCOMPARE(setup().seen(), QByteArray("error locked emptied"));
    QVERIFY(setup().keychain.entries.isEmpty()); // nor does the probe stay
    QVERIFY(setup().marks().has(key()));
    QVERIFY(setup().remove()); // the way out
    QCOMPARE(setup().seen(), QByteArray("nothing"));
}

void TestKeychainStore::readsWhatTheProbeUnlocked()
{
    QVERIFY(setup().write("v1"));
    setup().keychain.state = State::Locked;
    setup().keychain.changeAfter(1, State::Open);
    QCOMPARE(setup().seen(), QByteArray("v1"));
}

void TestKeychainStore::findsWhatHasNoMarkAndMarksIt()
{
    QVERIFY(setup().write("v1"));
    QVERIFY(QDir(setup().profile()).removeRecursively());
    QCOMPARE(setup().seen(), QByteArray("v1"));
    setup().keychain.state = State::Locked;
    QCOMPARE(setup().seen(), QByteArray("error locked"));
}

void TestKeychainStore::asksTheKeychainWhenTheMarksAreLost_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QByteArray>("seen");
    QTest::newRow("open and empty") << State::Open << QByteArray("nothing");
    QTest::newRow("locked") << State::Locked << QByteArray("error locked");
    QTest::newRow("no service") << State::NoService << QByteArray("error service");
}

void TestKeychainStore::asksTheKeychainWhenTheMarksAreLost() // B8.5
{
    QFETCH(State, state);
    QFETCH(QByteArray, seen);
    const records::AccountFolder folder(setup().profile(), setup().name.account);
    QVERIFY(folder.write(QStringLiteral("secret-marks.json"), "{broken"));
    setup().keychain.state = state;
    QCOMPARE(setup().seen(), seen);
    QCOMPARE(setup().seen(), seen); // the broken file was set aside meanwhile
}

void TestKeychainStore::deletesNothingWhileLocked() // R16
{
    QVERIFY(setup().write(secretBytes(6144)));
    const auto before = setup().keychain.entries;
    setup().keychain.state = State::Locked;
    const Result<void> removed = setup().remove();
    QVERIFY(!removed);
    QCOMPARE(removed.error().rule, QStringLiteral("locked"));
    QCOMPARE(setup().keychain.entries, before);
    QVERIFY(setup().marks().has(key()));
}

void TestKeychainStore::saysLockedWhenItCannotWrite() // R16
{
    setup().keychain.state = State::Locked;
    Result<void> written = setup().write("v1");
    QVERIFY(!written);
    QCOMPARE(written.error().rule, QStringLiteral("locked"));
    QVERIFY(setup().marks().names().isEmpty());
    QVERIFY(setup().store->isPersistent());

    setup().keychain.state = State::Open;
    QVERIFY(setup().write("v1"));
    setup().keychain.state = State::Locked;
    written = setup().write("v2");
    QVERIFY(!written);
    setup().keychain.state = State::Open;
    QCOMPARE(setup().seen(), QByteArray("v1"));
}

void TestKeychainStore::saysServiceWhenThereIsNone() // B8.2, R16
{
    QVERIFY(setup().write("v1"));
    QSignalSpy changes(setup().store.get(), &secrets::SecretStore::persistenceChanged);
    setup().keychain.state = State::NoService;
    QCOMPARE(setup().seen(), QByteArray("error service"));
    QVERIFY(!setup().store->isPersistent());
    Result<void> failed = setup().write("v2");
    QVERIFY(!failed);
    QCOMPARE(failed.error().rule, QStringLiteral("service"));
    QCOMPARE(failed.error().detail, QStringLiteral("no such name on the bus"));
    failed = setup().remove();
    QVERIFY(!failed);
    QCOMPARE(failed.error().rule, QStringLiteral("service"));
    setup().keychain.state = State::Open;
    QCOMPARE(setup().seen(), QByteArray("v1"));
    QVERIFY(setup().store->isPersistent());
    QCOMPARE(changes.size(), 2);
}

void TestKeychainStore::saysEntryWhenTheEntryIsBroken_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<bool>("isRemoved");
    QTest::newRow("R16 first entry overwritten") << QString() << false;
    QTest::newRow("first part overwritten") << QStringLiteral("#a0") << false;
    QTest::newRow("last part overwritten") << QStringLiteral("#a3") << false;
    QTest::newRow("first part gone") << QStringLiteral("#a0") << true;
    QTest::newRow("last part gone") << QStringLiteral("#a3") << true;
}

void TestKeychainStore::saysEntryWhenTheEntryIsBroken()
{
    QFETCH(QString, part);
    QFETCH(bool, isRemoved);
    QVERIFY(setup().write(secretBytes(6144)));
    QVERIFY(setup().keychain.entries.contains(key() + part));
    if (isRemoved)
        setup().keychain.entries.remove(key() + part);
    else
        setup().keychain.entries[key() + part] = "something else";
    const auto before = setup().keychain.entries;
    QCOMPARE(setup().seen(), QByteArray("error entry"));
    QCOMPARE(setup().keychain.entries, before); // nothing is mended or deleted unasked
    QVERIFY(setup().write("v2"));
    QCOMPARE(setup().seen(), QByteArray("v2"));
}

void TestKeychainStore::storesNothingWithoutItsMark() // R21
{
    QFile inTheWay(setup().profile());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const Result<void> written = setup().write("v1");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::SecretStore);
    QCOMPARE(written.error().rule, QStringLiteral("file"));
    QVERIFY(setup().keychain.entries.isEmpty());
}

void TestKeychainStore::keepsSecretsApart() // B8.3
{
    const secrets::SecretName first = setup().name;
    QVERIFY(setup().write(secretBytes(6144, 1)));
    setup().name.account.issuer = QStringLiteral("https://other.example/");
    QCOMPARE(setup().seen(), QByteArray("nothing"));
    QVERIFY(setup().write(secretBytes(6144, 2)));
    setup().name = {secrets::SecretKind::DeviceKey, first.account, QStringLiteral("d1")};
    QVERIFY(setup().write(secretBytes(6144, 3)));
    QVERIFY(setup().remove());
    setup().name = first;
    QCOMPARE(setup().seen(), secretBytes(6144, 1));
}

void TestKeychainStore::answersInOrder()
{
    test::Awaited<void> one;
    test::Awaited<void> two;
    test::Awaited<std::optional<Secret>> three;
    setup().store->write(setup().name, Secret(secretBytes(6144, 1)), one.completion());
    setup().store->write(setup().name, Secret(secretBytes(6144, 2)), two.completion());
    setup().store->read(setup().name, three.completion());
    QVERIFY(!one.hasAnswer());
    QCOMPARE(test::SecretSetup::told(three.take()), secretBytes(6144, 2));
    QVERIFY(one.take() && two.take());
    QCOMPARE(one.calls() + two.calls() + three.calls(), 3);
}

QTEST_GUILESS_MAIN(TestKeychainStore)
#include "tst_keychainstore.moc"
