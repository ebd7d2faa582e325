// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apierror.h"
#include "support/strict.h"
#include "support/transcriptnetwork.h"

#include <QTest>

using namespace accountdesk;
using Kind = Error::Kind;

class ApiErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void mapsEachAnswerToItsKind_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("rule");
        const auto json = [](const char *name, int status, const char *body, Kind kind,
                             const char *code) {
            QTest::newRow(name) << status << QByteArray("application/json; charset=utf-8")
                                << QByteArray(body) << static_cast<int>(kind)
                                << QString::fromLatin1(code) << QString();
        };
        const auto page = [](const char *name, int status, Kind kind, const char *rule) {
            QTest::newRow(name) << status << QByteArray("text/html")
                                << QByteArray("<html>Sign in</html>") << static_cast<int>(kind)
                                << QString() << QString::fromLatin1(rule);
        };
        json("400 opaque token", 400,
             R"({"message":"Bad HTTP authentication header format","errorCode":"Bearer"})",
             Kind::Rejected, "Bearer");
        json("401 expired", 401, R"({"statusCode":401,"error":"Unauthorized","message":"Expired"})",
             Kind::Unauthorized, "Unauthorized");
        json("R14 403 names scopes", 403,
             "{\"message\":\"Insufficient scope, expected any of: a,b\","
             "\"errorCode\":\"insufficient_scope\"}",
             Kind::MissingScope, "insufficient_scope");
        json("R14 403 in the documented spelling", 403,
             "{\"message\":\"Insufficient scope; expected: a, b.\","
             "\"errorCode\":\"insufficient_scope\"}",
             Kind::MissingScope, "insufficient_scope");
        json("403 plan limit with the scope code", 403,
             R"({"message":"This feature needs a subscription","errorCode":"insufficient_scope"})",
             Kind::Rejected, "insufficient_scope");
        json("403 scope code and words without a list", 403,
             R"({"message":"Insufficient scope of your plan","errorCode":"insufficient_scope"})",
             Kind::Rejected, "insufficient_scope");
        json("403 foreign id", 403,
             "{\"message\":\"User to be acted on does not match subject in bearer token.\","
             "\"errorCode\":\"unowned_resource\"}",
             Kind::Rejected, "unowned_resource");
        json("404 deleted user", 404, R"({"message":"gone","errorCode":"inexistent_user"})",
             Kind::NotFound, "inexistent_user");
        json("404 of another server", 404,
             R"({"error":"invalid_request","error_description":"unrecognized route"})",
             Kind::NotFound, "invalid_request");
        json("408", 408, "{}", Kind::Server, "");
        json("409", 409, R"({"message":"conflict"})", Kind::Conflict, "");
        json("418", 418, "{}", Kind::Rejected, "");
        json("429 without message", 429, R"({"statusCode":429,"error":"Too Many Requests"})",
             Kind::RateLimited, "Too Many Requests");
        json("500", 500, R"({"statusCode":500,"message":"oops"})", Kind::Server, "");
        json("wrong-typed members", 409, R"({"message":1,"errorCode":[],"error":{}})",
             Kind::Conflict, "");
        page("R7 web page with 404", 404, Kind::Server, "contentType");
        page("R7 web page with 403", 403, Kind::Server, "contentType");
        page("R7 web page with 511", 511, Kind::Server, "");
        page("web page with 401", 401, Kind::Unauthorized, "");
        page("web page with 429", 429, Kind::RateLimited, "");
        page("web page with 502", 502, Kind::Server, "");
    }

    void mapsEachAnswerToItsKind()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, code);
        QFETCH(QString, rule);
        net::Answer answer = test::answerOf(status, {{"Content-Type", type}}, body);
        answer.exchange = 7;
        const Error error = api::errorOf(answer);
        QCOMPARE(kindName(error.kind), kindName(static_cast<Kind>(kind)));
        QCOMPARE(error.httpStatus, status);
        QCOMPARE(error.code, code);
        QCOMPARE(error.rule, rule);
        QCOMPARE(error.exchange, quint64(7));
        QCOMPARE(api::problemOf(answer), error);
    }

    void keepsTheServersSentence()
    {
        const Error error = api::errorOf(test::jsonAnswer(
            R"({"message":"Insufficient scope, expected any of: a,b"})", 403));
        QCOMPARE(error.detail, QStringLiteral("Insufficient scope, expected any of: a,b"));
    }

    void tellsAWebPageFromAnAnswer_data() // R7
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isFine");
        QTest::newRow("R7 portal") << 200 << QByteArray("text/html") << QByteArray("<p>") << false;
        QTest::newRow("R7 no type") << 200 << QByteArray() << QByteArray("{}") << false;
        QTest::newRow("R7 JSON as text") << 200 << QByteArray("text/plain") << QByteArray("{}")
                                         << false;
        QTest::newRow("JSON") << 200 << QByteArray("application/json") << QByteArray("{}") << true;
        QTest::newRow("created") << 201 << QByteArray("application/json") << QByteArray("{}")
                                 << true;
        QTest::newRow("no content") << 204 << QByteArray() << QByteArray() << true;
    }

    void tellsAWebPageFromAnAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(bool, isFine);
        const auto problem =
            api::problemOf(test::answerOf(status, {{"Content-Type", type}}, body));
        QCOMPARE(!problem, isFine);
        if (problem) {
            QCOMPARE(problem->kind, Kind::Server);
            QCOMPARE(problem->rule, QStringLiteral("contentType"));
        }
    }
};

QTEST_GUILESS_MAIN(ApiErrorTest)
#include "tst_apierror.moc"
