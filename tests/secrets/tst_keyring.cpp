// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/random.h"
#include "privatekeyring.h"
#include "support/strict.h"
#include "traces.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace accountdesk;
using Keyring = test::PrivateKeyring::Keyring;

/// The store on a real gnome-keyring in a session of its own; the clients are other processes.
class TestKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theSearchFindsASecretInAnyForm_data();
    void theSearchFindsASecretInAnyForm();
    void keepsSecretsBetweenProcesses_data();
    void keepsSecretsBetweenProcesses();
    void survivesARestartOfTheKeyring();
    void tellsALockedKeyringFromNothingStored();
    void tellsAnEmptiedKeyring();
    void saysThatThereIsNoService();
    void saysThatThereIsNoBus();
    void noticesThatTheServiceIsGone();
    void waitsNoLongerThanItsDeadlineForAFrozenOne();
    void aLateAnswerDisturbsNothing();
    void aKilledProgramLeavesTheOldOrTheNewValue();
    void aProgramKilledWhileTheServiceWasFrozenLosesNothing();

private:
    /// A new one; cleanup() searches the disk for it.
    QByteArray secret(qsizetype size)
    {
        m_secrets.append(systemRandom(size));
        return m_secrets.last().toHex();
    }
    QByteArray write(const QByteArray &hex) { return keyring().client()->ask("write " + hex); }
    QByteArray read() { return keyring().client()->ask("read"); }
    test::PrivateKeyring &keyring() { return *m_keyring; }

    std::unique_ptr<test::PrivateKeyring> m_keyring;
    QList<QByteArray> m_secrets;
};

void TestKeyring::init()
{
    test::failOnAnyWarning();
    m_secrets.clear();
    m_keyring = std::make_unique<test::PrivateKeyring>();
}

void TestKeyring::cleanup() // B8.1, B8.2
{
    keyring().thaw();
    keyring().stopKeyring();
    QVERIFY(m_secrets.isEmpty() || test::filesBelow(keyring().top()) > 0);
    for (const QByteArray &secret : std::as_const(m_secrets))
        QCOMPARE(test::filesWithTraces(keyring().top(), secret), QStringList());
    m_keyring.reset();
}

#define START_KEYRING(how) \
    do { \
        const QString startProblem = keyring().startKeyring(how); \
        QVERIFY2(startProblem.isEmpty(), qPrintable(startProblem)); \
    } while (false)

void TestKeyring::theSearchFindsASecretInAnyForm_data()
{
    const QByteArray secret("a secret of some length, v1.Mr6_-AAAbbbCCCddd");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("as it is") << secret;
    QTest::newRow("hexadecimal") << secret.toHex();
    QTest::newRow("capital hexadecimal") << secret.toHex().toUpper();
    QTest::newRow("Base64") << secret.toBase64();
    QTest::newRow("Base64 behind one byte") << QByteArray("x" + secret).toBase64();
    QTest::newRow("Base64 behind two bytes") << QByteArray("xy" + secret + "z").toBase64();
    QTest::newRow("Base64url") << secret.toBase64(QByteArray::Base64UrlEncoding);
    QTest::newRow("its end") << secret.right(30);
}

