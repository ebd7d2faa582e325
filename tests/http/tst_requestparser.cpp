// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requestparser.h"
#include "support/strict.h"

#include <QBuffer>
#include <QtTest>

using namespace accountdesk;
using State = http::RequestParser::State;

namespace {

constexpr qsizetype headLimit = 1024;
constexpr qsizetype bodyLimit = 64;

State feed(http::RequestParser &parser, const QByteArray &bytes)
{
    QBuffer device;
    device.setData(bytes);
    device.open(QIODevice::ReadOnly);
    parser.feed(device);
    return parser.advance();
}

QByteArray withHeaders(const QByteArray &lines)
{
    return "GET / HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n";
}

} // namespace

class TestRequestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void givesTheRequestAsSent();
    void acceptsEveryCutOfTheBytes();
    void givesPipelinedRequestsInOrder();
    void saysWhichRequestIsTheLast_data();
    void saysWhichRequestIsTheLast();
    void refusesMalformedInput_data();
    void refusesMalformedInput();
    void refusesMalformedInputByteByByte_data() { refusesMalformedInput_data(); }
    void refusesMalformedInputByteByByte();
    void acceptsWhatIsJustWithinTheLimits();
    void survivesBinaryInput();
};

void TestRequestParser::givesTheRequestAsSent()
{
    http::RequestParser parser(headLimit, bodyLimit);
    QCOMPARE(feed(parser, "POST /a%20b?x=%zz&y HTTP/1.1\r\nHoSt:\t127.0.0.1:1 \r\nX-Empty:\r\n"
                          "Content-Length: 5\r\nX: \xc3\xbc y\r\n\r\nab\r\n\0"),
             State::NeedsMore); // the literal ends before its NUL
    QVERIFY(parser.isInBody());
    QCOMPARE(feed(parser, QByteArray("\0", 1)), State::Complete);
    const http::Request request = parser.take();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QByteArray("/a%20b"));
    QCOMPARE(request.query, QByteArray("x=%zz&y"));
    QCOMPARE(request.header("Host"), QByteArray("127.0.0.1:1"));
    QCOMPARE(request.headers.first().first, QByteArray("HoSt"));
    QCOMPARE(request.header("X"), QByteArray("\xc3\xbc y"));
    QCOMPARE(request.headerCount("X-Empty"), 1);
    QCOMPARE(request.body, QByteArray("ab\r\n\0", 5));
    QVERIFY(parser.isEmpty());
}

void TestRequestParser::acceptsEveryCutOfTheBytes()
{
    const QByteArray bytes = "PUT /p HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\n\r\n\r\n";
    for (qsizetype cut = 1; cut < bytes.size(); ++cut) {
        http::RequestParser parser(headLimit, bodyLimit);
        QCOMPARE(feed(parser, bytes.first(cut)), State::NeedsMore);
        QCOMPARE(feed(parser, bytes.sliced(cut)), State::Complete);
        QCOMPARE(parser.take().body, QByteArray("\r\n\r\n"));
    }
}

void TestRequestParser::givesPipelinedRequestsInOrder()
{
    http::RequestParser parser(headLimit, bodyLimit);
    feed(parser, "POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab"
                 "GET /2 HTTP/1.1\r\nHost: h\r\n\r\nGET /3 HTTP/1.1\r\nHo");
    QCOMPARE(parser.take().body, QByteArray("ab"));
    QCOMPARE(parser.advance(), State::Complete);
    const http::Request second = parser.take();
    QCOMPARE(second.path, QByteArray("/2"));
    QCOMPARE(second.body, QByteArray());
    QCOMPARE(parser.advance(), State::NeedsMore);
    QCOMPARE(feed(parser, "st: h\r\n\r\n"), State::Complete);
    QCOMPARE(parser.take().path, QByteArray("/3"));
    QVERIFY(parser.isEmpty());
}

