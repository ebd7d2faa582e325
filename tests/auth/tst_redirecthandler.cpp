// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/redirecthandler.h"
#include "http/rawclient.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace accountdesk;
using auth::RedirectHandler;
using test::RawClient;

namespace {

const QByteArray state = QByteArrayLiteral("s-9dK2l_state");

class HandlerCase
{
public:
    HandlerCase() { isListening = handler.listen({0}).has_value(); }

    QByteArray host() const { return "127.0.0.1:" + QByteArray::number(handler.port()); }
    QByteArray request(const QByteArray &target, const QByteArray &method = "GET") const
    {
        return method + ' ' + target + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n";
    }
    /// The status that a request of its own connection gets.
    int statusOf(const QByteArray &bytes)
    {
        RawClient client(handler.port());
        client.send(bytes);
        return client.waitForAnswers(1) ? client.statuses().first() : 0;
    }
    /// Not if it is still busy with as many connections as it takes.
    bool isAnswering()
    {
        RawClient client(handler.port());
        client.send(request("/x"));
        return QTest::qWaitFor([&] { return !client.isOpen() || !client.statuses().isEmpty(); })
            && client.statuses() == QList<int>{404};
    }
    int statusOfCallback()
    {
        return statusOf(request("/callback?code=abc&state=" + state));
    }

    RedirectHandler handler{state};
    QSignalSpy answered{&handler, &RedirectHandler::answered};
    bool isListening = false;
};

} // namespace

class RedirectHandlerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void listensOnLoopbackOnly();
    void takesTheFirstFreePort();
    void namesAllPortsThatAreTaken();
    void takesTheCallbackAndServesDoneOnce();
    void servesTheBrowserAfterItsListeners();
    void passesAnErrorOn();
    void givesDecodedParameters();
    void refusesAndGoesOnListening_data();
    void refusesAndGoesOnListening();
    void takesARequestInPieces_data();
    void takesARequestInPieces();
    void doesNotTakeASecondCallback();
    void closesWithoutDone();
    void survivesManyConnections();
    void showsAStaticPage_data();
    void showsAStaticPage();
};

void RedirectHandlerTest::listensOnLoopbackOnly()
{
    // B3.1, B1.5
    HandlerCase c;
    QVERIFY(c.isListening);
    QVERIFY(c.handler.port() >= 1024);
    QCOMPARE(c.handler.callback(),
             QStringLiteral("http://127.0.0.1:%1/callback").arg(c.handler.port()));
    QTcpSocket elsewhere;
    elsewhere.connectToHost(QHostAddress(QStringLiteral("127.0.0.2")), c.handler.port());
    QVERIFY(!elsewhere.waitForConnected());
    QCOMPARE(elsewhere.error(), QAbstractSocket::ConnectionRefusedError);
}

void RedirectHandlerTest::takesTheFirstFreePort()
{
    // B1.6
    QTcpServer taken;
    QTcpServer spare;
    QVERIFY(taken.listen(QHostAddress(QHostAddress::LocalHost)));
    QVERIFY(spare.listen(QHostAddress(QHostAddress::LocalHost)));
    const quint16 second = spare.serverPort();
    spare.close();
    RedirectHandler handler(state);
    QVERIFY(handler.listen({taken.serverPort(), second}));
    QCOMPARE(handler.port(), second);
}

void RedirectHandlerTest::namesAllPortsThatAreTaken()
{
    // B1.6
    QTcpServer one;
    QTcpServer two;
    QVERIFY(one.listen(QHostAddress(QHostAddress::LocalHost)));
    QVERIFY(two.listen(QHostAddress(QHostAddress::LocalHost)));
    RedirectHandler handler(state);
    const Result<void> result = handler.listen({one.serverPort(), two.serverPort()});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Network);
    QCOMPARE(result.error().rule, QStringLiteral("callbackPort"));
    QCOMPARE(result.error().detail,
             QStringLiteral("%1, %2").arg(one.serverPort()).arg(two.serverPort()));
    QVERIFY(!handler.isListening());
}

