// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/awaited.h"
#include "support/manualclock.h"
#include "support/strict.h"
#include "support/transcriptnetwork.h"

#include <QTest>

using namespace accountdesk;
using test::TranscriptNetwork;

namespace {

net::Outgoing request()
{
    net::Outgoing outgoing;
    outgoing.verb = "GET";
    outgoing.url = QUrl(QStringLiteral("https://tenant.example/a"));
    outgoing.headers = {{"Accept", "application/json"}};
    outgoing.bearer = Secret(QByteArrayLiteral("token-1"));
    outgoing.bearerOrigin = QUrl(QStringLiteral("https://tenant.example"));
    return outgoing;
}

} // namespace

/// The double itself: it must be able to fail.
class TranscriptNetworkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void answersWhatTheScriptSays()
    {
        TranscriptNetwork network(m_clock);
        network.expectGet("/a", test::jsonAnswer("{}"));
        test::Awaited<net::Answer> answer;
        network.send(request(), this, answer.completion());
        QVERIFY(!answer.hasAnswer());
        const auto result = answer.take();
        QVERIFY(result);
        QCOMPARE(result->body, "{}");
        QCOMPARE(network.takeProblems(), QStringList());
    }

    void noticesEachDifference_data()
    {
        QTest::addColumn<QByteArray>("what");
        for (const char *what : {"verb", "url", "bearer", "headers", "body", "origin"})
            QTest::newRow(what) << QByteArray(what);
    }

    void noticesEachDifference()
    {
        QFETCH(QByteArray, what);
        net::Outgoing outgoing = request();
        if (what == "verb")
            outgoing.verb = "POST";
        else if (what == "url")
            outgoing.url = QUrl(QStringLiteral("https://tenant.example/a?b"));
        else if (what == "bearer")
            outgoing.bearer = Secret(QByteArrayLiteral("token-2"));
        else if (what == "headers")
            outgoing.headers.emplaceBack("X-More", "1");
        else if (what == "body")
            outgoing.body = "{}";
        else
            outgoing.bearerOrigin = QUrl(QStringLiteral("https://tenant.example:8443"));
        TranscriptNetwork network(m_clock);
        network.expectGet("/a", test::jsonAnswer("{}"));
        test::Awaited<net::Answer> answer;
        network.send(std::move(outgoing), this, answer.completion());
        const QStringList problems = network.takeProblems();
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems.first().contains(QString::fromLatin1(what)),
                 qPrintable(problems.first()));
    }

    void noticesARequestThatIsNotInTheScript()
    {
        TranscriptNetwork network(m_clock);
        test::Awaited<net::Answer> answer;
        network.send(request(), this, answer.completion());
        QCOMPARE(answer.take().error().rule, QStringLiteral("script"));
        QCOMPARE(network.takeProblems(),
                 QStringList(QStringLiteral("not in the script: GET https://tenant.example/a")));
    }

    void noticesALineThatWasNotUsed()
    {
        TranscriptNetwork network(m_clock);
        network.expectGet("/b", test::jsonAnswer("{}"));
        QCOMPARE(network.takeProblems(),
                 QStringList(QStringLiteral("not sent: GET https://tenant.example/b")));
    }

    void cancelsAHeldRequestAtOnce()
    {
        TranscriptNetwork network(m_clock);
        network.expectHeldGet("/a", test::jsonAnswer("{}"));
        test::Awaited<net::Answer> answer;
        net::Transfer *transfer = network.send(request(), this, answer.completion());
        QCOMPARE(network.inFlight(), 1);
        transfer->cancel();
        QCOMPARE(network.inFlight(), 0);
        QCOMPARE(answer.take().error().kind, Error::Kind::Cancelled);
    }

private:
    test::ManualClock m_clock;
};

QTEST_GUILESS_MAIN(TranscriptNetworkTest)
#include "tst_transcriptnetwork.moc"
