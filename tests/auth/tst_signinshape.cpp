// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/attempt.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using Stage = auth::SignIn::Stage;
using test::Attempt;

namespace {

/// Says when a POST is about to be sent.
class WatchedNetwork : public net::Network
{
public:
    using Network::Network;
    std::function<void()> posting;

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *body) override
    {
        if (operation == PostOperation)
            posting();
        return Network::createRequest(operation, request, body);
    }
};

} // namespace

/// What decides how long the person waits after the redirect: counted, not timed.
class SignInShapeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void needsOneRequestOnAnOpenConnectionAfterTheRedirect();
    void leavesTwoConnectionsForWhatFollows();
    void sendsTheTokenRequestBeforeTheBrowserIsAnswered();
    void opensTheBrowserWithoutWaitingForTheKeys();
};

void SignInShapeTest::needsOneRequestOnAnOpenConnectionAfterTheRedirect()
{
    Attempt attempt;
    quint64 connections = 0;
    int requests = 0;
    QByteArrayList after;
    attempt.browser.script = [](test::CallbackBrowser &) {};
    attempt.start();
    QVERIFY(attempt.waitForStage(Stage::AwaitingCallback));
    QTRY_COMPARE(attempt.count(test::keysPath), 1);
    connections = attempt.provider.server().acceptedCount();
    connect(&attempt.network, &net::Network::exchanged, &attempt,
            [&](const net::Exchange &exchange) {
                ++requests;
                after.append(exchange.verb + ' ' + exchange.url.path().toLatin1());
            });
    QTRY_VERIFY(attempt.browser.callbackPort() != 0);
    attempt.browser.callBack("code=" + test::providerCode.toLatin1());
    QVERIFY(attempt.run());
    after.removeOne("GET " + test::keysPath); // if its end was seen only after the browser opened
    QCOMPARE(after, QByteArrayList{"POST " + test::tokenPath});
    QCOMPARE(connections, quint64(2));
    QCOMPARE(attempt.provider.server().acceptedCount(), connections);
    QCOMPARE(attempt.count(test::keysPath), 1);
    QCOMPARE(attempt.count(test::metadataPath), 1);
}

void SignInShapeTest::leavesTwoConnectionsForWhatFollows()
{
    Attempt attempt;
    QVERIFY(attempt.run());
    int answers = 0;
    for (int i = 0; i < 2; ++i) { // user and enrollments, in one turn
        net::Outgoing request;
        request.verb = "GET";
        request.url = QUrl(attempt.provider.issuer() + QStringLiteral("api"));
        attempt.network.send(std::move(request), &attempt,
                             {&attempt, [&answers](Result<net::Answer>) { ++answers; }});
    }
    QTRY_COMPARE(answers, 2);
    QCOMPARE(attempt.provider.server().acceptedCount(), quint64(2));
}

void SignInShapeTest::sendsTheTokenRequestBeforeTheBrowserIsAnswered()
{
    Attempt attempt;
    WatchedNetwork network(attempt.clock);
    QTcpSocket browser;
    bool wasAnsweredBefore = true;
    network.posting = [&] { wasAnsweredBefore = browser.waitForReadyRead(10); };
    attempt.browser.script = [](test::CallbackBrowser &) {};
    auth::SignIn signIn({network, attempt.browser, attempt.clock}, attempt.request);
    signIn.start();
    QTRY_VERIFY(attempt.browser.callbackPort() != 0);
    const quint16 port = attempt.browser.callbackPort();
    browser.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    QVERIFY(browser.waitForConnected());
    browser.write("GET /callback?code=" + test::providerCode.toLatin1() + "&state="
                  + attempt.browser.state() + " HTTP/1.1\r\nHost: 127.0.0.1:"
                  + QByteArray::number(port) + "\r\n\r\n");
    QTRY_VERIFY(browser.bytesAvailable() > 0);
    QVERIFY(!wasAnsweredBefore);
}

void SignInShapeTest::opensTheBrowserWithoutWaitingForTheKeys()
{
    Attempt attempt;
    attempt.provider.answer(test::keysPath, [](const http::Request &) {
        http::Response silence;
        silence.fault = http::Fault::NeverAnswer;
        return silence;
    });
    attempt.browser.script = [](test::CallbackBrowser &) {};
    attempt.start();
    QTRY_COMPARE(attempt.browser.opened.size(), 1);
}

QTEST_GUILESS_MAIN(SignInShapeTest)
#include "tst_signinshape.moc"