void RedirectHandlerTest::takesTheCallbackAndServesDoneOnce()
{
    // B3.1, B3.8
    HandlerCase c;
    const QSignalSpy closed(&c.handler, &RedirectHandler::closed);
    RawClient client(c.handler.port());
    client.send(c.request("/callback?code=abc&state=" + state));
    QVERIFY(client.waitForAnswers(1));
    QCOMPARE(client.statuses(), QList<int>{303});
    QVERIFY(client.received().contains("\r\nLocation: /done\r\n"));
    QVERIFY(c.handler.isListening());
    client.send(c.request("/done"));
    QVERIFY(client.waitForAnswers(2));
    QCOMPARE(client.statuses(), (QList<int>{303, 200}));
    QVERIFY(client.waitForEnd());
    QTRY_VERIFY(!c.handler.isListening());
    QCOMPARE(closed.count(), 1);
    QCOMPARE(c.answered.count(), 1);
}

void RedirectHandlerTest::servesTheBrowserAfterItsListeners()
{
    HandlerCase c;
    RawClient client(c.handler.port());
    QByteArray before("not asked");
    connect(&c.handler, &RedirectHandler::answered, &c.handler,
            [&] { before = client.received(); });
    client.send(c.request("/callback?code=abc&state=" + state));
    QVERIFY(client.waitForAnswers(1));
    QCOMPARE(before, QByteArray());
}

void RedirectHandlerTest::passesAnErrorOn()
{
    HandlerCase c;
    QCOMPARE(c.statusOf(c.request("/callback?error=access_denied&error_description=No%20%3Cb%3E&state="
                                  + state)), 303);
    const QVariantMap parameters = c.answered.first().first().toMap();
    QCOMPARE(parameters.value(QStringLiteral("error")).toString(), QStringLiteral("access_denied"));
    QCOMPARE(parameters.value(QStringLiteral("error_description")).toString(), QStringLiteral("No <b>"));
}

void RedirectHandlerTest::givesDecodedParameters()
{
    HandlerCase c;
    QCOMPARE(c.statusOf(c.request("/callback?code=a%2Fb%2B%25c&state=" + state
                                  + "&iss=https%3A%2F%2Ft.example%2F")), 303);
    const QVariantMap parameters = c.answered.first().first().toMap();
    QCOMPARE(parameters.value(QStringLiteral("code")).toString(), QStringLiteral("a/b+%c"));
    QCOMPARE(parameters.value(QStringLiteral("iss")).toString(), QStringLiteral("https://t.example/"));
}

void RedirectHandlerTest::refusesAndGoesOnListening_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("host"); // empty: the right one
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &target, int status = 400,
                        const QByteArray &method = "GET", const QByteArray &host = {}) {
        QTest::newRow(name) << method << target << host << status;
    };
    const QByteArray good = "/callback?code=abc&state=" + state;
    row("B3.3 no state", "/callback?code=abc");
    row("B3.3 empty state", "/callback?code=abc&state=");
    row("B3.3 wrong state", "/callback?code=abc&state=x" + state);
    row("B3.3 state in capitals", "/callback?code=abc&state=" + state.toUpper());
    row("B3.3 beginning of the state", "/callback?code=abc&state=" + state.chopped(1));
    row("B3.3 doubled state", good + "&state=" + state);
    row("B3.3 right and wrong state", good + "&state=other");
    row("B3.3 error without state", "/callback?error=access_denied");
    row("B3.3 error with a wrong state", "/callback?error=access_denied&state=other");
    row("B3.4 code and error", good + "&error=access_denied");
    row("B3.4 neither code nor error", "/callback?state=" + state);
    row("B3.4 empty code", "/callback?code=&state=" + state);
    row("B3.4 empty error", "/callback?error=&state=" + state);
    row("B3.4 doubled code", good + "&code=abd");
    row("B3.4 doubled iss", good + "&iss=a&iss=b");
    row("B3.4 code of 5 kB", "/callback?code=" + QByteArray(5000, 'a') + "&state=" + state);
    row("B3.4 line break in the code", "/callback?code=a%0Ab&state=" + state);
    row("B3.4 zero byte in the code", "/callback?code=a%00b&state=" + state);
    row("B3.4 code of other letters", "/callback?code=%C3%A4&state=" + state);
    row("B3.4 broken percent sign", "/callback?code=a%zz&state=" + state);
    row("B3.4 bytes that are no text", "/callback?code=a&state=" + state + "&x=%ff");
    row("no query", "/callback");
    row("B3.2 other path", "/", 404);
    row("B3.2 icon", "/favicon.ico", 404);
    row("B3.2 path that goes on", "/callbackXX?code=abc&state=" + state, 404);
    row("B3.2 slash behind", "/callback/?code=abc&state=" + state, 404);
    row("B3.2 encoded path", "/%63allback?code=abc&state=" + state, 404);
    row("B3.2 done before its time", "/done", 404);
    row("B3.2 POST", good, 405, "POST");
    row("B3.2 HEAD", good, 405, "HEAD");
    row("B3.7 preflight", good, 405, "OPTIONS");
    row("B3.2 foreign host", good, 421, "GET", "evil.example");
    row("B3.2 localhost", good, 421, "GET", "localhost");
    row("B3.2 host without port", good, 421, "GET", "127.0.0.1");
    row("B3.5 request line of 20 kB", "/callback?code=" + QByteArray(20000, 'a'), 414);
}

