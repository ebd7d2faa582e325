// SPDX-License-Identifier: GPL-3.0-or-later
#include "profilefolder.h"
#include "records/draftstore.h"
#include "support/strict.h"

#include <memory>

using namespace accountdesk;
using records::Draft;
using records::DraftStore;

namespace {

const QString fileName = QStringLiteral("draft.json");
const QDateTime moment(QDate(2026, 1, 2), QTime(3, 4, 5, 6), Qt::UTC);

} // namespace

class TestDraftStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnAnyWarning();
        m_profile = std::make_unique<test::ProfileFolder>();
    }
    void hasNoneAtFirst();
    void givesBackEveryByte_data();
    void givesBackEveryByte();
    void keepsTheNewestOnly();
    void discards();
    void setsABrokenFileAside_data() { test::addBrokenRows(); }
    void setsABrokenFileAside();
    void savesNotOverABrokenFile_data() { test::addBrokenRows(); }
    void savesNotOverABrokenFile();
    void refusesAndKeepsAFileOfALaterVersion();
    void keepsAccountsApart();

private:
    DraftStore store() const { return DraftStore(m_profile->account()); }
    std::unique_ptr<test::ProfileFolder> m_profile;
};

void TestDraftStore::hasNoneAtFirst()
{
    const auto loaded = store().load();
    QVERIFY(loaded && !loaded.value());
}

void TestDraftStore::givesBackEveryByte_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("edited");
    QTest::newRow("JSON") << QByteArray("{\"n\": 0.10, \"a\": 1}") << QByteArray("{\"n\":1e400}");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("half typed") << QByteArray("{}") << QByteArray("{\"a\": \"\\u00");
    QTest::newRow("controls") << QByteArray("\t\r\n\x01\x7f") << QByteArray("a\0b", 3);
    QTest::newRow("beyond the basic plane") << QByteArray("\"\xf0\x9f\x92\xbb\"") << QByteArray("\xc3\xa9");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}") << QByteArray("{}");
    QTest::newRow("no UTF-8") << QByteArray("\xff\xfe\x80") << QByteArray("\xed\xa0\x80");
    QTest::newRow("a megabyte") << QByteArray(1 << 20, '"') << QByteArray(1 << 20, '\\');
}

void TestDraftStore::givesBackEveryByte()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, edited);
    const Draft draft{base, edited, moment};
    QVERIFY(store().save(draft));
    const auto loaded = store().load();
    QVERIFY(loaded && loaded.value());
    QCOMPARE(loaded.value()->base, base);
    QCOMPARE(loaded.value()->edited, edited);
    QCOMPARE(loaded.value()->savedAt, moment);
}

void TestDraftStore::keepsTheNewestOnly()
{
    QVERIFY(store().save({"{}", "{1", moment}));
    QVERIFY(store().save({"{}", "{12", moment.addSecs(1)}));
    QVERIFY(*store().load().value() == (Draft{"{}", "{12", moment.addSecs(1)}));
    QCOMPARE(m_profile->files(), QStringList{fileName});
}

void TestDraftStore::discards()
{
    QVERIFY(store().discard());
    QVERIFY(store().save({"{}", "{1", moment}));
    QVERIFY(store().discard());
    QVERIFY(!store().load().value());
}

void TestDraftStore::setsABrokenFileAside() // B8.5
{
    QFETCH(QByteArray, bytes);
    QVERIFY(m_profile->plant(fileName, bytes));
    const auto loaded = store().load();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, Error::Kind::Rejected);
    QCOMPARE(loaded.error().rule, QStringLiteral("draft"));
    QCOMPARE(m_profile->content(fileName + QStringLiteral(".broken")), bytes);
    const auto again = store().load();
    QVERIFY(again && !again.value());
}

void TestDraftStore::savesNotOverABrokenFile()
{
    QFETCH(QByteArray, bytes);
    const bool isOurs = bytes.startsWith("{\"version\":1");
    QVERIFY(m_profile->plant(fileName, bytes));
    QVERIFY(store().save({"{}", "{1", moment}));
    QVERIFY(isOurs || m_profile->content(fileName + QStringLiteral(".broken")) == bytes);
    QVERIFY(store().load().value());
}

void TestDraftStore::refusesAndKeepsAFileOfALaterVersion() // B8.5
{
    const QByteArray bytes("{\"version\":2,\"drafts\":[]}");
    QVERIFY(m_profile->plant(fileName, bytes));
    const auto loaded = store().load();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().rule, QStringLiteral("draft"));
    QVERIFY(!store().save({"{}", "{1", moment}));
    QCOMPARE(m_profile->content(fileName), bytes);
    QCOMPARE(m_profile->files(), QStringList{fileName});
}

void TestDraftStore::keepsAccountsApart()
{
    const DraftStore other(records::AccountFolder(
        m_profile->path(), {QStringLiteral("https://tenant.example/"), QStringLiteral("auth0|2")}));
    QVERIFY(store().save({"{}", "{1", moment}));
    QVERIFY(!other.load().value());
}

QTEST_GUILESS_MAIN(TestDraftStore)
#include "tst_draftstore.moc"