void TestKeyring::theSearchFindsASecretInAnyForm()
{
    QFETCH(QByteArray, content);
    const QByteArray secret("a secret of some length, v1.Mr6_-AAAbbbCCCddd");
    QTemporaryDir folder;
    QDir(folder.path()).mkpath(QStringLiteral(".a/b"));
    QFile file(folder.filePath(QStringLiteral(".a/b/.hidden")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("before " + content + " behind");
    file.close();
    QCOMPARE(test::filesWithTraces(folder.path(), secret), QStringList{file.fileName()});
    QVERIFY(test::filesWithTraces(folder.path(), "quite another one, as long as that").isEmpty());
}

void TestKeyring::keepsSecretsBetweenProcesses_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("a refresh token") << 60;
    QTest::newRow("6 KB") << 6144;
    QTest::newRow("16 KB") << 16384;
}

void TestKeyring::keepsSecretsBetweenProcesses()
{
    QFETCH(int, size);
    START_KEYRING(Keyring::Unlocked);
    const QByteArray one = secret(size);
    QCOMPARE(write(one), QByteArray("done"));
    QCOMPARE(read(), "value " + one);
    const QByteArray two = secret(size / 2);
    QCOMPARE(write(two), QByteArray("done"));
    QCOMPARE(read(), "value " + two);
    QCOMPARE(keyring().client()->ask("remove"), QByteArray("done"));
    QCOMPARE(read(), QByteArray("nothing"));
    QCOMPARE(keyring().client()->ask("remove"), QByteArray("done"));
}

void TestKeyring::survivesARestartOfTheKeyring()
{
    START_KEYRING(Keyring::Unlocked);
    const QByteArray one = secret(6144);
    QCOMPARE(write(one), QByteArray("done"));
    keyring().stopKeyring();
    START_KEYRING(Keyring::Unlocked);
    QCOMPARE(read(), "value " + one);
}

void TestKeyring::tellsALockedKeyringFromNothingStored() // B8.4, R16
{
    START_KEYRING(Keyring::Unlocked);
    const QByteArray one = secret(6144);
    QCOMPARE(write(one), QByteArray("done"));
    keyring().stopKeyring();
    START_KEYRING(Keyring::Locked);
    const QByteArray seen = read();
    QVERIFY2(seen.startsWith("error locked |"), seen.constData());
    const QByteArray written = write(secret(60));
    QVERIFY2(written.startsWith("error locked |"), written.constData());
    const QByteArray removed = keyring().client()->ask("remove");
    QVERIFY2(removed.startsWith("error locked |"), removed.constData());
    keyring().stopKeyring();
    START_KEYRING(Keyring::Unlocked);
    QCOMPARE(read(), "value " + one); // nothing was deleted
}

void TestKeyring::tellsAnEmptiedKeyring() // B8.4, R16
{
    START_KEYRING(Keyring::Unlocked);
    QCOMPARE(write(secret(60)), QByteArray("done"));
    keyring().stopKeyring();
    QVERIFY(QDir(keyring().top() + QStringLiteral("/home/.local/share/keyrings")).removeRecursively());
    START_KEYRING(Keyring::Unlocked);
    const QByteArray seen = read();
    QVERIFY2(seen.startsWith("error locked emptied|"), seen.constData());
}

void TestKeyring::saysThatThereIsNoService() // B8.2, R16
{
    QVERIFY(keyring().startBus().isEmpty());
    QCOMPARE(read(), QByteArray("nothing"));
    const QByteArray written = write(secret(60));
    QVERIFY2(written.startsWith("error service |"), written.constData());
}

void TestKeyring::saysThatThereIsNoBus() // B8.2, R16
{
    QCOMPARE(read(), QByteArray("nothing"));
    const QByteArray written = write(secret(60));
    QVERIFY2(written.startsWith("error service |"), written.constData());
}

void TestKeyring::noticesThatTheServiceIsGone()
{
    START_KEYRING(Keyring::Unlocked);
    const QByteArray one = secret(6144);
    const auto client = keyring().client();
    QCOMPARE(client->ask("write " + one), QByteArray("done"));
    keyring().killKeyring();
    const QByteArray seen = client->ask("read");
    QVERIFY2(seen.startsWith("error service |"), seen.constData());
    START_KEYRING(Keyring::Unlocked);
    // The system's library keeps to the session that ended: only a new run finds the new service.
    QVERIFY(client->ask("read").startsWith("error service |"));
    QCOMPARE(read(), "value " + one);
}

void TestKeyring::waitsNoLongerThanItsDeadlineForAFrozenOne() // B8.4, R16
{
    START_KEYRING(Keyring::Unlocked);
    const QByteArray one = secret(60);
    QCOMPARE(write(one), QByteArray("done"));
    const auto client = keyring().client({300, 100, 0});
    keyring().freeze();
    client->send("read");
    QCOMPARE(client->line(), QByteArray("waiting 1"));
    const QByteArray seen = client->line();
    QVERIFY2(seen.startsWith("error deadline |"), seen.constData());
    keyring().thaw();
    QCOMPARE(client->line(), QByteArray("waiting 0")); // the job itself was left to end
    QCOMPARE(read(), "value " + one);
}

void TestKeyring::aLateAnswerDisturbsNothing()
{
    START_KEYRING(Keyring::Unlocked);
    const QByteArray one = secret(6144);
    QCOMPARE(write(one), QByteArray("done"));
    const auto client = keyring().client({300, 100, 0});
    keyring().freeze();
    client->send("write " + secret(6144));
    QCOMPARE(client->line(), QByteArray("waiting 1"));
    const QByteArray written = client->line();
    QVERIFY2(written.startsWith("error deadline |"), written.constData());
    keyring().thaw();
    QCOMPARE(client->line(), QByteArray("waiting 0"));
    QCOMPARE(read(), "value " + one);
}

void TestKeyring::aKilledProgramLeavesTheOldOrTheNewValue()
{
    START_KEYRING(Keyring::Unlocked);
    // It reads the first entry, writes three parts and the first entry (the fifth job), then looks
    // for the four old parts and removes them.
    for (int jobs = 1; jobs <= 15; ++jobs) {
        const QByteArray before = secret(6144);
        const QByteArray after = secret(5000);
        QCOMPARE(write(before), QByteArray("done"));
        const auto client = keyring().client({60'000, 60'000, jobs});
        const bool isWritten = client->ask("write " + after) == "done";
        QVERIFY2(client->endsKilled(), QByteArray::number(jobs).constData());
        QVERIFY2(isWritten == (jobs > 5), QByteArray::number(jobs).constData());
        QCOMPARE(read(), "value " + (jobs >= 5 ? after : before));
    }
}

void TestKeyring::aProgramKilledWhileTheServiceWasFrozenLosesNothing()
{
    START_KEYRING(Keyring::Unlocked);
    const QByteArray one = secret(6144);
    QCOMPARE(write(one), QByteArray("done"));
    const auto client = keyring().client({60'000, 100, 0});
    keyring().freeze();
    client->send("write " + secret(60));
    QCOMPARE(client->line(), QByteArray("waiting 1"));
    client->kill();
    keyring().thaw();
    QCOMPARE(read(), "value " + one);
}

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