void RedirectHandlerTest::refusesAndGoesOnListening()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, host);
    HandlerCase c;
    RawClient client(c.handler.port());
    client.send(method + ' ' + target + " HTTP/1.1\r\nHost: " + (host.isEmpty() ? c.host() : host)
                + "\r\n\r\n");
    // The answer to HEAD has no body, so its head is waited for.
    QVERIFY(QTest::qWaitFor([&client] { return client.received().contains("\r\n\r\n"); }, 20000));
    QTEST(client.received().mid(9, 3).toInt(), "status");
    QVERIFY(!client.received().toLower().contains("access-control"));
    QCOMPARE(c.answered.count(), 0);
    QVERIFY(c.handler.isListening());
    QCOMPARE(c.statusOfCallback(), 303);
    QCOMPARE(c.answered.count(), 1);
}

void RedirectHandlerTest::takesARequestInPieces_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::addColumn<QList<int>>("statuses");
    const QByteArray target = "/callback?code=abc&state=" + state;
    const QByteArray host = "Host: HOST\r\n";
    QTest::newRow("B3.5 split in the URL")
        << QByteArrayList{"GET /callback?code=abc&st", "ate=" + state + " HTTP/1.1\r\n" + host + "\r\n"}
        << QList<int>{303};
    QTest::newRow("B3.5 split after the request line")
        << QByteArrayList{"GET " + target + " HTTP/1.1\r\n", host, "\r\n"} << QList<int>{303};
    QTest::newRow("B3.5 split in a line break")
        << QByteArrayList{"GET " + target + " HTTP/1.1\r", "\n" + host + "\r", "\n"}
        << QList<int>{303};
    QTest::newRow("B3.5 stray and callback in one go")
        << QByteArrayList{"GET /favicon.ico HTTP/1.1\r\n" + host + "\r\nGET " + target
                          + " HTTP/1.1\r\n" + host + "\r\n"}
        << QList<int>{404, 303};
    QTest::newRow("B3.6 two callbacks in one go")
        << QByteArrayList{"GET " + target + " HTTP/1.1\r\n" + host + "\r\nGET " + target
                          + " HTTP/1.1\r\n" + host + "\r\n"}
        << QList<int>{303, 404};
    QTest::newRow("B3.5 headers of 20 kB")
        << QByteArrayList{"GET " + target + " HTTP/1.1\r\n" + host + "Cookie: ",
                          QByteArray(20000, 'x') + "\r\n\r\n"}
        << QList<int>{431};
    QTest::newRow("B3.5 a body") << QByteArrayList{"GET " + target + " HTTP/1.1\r\n" + host
                                                   + "Content-Length: 3\r\n\r\nabc"}
                                 << QList<int>{413};
    QTest::newRow("B3.5 binary") << QByteArrayList{QByteArray("\x16\x03\x01\x02\x00\x01\r\n\r\n", 10)}
                                 << QList<int>{400};
    QTest::newRow("B3.2 two hosts")
        << QByteArrayList{"GET " + target + " HTTP/1.1\r\n" + host + host + "\r\n"}
        << QList<int>{400};
    QTest::newRow("B3.2 no host")
        << QByteArrayList{"GET " + target + " HTTP/1.1\r\n\r\n"} << QList<int>{400};
}

