// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsondiff/background.h"
#include "support/awaited.h"
#include "support/strict.h"

#include <QTest>
#include <QThreadPool>

using namespace accountdesk;
using namespace accountdesk::jsondiff;

class JsonBackgroundTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void parsesOnAnotherThreadAndAnswersHere();
    void saysWhyItRefuses();
    void compares();
    void dropsWhatNobodyAwaits();
};

void JsonBackgroundTest::parsesOnAnotherThreadAndAnswersHere()
{
    test::Awaited<json::Document> answer;
    parseInBackground("{\"a\": 1.0}", {}, answer.completion());
    QVERIFY(!answer.hasAnswer());
    const auto document = answer.take();
    QVERIFY(document);
    QCOMPARE(document->source(), QByteArray("{\"a\": 1.0}"));
}

void JsonBackgroundTest::saysWhyItRefuses()
{
    test::Awaited<json::Document> answer;
    json::Limits limits;
    limits.depth = 3;
    parseInBackground("[[[[]]]]", limits, answer.completion());
    const auto document = answer.take();
    QVERIFY(!document);
    QCOMPARE(document.error().rule, QStringLiteral("line 1, column 4"));
}

void JsonBackgroundTest::compares()
{
    test::Awaited<Comparison> answer;
    compareInBackground(json::Document::parse("[1,2]")->root(), json::Document::parse("[1,3]")->root(), 10,
                        answer.completion());
    const auto comparison = answer.take();
    QVERIFY(comparison);
    QCOMPARE(comparison->changes.size(), 1);
    QCOMPARE(comparison->changes.first().path, QStringLiteral("$[1]"));
    QVERIFY(comparison->isComplete);
}

void JsonBackgroundTest::dropsWhatNobodyAwaits()
{
    bool wasCalled = false;
    {
        QObject owner;
        parseInBackground("[]", {}, {&owner, [&](const Result<json::Document> &) { wasCalled = true; }});
    }
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::sendPostedEvents();
    QVERIFY(!wasCalled);
}

QTEST_GUILESS_MAIN(JsonBackgroundTest)
#include "tst_jsonbackground.moc"