void TestRequestParser::saysWhichRequestIsTheLast_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isLast");
    QTest::newRow("1.1 keeps alive") << withHeaders("") << false;
    QTest::newRow("close") << withHeaders("Connection: close\r\n") << true;
    QTest::newRow("close in a list, upper case") << withHeaders("connection: te, CLOSE\r\n") << true;
    QTest::newRow("keep-alive") << withHeaders("Connection: keep-alive\r\n") << false;
    QTest::newRow("a word that holds close") << withHeaders("Connection: closed\r\n") << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\nHost: h\r\n\r\n") << true;
}

void TestRequestParser::saysWhichRequestIsTheLast()
{
    QFETCH(QByteArray, bytes);
    http::RequestParser parser(headLimit, bodyLimit);
    QCOMPARE(feed(parser, bytes), State::Complete);
    QTEST(parser.isLast(), "isLast");
}

void TestRequestParser::refusesMalformedInput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto line = [](const char *name, const QByteArray &first, int status) {
        QTest::newRow(name) << QByteArray(first + "\r\nHost: h\r\n\r\n") << status;
    };
    const auto headers = [](const char *name, const QByteArray &lines, int status) {
        QTest::newRow(name) << withHeaders(lines) << status;
    };
    line("B3.5 no target", "GET HTTP/1.1", 400);
    line("B3.5 no version", "GET /", 400);
    line("two blanks", "GET  / HTTP/1.1", 400);
    line("blank at the end", "GET / HTTP/1.1 ", 400);
    line("tab instead of blank", "GET\t/\tHTTP/1.1", 400);
    line("lower-case method", "get / HTTP/1.1", 400);
    line("method of mixed case", "GeT / HTTP/1.1", 400);
    line("long method", "ABCDEFGHIJKLMNOPQ / HTTP/1.1", 400);
    line("absolute target", "GET http://h/ HTTP/1.1", 400);
    line("star target", "OPTIONS * HTTP/1.1", 400);
    line("authority target", "CONNECT h:443 HTTP/1.1", 400);
    line("fragment in the target", "GET /a#b HTTP/1.1", 400);
    line("control character in the target", "GET /a\x01 HTTP/1.1", 400);
    line("DEL in the target", "GET /a\x7f HTTP/1.1", 400);
    line("raw UTF-8 in the target", "GET /\xc3\xbc HTTP/1.1", 400);
    line("cut percent in the path", "GET /a%2 HTTP/1.1", 400);
    line("wrong percent in the path", "GET /%zz HTTP/1.1", 400);
    line("NUL in the target", QByteArray("GET /a\0 HTTP/1.1", 16), 400);
    line("lower-case version", "GET / http/1.1", 400);
    line("version without a dot", "GET / HTTP/11", 400);
    line("version 1.2", "GET / HTTP/1.2", 505);
    line("version 2.0", "GET / HTTP/2.0", 505);
    line("version 0.9", "GET / HTTP/0.9", 505);
    QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
    QTest::newRow("TLS hello") << QByteArray("\x16\x03\x01\x02\x00\x01", 6) << 400;
    QTest::newRow("empty line first") << QByteArray("\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n") << 400;
    QTest::newRow("absent Host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("absent Host, 1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << 400;
    QTest::newRow("empty Host") << QByteArray("GET / HTTP/1.1\r\nHost: \r\n\r\n") << 400;
    headers("B3.2 doubled Host", "Host: h\r\n", 400);
    headers("B3.2 doubled Host, other case", "hOST: evil\r\n", 400);
    headers("header without colon", "Nonsense\r\n", 400);
    headers("header without name", ": x\r\n", 400);
    headers("blank before the colon", "X : x\r\n", 400);
    headers("blank in the name", "X Y: x\r\n", 400);
    headers("quote in the name", "X\"Y: x\r\n", 400);
    headers("byte above ASCII in the name", "X\xe9: x\r\n", 400);
    headers("obs-fold with a blank", "X: a\r\n b\r\n", 400);
    headers("obs-fold with a tab", "X: a\r\n\tb: c\r\n", 400);
    headers("lone line feed", "X: a\nY: b\r\n", 400);
    headers("lone carriage return", "X: a\rY: b\r\n", 400);
    headers("NUL in a value", QByteArray("X: a\0b\r\n", 8), 400);
    headers("control character in a value", "X: a\x08\r\n", 400);
    headers("DEL in a value", "X: a\x7f\r\n", 400);
    headers("vertical tab at the value's end", "X: a\x0b\r\n", 400);
    headers("doubled length, same", "Content-Length: 1\r\nContent-Length: 1\r\n", 400);
    headers("conflicting lengths", "Content-Length: 1\r\ncontent-length: 2\r\n", 400);
    headers("list of lengths", "Content-Length: 1, 1\r\n", 400);
    headers("negative length", "Content-Length: -1\r\n", 400);
    headers("signed length", "Content-Length: +1\r\n", 400);
    headers("hexadecimal length", "Content-Length: 0x1\r\n", 400);
    headers("empty length", "Content-Length:\r\n", 400);
    headers("length above the limit", "Content-Length: 65\r\n", 413);
    headers("length beyond 64 bits", "Content-Length: 99999999999999999999999\r\n", 413);
    headers("chunked", "Transfer-Encoding: chunked\r\n", 501);
    headers("chunked beside a length", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", 501);
    headers("expectation", "Expect: 100-continue\r\n", 417);
    headers("101 headers", QByteArray("a:b\r\n").repeated(101), 431);
    QTest::newRow("B3.5 long request line")
        << QByteArray("GET /" + QByteArray(headLimit, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n") << 414;
    QTest::newRow("B3.5 endless request line") << QByteArray("GET /" + QByteArray(headLimit, 'a'))
                                               << 414;
    headers("B3.5 long header", "X: " + QByteArray(headLimit, 'a') + "\r\n", 431);
    QTest::newRow("B3.5 endless headers")
        << QByteArray("GET / HTTP/1.1\r\n" + QByteArray("X: a\r\n").repeated(headLimit / 6)) << 431;
}

void TestRequestParser::refusesMalformedInput()
{
    QFETCH(QByteArray, bytes);
    http::RequestParser parser(headLimit, bodyLimit);
    QCOMPARE(feed(parser, bytes), State::Refused);
    QTEST(parser.refusal(), "status");
    QCOMPARE(feed(parser, withHeaders("")), State::Refused); // for good
}

void TestRequestParser::refusesMalformedInputByteByByte()
{
    QFETCH(QByteArray, bytes);
    http::RequestParser parser(headLimit, bodyLimit);
    State state = State::NeedsMore;
    for (qsizetype at = 0; at < bytes.size() && state == State::NeedsMore; ++at)
        state = feed(parser, bytes.sliced(at, 1));
    QCOMPARE(state, State::Refused);
    QTEST(parser.refusal(), "status");
}

void TestRequestParser::acceptsWhatIsJustWithinTheLimits()
{
    http::RequestParser parser(headLimit, bodyLimit);
    const QByteArray rest = "X: \r\nContent-Length: 64\r\n";
    const QByteArray filler(headLimit - withHeaders(rest).size(), 'a');
    const QByteArray head = withHeaders("X: " + filler + rest.sliced(3));
    QCOMPARE(head.size(), headLimit);
    QCOMPARE(feed(parser, head + QByteArray(bodyLimit, 'b')), State::Complete);
    QCOMPARE(parser.take().body.size(), bodyLimit);
}

void TestRequestParser::survivesBinaryInput()
{
    QRandomGenerator random(20260102);
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes = "GET /path?query HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc";
        for (int change = 0; change < 3; ++change)
            bytes[random.bounded(bytes.size())] = static_cast<char>(random.bounded(256));
        http::RequestParser parser(headLimit, bodyLimit);
        const State state = feed(parser, bytes);
        if (state == State::Complete)
            QCOMPARE(parser.take().headerCount("Host"), 1);
        else
            QVERIFY(state == State::NeedsMore || parser.refusal() >= 400);
    }
}

QTEST_GUILESS_MAIN(TestRequestParser)
#include "tst_requestparser.moc"
