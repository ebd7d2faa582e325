// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/network.h"
#include "support/strict.h"

#include <QtTest>

using namespace accountdesk;

class TestOrigin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void comparesWholeOrigins_data();
    void comparesWholeOrigins();
    void knowsLoopback_data();
    void knowsLoopback();
    void answerKnowsJsonByItsMediaType_data();
    void answerKnowsJsonByItsMediaType();
};

void TestOrigin::comparesWholeOrigins_data()
{
    QTest::addColumn<QUrl>("a");
    QTest::addColumn<QUrl>("b");
    QTest::addColumn<bool>("isSame");
    const auto row = [](const char *name, const char *a, const char *b, bool isSame) {
        QTest::newRow(name) << QUrl(QString::fromLatin1(a)) << QUrl(QString::fromLatin1(b))
                            << isSame;
    };
    row("path differs", "https://t.example/a?b", "https://t.example/", true);
    row("default port written out", "https://t.example:443/", "https://t.example/", true);
    row("default port of http", "http://t.example:80/", "http://t.example/", true);
    row("letter case of the host", "https://T.Example/", "https://t.example/", true);
    row("scheme", "http://t.example/", "https://t.example/", false);
    row("scheme on one port", "http://t.example:443/", "https://t.example/", false);
    row("port", "https://t.example:8443/", "https://t.example/", false);
    row("host that begins alike", "https://t.example.evil/", "https://t.example/", false);
    row("host that ends alike", "https://at.example/", "https://t.example/", false);
    row("name of an address", "http://localhost:1/", "http://127.0.0.1:1/", false);
    row("no host", "file:///a", "file:///a", false);
    row("empty", "", "", false);
}

void TestOrigin::comparesWholeOrigins()
{
    QFETCH(QUrl, a);
    QFETCH(QUrl, b);
    QTEST(net::isSameOrigin(a, b), "isSame");
    QTEST(net::isSameOrigin(b, a), "isSame");
}

void TestOrigin::knowsLoopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLoopback");
    const auto row = [](const char *host, bool isLoopback) {
        QTest::newRow(host) << QString::fromLatin1(host) << isLoopback;
    };
    row("127.0.0.1", true);
    row("127.8.9.1", true);
    row("[::1]", true);
    row("localhost", true);
    row("LOCALHOST", true);
    row("127.0.0.1.evil.example", false);
    row("localhost.evil.example", false);
    row("128.0.0.1", false);
    row("0.0.0.0", false);
    row("[::2]", false);
    row("t.example", false);
}

void TestOrigin::knowsLoopback()
{
    QFETCH(QString, host);
    QTEST(net::isLoopback(QUrl(QStringLiteral("http://%1:1/").arg(host))), "isLoopback");
}

void TestOrigin::answerKnowsJsonByItsMediaType_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("isJson");
    QTest::newRow("plain") << QByteArray("application/json") << true;
    QTest::newRow("with charset") << QByteArray("Application/JSON; charset=utf-8") << true;
    QTest::newRow("problem") << QByteArray("application/problem+json") << true;
    QTest::newRow("R7 web page") << QByteArray("text/html") << false;
    QTest::newRow("R7 absent") << QByteArray() << false;
    QTest::newRow("R7 JSON in a parameter") << QByteArray("text/html; a=application/json") << false;
    QTest::newRow("begins alike") << QByteArray("application/jsonp") << false;
}

void TestOrigin::answerKnowsJsonByItsMediaType()
{
    QFETCH(QByteArray, type);
    net::Answer answer;
    answer.headers = {{"Other", "application/json"}, {"content-type", type}};
    QTEST(answer.isJson(), "isJson");
    QCOMPARE(answer.header("OTHER"), QByteArray("application/json"));
    QVERIFY(answer.header("absent").isNull());
}

QTEST_GUILESS_MAIN(TestOrigin)
#include "tst_origin.moc"
