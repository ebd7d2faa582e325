// SPDX-License-Identifier: GPL-3.0-or-later
#include "secretsetup.h"
#include "secrets/fallbackstore.h"
#include "secrets/memorystore.h"
#include "support/strict.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using State = test::FakeKeychain::State;

class TestFallbackStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnAnyWarning();
        m_setup = std::make_unique<test::SecretSetup>();
        m_store = std::make_unique<secrets::FallbackStore>(*m_setup->store);
    }
    void cleanup() { m_store.reset(); }
    void memoryGivesBackAndForgets();
    void usesTheLastingStoreWhereThereIsOne();
    void keepsInMemoryWhereThereIsNoService();
    void writesNothingSecretToTheDisk();
    void goesBackToTheLastingStore();
    void forgetsWhatIsRemoved();
    void passesOtherErrorsOn();
    void passesTheWaitingOn();

private:
    Result<void> write(const QByteArray &value)
    {
        test::Awaited<void> done;
        m_store->write(m_setup->name, Secret(value), done.completion());
        return done.take();
    }
    QByteArray seen()
    {
        test::Awaited<std::optional<Secret>> done;
        m_store->read(m_setup->name, done.completion());
        return test::SecretSetup::told(done.take());
    }
    Result<void> remove()
    {
        test::Awaited<void> done;
        m_store->remove(m_setup->name, done.completion());
        return done.take();
    }

    std::unique_ptr<test::SecretSetup> m_setup;
    std::unique_ptr<secrets::FallbackStore> m_store;
};

void TestFallbackStore::memoryGivesBackAndForgets()
{
    secrets::MemoryStore store;
    QVERIFY(!store.isPersistent());
    test::Awaited<void> written;
    store.write(m_setup->name, Secret("v1"), written.completion());
    QVERIFY(!written.hasAnswer());
    QVERIFY(written.take());
    test::Awaited<std::optional<Secret>> read;
    store.read(m_setup->name, read.completion());
    QCOMPARE(test::SecretSetup::told(read.take()), QByteArray("v1"));
    test::Awaited<void> removed;
    store.remove(m_setup->name, removed.completion());
    QVERIFY(removed.take());
    test::Awaited<std::optional<Secret>> again;
    store.read(m_setup->name, again.completion());
    QCOMPARE(test::SecretSetup::told(again.take()), QByteArray("nothing"));
}

void TestFallbackStore::usesTheLastingStoreWhereThereIsOne()
{
    QVERIFY(m_store->isPersistent());
    QVERIFY(write("v1"));
    QVERIFY(m_store->isPersistent());
    QCOMPARE(m_setup->seen(), QByteArray("v1"));
    QCOMPARE(seen(), QByteArray("v1"));
}

void TestFallbackStore::keepsInMemoryWhereThereIsNoService() // B8.2, R16
{
    QSignalSpy changes(m_store.get(), &secrets::SecretStore::persistenceChanged);
    m_setup->keychain.state = State::NoService;
    QVERIFY(write("v1"));
    QVERIFY(!m_store->isPersistent());
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().first().toBool(), false);
    QCOMPARE(seen(), QByteArray("v1"));
    QVERIFY(m_setup->keychain.entries.isEmpty());
    m_store = std::make_unique<secrets::FallbackStore>(*m_setup->store); // the next run
    QCOMPARE(seen(), QByteArray("nothing"));
}

void TestFallbackStore::writesNothingSecretToTheDisk() // B8.1, B8.2
{
    m_setup->keychain.state = State::NoService;
    QVERIFY(write("the-refresh-token"));
    QDirIterator files(m_setup->top.path(), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("the-refresh-token"), qPrintable(file.fileName()));
    }
}

void TestFallbackStore::goesBackToTheLastingStore()
{
    m_setup->keychain.state = State::NoService;
    QVERIFY(write("v1"));
    m_setup->keychain.state = State::Open;
    QVERIFY(write("v2"));
    QVERIFY(m_store->isPersistent());
    QCOMPARE(seen(), QByteArray("v2"));
    QCOMPARE(m_setup->seen(), QByteArray("v2"));
}

void TestFallbackStore::forgetsWhatIsRemoved()
{
    m_setup->keychain.state = State::NoService;
    QVERIFY(write("v1"));
    QVERIFY(remove());
    QCOMPARE(seen(), QByteArray("nothing"));
}

void TestFallbackStore::passesOtherErrorsOn()
{
    QVERIFY(write("v1"));
    m_setup->keychain.state = State::Locked;
    const Result<void> written = write("v2");
    QVERIFY(!written);
    QCOMPARE(written.error().rule, QStringLiteral("locked"));
    QCOMPARE(seen(), QByteArray("error locked"));
    QVERIFY(!remove());
    m_setup->keychain.state = State::Open;
    QCOMPARE(seen(), QByteArray("v1"));
}

void TestFallbackStore::passesTheWaitingOn()
{
    QSignalSpy waiting(m_store.get(), &secrets::SecretStore::waitingForSystem);
    Q_EMIT m_setup->store->waitingForSystem(true);
    QCOMPARE(waiting.size(), 1);
}

QTEST_GUILESS_MAIN(TestFallbackStore)
#include "tst_fallbackstore.moc"