void RedirectHandlerTest::takesARequestInPieces()
{
    QFETCH(QByteArrayList, pieces);
    QFETCH(QList<int>, statuses);
    HandlerCase c;
    RawClient client(c.handler.port());
    for (QByteArray piece : pieces) {
        client.send(piece.replace("HOST", c.host()));
        QVERIFY(test::turnEventLoop());
    }
    QVERIFY(client.waitForAnswers(int(statuses.size())));
    QCOMPARE(client.statuses(), statuses);
    QCOMPARE(c.answered.count(), statuses.contains(303) ? 1 : 0);
    if (!statuses.contains(303))
        QCOMPARE(c.statusOfCallback(), 303);
}

void RedirectHandlerTest::doesNotTakeASecondCallback()
{
    // B3.1, B3.6
    HandlerCase c;
    QCOMPARE(c.statusOfCallback(), 303);
    QCOMPARE(c.statusOfCallback(), 404);
    QCOMPARE(c.statusOf(c.request("/callback?code=other&state=" + state)), 404);
    QCOMPARE(c.statusOf(c.request("/done", "POST")), 405);
    QCOMPARE(c.statusOf(c.request("/done")), 200);
    QCOMPARE(c.answered.count(), 1);
    QTRY_VERIFY(!c.handler.isListening());
    QTcpSocket late;
    late.connectToHost(QHostAddress(QHostAddress::LocalHost), c.handler.port());
    QVERIFY(!late.waitForConnected());
}

void RedirectHandlerTest::closesWithoutDone()
{
    // B3.1
    HandlerCase c;
    QCOMPARE(c.statusOfCallback(), 303);
    QVERIFY(c.handler.isListening());
    QTRY_VERIFY_WITH_TIMEOUT(!c.handler.isListening(), 20000);
}

void RedirectHandlerTest::survivesManyConnections()
{
    // B3.5
    HandlerCase c;
    {
        std::vector<std::unique_ptr<RawClient>> idle;
        for (int i = 0; i < 10; ++i)
            idle.push_back(std::make_unique<RawClient>(c.handler.port()));
        QVERIFY(test::turnEventLoop());
        RawClient refused(c.handler.port());
        QVERIFY(refused.waitForEnd());
    }
    QTRY_VERIFY(c.isAnswering());
    QCOMPARE(c.statusOfCallback(), 303);
}

void RedirectHandlerTest::showsAStaticPage_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("B3.7 done") << QByteArray("/done?x=<script>secret-echo");
    QTest::newRow("B3.7 stray") << QByteArray("/secret-echo");
    QTest::newRow("B3.7 wrong state") << QByteArray("/callback?code=a&state=secret-echo");
}

void RedirectHandlerTest::showsAStaticPage()
{
    QFETCH(QByteArray, target);
    HandlerCase c;
    if (target.startsWith("/done"))
        QCOMPARE(c.statusOfCallback(), 303);
    RawClient client(c.handler.port());
    client.send(c.request(target));
    QVERIFY(client.waitForAnswers(1));
    const QByteArray answer = client.received();
    QVERIFY(!answer.contains("secret-echo"));
    QVERIFY(answer.contains("\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"));
    QVERIFY(answer.contains("\r\nX-Content-Type-Options: nosniff\r\n"));
    QVERIFY(answer.contains("\r\nReferrer-Policy: no-referrer\r\n"));
    QVERIFY(answer.contains("\r\nCache-Control: no-store\r\n"));
    QVERIFY(!answer.toLower().contains("access-control"));
    QVERIFY(!answer.contains("signed in"));
    QCOMPARE(answer.contains("Go back to Account Desk"), target.startsWith("/done"));
}

QTEST_GUILESS_MAIN(RedirectHandlerTest)
#include "tst_redirecthandler.moc"
