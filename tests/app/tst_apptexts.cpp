// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/lookup.h"
#include "support/strict.h"
#include "token/idtokenrules.h"
#include "widgets/actiontext.h"
#include "widgets/errortext.h"
#include "widgets/timetext.h"

#include <QTest>
#include <QTimeZone>

using namespace accountdesk;
using Kind = Error::Kind;

class tst_AppTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QLocale::setDefault(QLocale::c());
    }
    void init() { test::failOnAnyWarning(); }

    void everyActionHasItsWords();
    void everyErrorHasThreeParts_data();
    void everyErrorHasThreeParts();
    void everyTokenRuleHasASentence();
    void serverWordsAreQuotedNotTrusted();
    void momentsAreToldAsPeopleDo_data();
    void momentsAreToldAsPeopleDo();
    void unreadableTimestampStaysAsItIs();
    void durationsAreShortAndNeverNegative_data();
    void durationsAreShortAndNeverNegative();
};

void tst_AppTexts::everyActionHasItsWords()
{
    QSet<QString> titles;
    for (const catalogue::Action action : catalogue::allActions()) {
        titles.insert(actionTitle(action));
        QVERIFY(actionSentence(action).endsWith(QLatin1Char('.')));
        QVERIFY(actionEndpoint(action).contains(QLatin1Char('/')));
        const QString reason = capabilityReason(catalogue::Capability::NotGranted, action);
        QVERIFY(reason.contains(catalogue::anyOf(action).first()));
    }
    QCOMPARE(titles.size(), qsizetype(catalogue::actionCount));
}

void tst_AppTexts::everyErrorHasThreeParts_data()
{
    QTest::addColumn<Kind>("kind");
    for (int i = 0; i <= int(Kind::Cancelled); ++i)
        QTest::newRow(kindName(Kind(i)).data()) << Kind(i);
}

void tst_AppTexts::everyErrorHasThreeParts()
{
    QFETCH(Kind, kind);
    const Error error{kind, 0, {}, {}, {}, 12};
    const Banner::Message signIn = errorMessage(error);
    QVERIFY(!signIn.what.isEmpty());
    QVERIFY(!signIn.why.isEmpty());
    QVERIFY(!signIn.action.isEmpty());
    QCOMPARE(signIn.requestId, QStringLiteral("12"));
    const Error closed{Error::Kind::Network, 0, {}, QStringLiteral("RemoteHostClosedError"), {}, 0};
    QCOMPARE(errorMessage(closed).why,
             QStringLiteral("There is no usable connection. The other side closed the connection."));
    const Banner::Message reading = errorMessage(error, catalogue::Action::ReadUser);
    QVERIFY(reading.what.contains(actionTitle(catalogue::Action::ReadUser)));
    QVERIFY(!reading.why.isEmpty());
}

void tst_AppTexts::everyTokenRuleHasASentence()
{
    for (const QString &rule : token::ruleNames())
        QVERIFY2(!ruleSentence(rule).isEmpty(), qPrintable(rule));
    QVERIFY(ruleSentence(QStringLiteral("$.identities[1].provider"))
                .contains(QStringLiteral("identities[1]")));
    QVERIFY(ruleSentence(QStringLiteral("endpoint:token_endpoint"))
                .contains(QStringLiteral("token_endpoint")));
}

void tst_AppTexts::serverWordsAreQuotedNotTrusted()
{
    Error error{Kind::Rejected, 400, QStringLiteral("x"), QStringLiteral("<b>No</b> %1 &"), {}, 0};
    const Banner::Message message = errorMessage(error, catalogue::Action::ReadUser);
    QVERIFY(message.why.contains(QStringLiteral("“<b>No</b> %1 &”")));
    QVERIFY(message.why.contains(QStringLiteral("400")));
    error.detail = QString(5000, QLatin1Char('a'));
    QVERIFY(errorMessage(error).why.size() < 1000); // B13.2 long text cut
    const Error cancelled{Kind::Cancelled, 0, {}, QStringLiteral("signing in was cancelled"), {}, 0};
    QVERIFY(!errorMessage(cancelled).why.contains(cancelled.detail));
}

void tst_AppTexts::momentsAreToldAsPeopleDo_data()
{
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("text");
    QTest::newRow("today") << QStringLiteral("2026-01-02T16:20:00Z")
                           << QStringLiteral("Today, 16:20");
    QTest::newRow("yesterday") << QStringLiteral("2026-01-01T23:59:59Z")
                               << QStringLiteral("Yesterday, 23:59");
    QTest::newRow("tomorrow") << QStringLiteral("2026-01-03T09:40:00Z")
                              << QStringLiteral("Tomorrow, 09:40");
    QTest::newRow("long ago") << QStringLiteral("2023-03-14T08:00:00Z")
                              << QStringLiteral("14 March 2023, 08:00");
}

void tst_AppTexts::momentsAreToldAsPeopleDo()
{
    QFETCH(QString, time);
    QFETCH(QString, text);
    const QDateTime now(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
    QCOMPARE(localMoment(time, now), text);
}

void tst_AppTexts::unreadableTimestampStaysAsItIs()
{
    const QDateTime now(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
    QCOMPARE(localMoment(QStringLiteral("soon"), now), QStringLiteral("soon"));
}

void tst_AppTexts::durationsAreShortAndNeverNegative_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("whole");
    QTest::addColumn<QString>("big");
    QTest::newRow("past") << qint64(-5) << QStringLiteral("0 s") << QStringLiteral("0 s");
    QTest::newRow("seconds") << qint64(12) << QStringLiteral("12 s") << QStringLiteral("12 s");
    QTest::newRow("a minute") << qint64(60) << QStringLiteral("1 min") << QStringLiteral("1 min");
    QTest::newRow("hours") << qint64(62340) << QStringLiteral("17 h 19 min")
                           << QStringLiteral("17 h");
    QTest::newRow("days") << qint64(200000) << QStringLiteral("2 d 7 h") << QStringLiteral("2 d");
}

void tst_AppTexts::durationsAreShortAndNeverNegative()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, whole);
    QFETCH(QString, big);
    QCOMPARE(duration(seconds), whole);
    QCOMPARE(shortDuration(seconds), big);
}

QTEST_GUILESS_MAIN(tst_AppTexts)
#include "tst_apptexts.moc"
