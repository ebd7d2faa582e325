// SPDX-License-Identifier: GPL-3.0-or-later
#include "profilefolder.h"
#include "records/rescuecopy.h"
#include "support/strict.h"

#include <memory>

using namespace accountdesk;
using records::RescueCopies;
using records::RescueCopy;

namespace {

RescueCopy copy(const QString &id, int second)
{
    return {id, QStringLiteral("google-oauth2|1"), QStringLiteral("Ada \"L\""),
            QByteArray("{\"n\": 0.10}"), QByteArray(),
            QDateTime(QDate(2026, 1, 2), QTime(3, 4, second), Qt::UTC)};
}

} // namespace

class TestRescueCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnAnyWarning();
        m_profile = std::make_unique<test::ProfileFolder>();
    }
    void givesBackTheNewestFirst();
    void removesOne();
    void refusesAnIdThatLeavesTheFolder();
    void passesOverWhatIsBrokenOrOfALaterVersion();
    void followsNoLink();

private:
    RescueCopies copies() const { return RescueCopies(m_profile->account()); }
    std::unique_ptr<test::ProfileFolder> m_profile;
};

void TestRescueCopy::givesBackTheNewestFirst()
{
    QVERIFY(copies().all().isEmpty());
    for (int second : {2, 3, 1})
        QVERIFY(copies().save(copy(QStringLiteral("id-%1").arg(second), second)));
    QVERIFY(copies().all()
            == (QList<RescueCopy>{copy(QStringLiteral("id-3"), 3), copy(QStringLiteral("id-2"), 2),
                                  copy(QStringLiteral("id-1"), 1)}));
}

void TestRescueCopy::removesOne()
{
    QVERIFY(copies().save(copy(QStringLiteral("a"), 1)));
    QVERIFY(copies().save(copy(QStringLiteral("b"), 2)));
    QVERIFY(copies().remove(QStringLiteral("b")));
    QVERIFY(copies().remove(QStringLiteral("b")));
    QVERIFY(copies().all() == QList<RescueCopy>{copy(QStringLiteral("a"), 1)});
}

void TestRescueCopy::refusesAnIdThatLeavesTheFolder()
{
    for (const QString &id : {QString(), QStringLiteral("../x"), QStringLiteral("a.b")}) {
        const Result<void> saved = copies().save(copy(id, 1));
        QVERIFY(!saved);
        QCOMPARE(saved.error().rule, QStringLiteral("file"));
    }
    QVERIFY(m_profile->files().isEmpty());
}

void TestRescueCopy::passesOverWhatIsBrokenOrOfALaterVersion() // B8.5
{
    QVERIFY(copies().save(copy(QStringLiteral("good"), 1)));
    QVERIFY(m_profile->plant(QStringLiteral("rescue-bad.json"), "{\"version\":1}"));
    QVERIFY(m_profile->plant(QStringLiteral("rescue-new.json"), "{\"version\":7}"));
    QCOMPARE(copies().all().size(), 1);
    QCOMPARE(m_profile->files(),
             (QStringList{QStringLiteral("rescue-bad.json.broken"),
                          QStringLiteral("rescue-good.json"), QStringLiteral("rescue-new.json")}));
}

void TestRescueCopy::followsNoLink() // B14.3
{
    QVERIFY(copies().save(copy(QStringLiteral("good"), 1)));
    QVERIFY(QFile::link(m_profile->account().pathOf(QStringLiteral("rescue-good.json")),
                        m_profile->account().pathOf(QStringLiteral("rescue-link.json"))));
    QCOMPARE(copies().all().size(), 1);
}

QTEST_GUILESS_MAIN(TestRescueCopy)
#include "tst_rescuecopy.moc"
