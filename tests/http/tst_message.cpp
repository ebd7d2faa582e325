// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/message.h"
#include "http/responsetext.h"
#include "support/strict.h"

#include <QtTest>

using namespace accountdesk;

class TestMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void findsHeadersWithoutCase();
    void setHeaderReplacesAndAddingKeepsBoth();
    void headerThatWouldSplitTheAnswerBecomes500_data();
    void headerThatWouldSplitTheAnswerBecomes500();
    void announcesLengthOnlyWhereABodyMayBe();
};

void TestMessage::findsHeadersWithoutCase()
{
    http::Request request;
    request.headers = {{"Host", "a"}, {"X-One", "1"}, {"x-one", "2"}};
    QCOMPARE(request.header("HOST"), QByteArray("a"));
    QCOMPARE(request.header("x-ONE"), QByteArray("1"));
    QCOMPARE(request.headerCount("X-one"), 2);
    QCOMPARE(request.headerCount("absent"), 0);
    QVERIFY(request.header("absent").isEmpty());
}

void TestMessage::setHeaderReplacesAndAddingKeepsBoth()
{
    http::Response response = http::Response::text(200, "x");
    response.setHeader("content-type", "text/html");
    QCOMPARE(response.headers.size(), 1);
    response.headers.append(http::Header("Set-Cookie", "a=1"));
    response.headers.append(http::Header("Set-Cookie", "b=2"));
    const QByteArray head = http::headOf(response, false);
    QCOMPARE(head.count("Set-Cookie: "), 2);
    QVERIFY(head.contains("\r\nContent-Type: text/html\r\n"));
}

void TestMessage::headerThatWouldSplitTheAnswerBecomes500_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("B11.9 line end in the value") << QByteArray("X") << QByteArray("a\r\nSet: b");
    QTest::newRow("B11.9 line feed in the value") << QByteArray("X") << QByteArray("a\nb");
    QTest::newRow("B11.9 carriage return in the value") << QByteArray("X") << QByteArray("a\rb");
    QTest::newRow("B11.9 NUL in the value") << QByteArray("X") << QByteArray("a\0b", 3);
    QTest::newRow("B11.9 line end in the name") << QByteArray("X: 1\r\nY") << QByteArray("a");
}

void TestMessage::headerThatWouldSplitTheAnswerBecomes500()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    http::Response response = http::Response::text(200, "secret");
    response.headers.append({name, value});
    const QByteArray head = http::headOf(response, false);
    QVERIFY(head.startsWith("HTTP/1.1 500 "));
    QVERIFY(head.contains("\r\nConnection: close\r\n"));
    QVERIFY(!head.contains("Set: b"));
}

void TestMessage::announcesLengthOnlyWhereABodyMayBe()
{
    http::Response response = http::Response::text(200, "four");
    QVERIFY(http::headOf(response, false).contains("\r\nContent-Length: 4\r\n"));
    for (const int status : {204, 304}) {
        response.status = status;
        QVERIFY(!http::headOf(response, false).contains("Content-Length"));
    }
}

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
