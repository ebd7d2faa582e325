// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/attempt.h"
#include "support/strict.h"

#include <QJsonArray>
#include <QTest>

using namespace accountdesk;
using test::Attempt;
using test::ScriptedProvider;

namespace {

/// What is answered at one path, and the error that the sign-in ends with.
struct Case
{
    const char *row;
    QByteArray path;
    std::function<http::Response(const ScriptedProvider &)> answer;
    Error::Kind kind;
    const char *rule = "";  ///< "*": not looked at
    const char *code = "";
    int requests = 1;       ///< at the path; 0: not looked at
};

using Kind = Error::Kind;
using Provider = const ScriptedProvider &;

http::Response text(int status, const QByteArray &body, const QByteArray &type)
{
    return http::Response::text(status, body, type);
}

http::Response html(int status)
{
    return text(status, "<!DOCTYPE html><title>Log in to the network</title>", "text/html");
}

http::Response json(const QByteArray &body, int status = 200)
{
    return text(status, body, "application/json");
}

http::Response refusal(int status, const QByteArray &code)
{
    return json("{\"error\":\"" + code + "\",\"error_description\":\"<b>why</b>\"}", status);
}

http::Response faulty(http::Fault fault, const QByteArray &body = "{\"access_token\":\"x\"}")
{
    http::Response response = json(body);
    response.fault = fault;
    return response;
}

http::Response redirect(int status, Provider provider)
{
    http::Response response = html(status);
    response.setHeader("Location", provider.issuer().toLatin1() + "elsewhere");
    return response;
}

http::Response challenge(const QByteArray &scheme)
{
    http::Response response = refusal(401, "invalid_client");
    response.setHeader("WWW-Authenticate", scheme + " realm=\"x\"");
    return response;
}

/// The usual answer with one member changed.
http::Response changed(Provider provider, const char *name, const QJsonValue &value)
{
    QJsonObject answer = provider.tokenAnswer();
    if (value.isUndefined())
        answer.remove(QString::fromLatin1(name));
    else
        answer.insert(QString::fromLatin1(name), value);
    return ScriptedProvider::json(200, answer);
}

std::function<http::Response(Provider)> change(const char *name, const QJsonValue &value)
{
    return [=](Provider provider) { return changed(provider, name, value); };
}

std::function<http::Response(Provider)> always(const http::Response &response)
{
    return [=](Provider) { return response; };
}

const QJsonValue absent{QJsonValue::Undefined};

const QList<Case> &tokenCases()
{
    static const QList<Case> cases{
        {"403 invalid_grant", test::tokenPath, always(refusal(403, "invalid_grant")),
         Kind::Rejected, "", "invalid_grant"},
        {"400 invalid_grant", test::tokenPath, always(refusal(400, "invalid_grant")),
         Kind::Rejected, "", "invalid_grant"},
        {"400 invalid_request", test::tokenPath, always(refusal(400, "invalid_request")),
         Kind::Rejected, "", "invalid_request"},
        {"401 invalid_client", test::tokenPath, always(refusal(401, "invalid_client")),
         Kind::Rejected, "", "invalid_client"},
        {"B11.4 401 that asks for Basic", test::tokenPath, always(challenge("Basic")),
         Kind::Rejected, "", "invalid_client"},
        {"B11.4 401 that asks for Negotiate", test::tokenPath, always(challenge("Negotiate")),
         Kind::Rejected, "", "invalid_client"},
        {"403 unauthorized_client", test::tokenPath, always(refusal(403, "unauthorized_client")),
         Kind::Rejected, "", "unauthorized_client"},
        {"200 with an error", test::tokenPath, always(refusal(200, "access_denied")),
         Kind::Rejected, "", "access_denied"},
        {"400 without a word", test::tokenPath, always(json("{}", 400)), Kind::Malformed, "$.error"},
        {"B13.6 error is a number", test::tokenPath, always(json("{\"error\":5}", 400)),
         Kind::Malformed, "$.error"},
        {"R3 429", test::tokenPath, always(refusal(429, "too_many_requests")),
         Kind::RateLimited, "", "too_many_requests"},
        {"R3 429 with a web page", test::tokenPath, always(html(429)), Kind::RateLimited},
        {"R4 500", test::tokenPath, always(refusal(500, "server_error")), Kind::Server, "",
         "server_error"},
        {"R4 503 with a web page", test::tokenPath, always(html(503)), Kind::Server},
        {"R4 502 with other JSON", test::tokenPath, always(json("{\"message\":\"x\"}", 502)),
         Kind::Server},
        {"404", test::tokenPath, always(html(404)), Kind::NotFound},
        {"R7 web page", test::tokenPath, always(html(200)), Kind::Server, "contentType"},
        {"R7 web page that forbids", test::tokenPath, always(html(403)), Kind::Server, "contentType"},
        {"R7 form", test::tokenPath,
         always(text(200, "access_token=x", "application/x-www-form-urlencoded")), Kind::Server,
         "contentType"},
        {"204", test::tokenPath, always(json({}, 204)), Kind::Malformed, "status"},
        {"201", test::tokenPath, always(json("{}", 201)), Kind::Malformed, "status"},
        {"R6 truncated", test::tokenPath, always(faulty(http::Fault::Truncate)), Kind::Malformed,
         "truncated"},
        {"R6 empty", test::tokenPath, always(json("")), Kind::Malformed, "*"},
        {"R6 half", test::tokenPath, always(json("{\"access_token\":\"x\",")), Kind::Malformed, "*"},
        {"no object", test::tokenPath, always(json("[]")), Kind::Malformed, "$"},
        {"B6.7 doubled member", test::tokenPath,
         always(json("{\"access_token\":\"x\",\"access_token\":\"y\"}")), Kind::Malformed, "*"},
        {"B4.5 too large", test::tokenPath,
         always(json('"' + QByteArray(2 * 1024 * 1024, 'x') + '"')), Kind::Malformed, "*"},
        {"R8 dripping", test::tokenPath, always(faulty(http::Fault::Drip)), Kind::TimedOut, "deadline"},
        {"R8 never answering", test::tokenPath, always(faulty(http::Fault::NeverAnswer)),
         Kind::TimedOut, "deadline"},
        {"fact 1: silent close", test::tokenPath, always(faulty(http::Fault::CloseSilently)),
         Kind::Network, "*"},
        {"B11.6 302", test::tokenPath, [](Provider p) { return redirect(302, p); }, Kind::Rejected,
         "redirect"},
        {"B11.6 307", test::tokenPath, [](Provider p) { return redirect(307, p); }, Kind::Rejected,
         "redirect"},
        {"no access token", test::tokenPath, change("access_token", absent), Kind::Malformed,
         "$.access_token"},
        {"empty access token", test::tokenPath, change("access_token", QString()), Kind::Malformed,
         "$.access_token"},
        {"B13.6 access token is a number", test::tokenPath, change("access_token", 5),
         Kind::Malformed, "$.access_token"},
        {"no ID token", test::tokenPath, change("id_token", absent), Kind::Malformed, "$.id_token"},
        {"B13.6 ID token null", test::tokenPath, change("id_token", QJsonValue()), Kind::Malformed,
         "$.id_token"},
        {"B13.6 ID token is an object", test::tokenPath, change("id_token", QJsonObject()),
         Kind::Malformed, "$.id_token"},
        {"no type", test::tokenPath, change("token_type", absent), Kind::Malformed, "$.token_type"},
        {"type DPoP", test::tokenPath, change("token_type", QStringLiteral("DPoP")),
         Kind::Malformed, "$.token_type"},
        {"B13.6 lifetime is a text", test::tokenPath, change("expires_in", QStringLiteral("86400")),
         Kind::Malformed, "$.expires_in"},
        {"B6.8 lifetime 0", test::tokenPath, change("expires_in", 0), Kind::Malformed, "$.expires_in"},
        {"B6.8 lifetime -1", test::tokenPath, change("expires_in", -1), Kind::Malformed,
         "$.expires_in"},
        {"B6.8 lifetime 1e300", test::tokenPath, change("expires_in", 1e300), Kind::Malformed,
         "$.expires_in"},
        {"B6.8 lifetime of an age", test::tokenPath, change("expires_in", 1e15), Kind::Malformed,
         "$.expires_in"},
        {"B13.6 scope is a list", test::tokenPath, change("scope", QJsonArray()), Kind::Malformed,
         "$.scope"},
        {"B13.6 refresh token is a number", test::tokenPath, change("refresh_token", 1),
         Kind::Malformed, "$.refresh_token"},
    };
    return cases;
}

std::function<http::Response(Provider)> metadataWith(const char *name, const QString &value)
{
    return [=](Provider provider) {
        QJsonObject metadata = provider.metadata();
        metadata.insert(QString::fromLatin1(name), value);
        return ScriptedProvider::json(200, metadata);
    };
}

const QList<Case> &discoveryCases()
{
    const QByteArray path = test::metadataPath;
    static const QList<Case> cases{
        {"B4.2 of another issuer", path,
         metadataWith("issuer", QStringLiteral("https://evil.example/")), Kind::Untrusted, "issuer"},
        {"B4.2 token endpoint over http", path,
         metadataWith("token_endpoint", QStringLiteral("http://t.example/oauth/token")),
         Kind::Untrusted, "endpoint:token_endpoint"},
        {"B4.3 token endpoint elsewhere", path,
         metadataWith("token_endpoint", QStringLiteral("https://evil.example/oauth/token")),
         Kind::Untrusted, "endpoint:token_endpoint"},
        {"B13.6 no token endpoint", path, always(json("{\"issuer\":\"x\"}")), Kind::Untrusted, "issuer"},
        {"R4 500", path, always(html(500)), Kind::Server},
        {"404", path, always(html(404)), Kind::NotFound},
        {"R3 429", path, always(html(429)), Kind::RateLimited},
        {"R7 web page", path, always(html(200)), Kind::Server, "contentType"},
        {"R6 truncated", path, always(faulty(http::Fault::Truncate)), Kind::Malformed, "truncated"},
        {"R6 no JSON", path, always(json("nonsense")), Kind::Malformed, "*"},
        {"B4.5 too large", path, always(json('"' + QByteArray(2 * 1024 * 1024, 'x') + '"')),
         Kind::Malformed, "*"},
        {"B11.6 redirect", path, [](Provider p) { return redirect(302, p); }, Kind::Rejected, "redirect"},
        {"R8 dripping", path, always(faulty(http::Fault::Drip)), Kind::TimedOut, "deadline"},
        {"R8 never answering", path, always(faulty(http::Fault::NeverAnswer)), Kind::TimedOut,
         "deadline"},
        {"fact 1: silent close", path, always(faulty(http::Fault::CloseSilently)), Kind::Network, "*",
         "", 0},
    };
    return cases;
}

void addRows(const QList<Case> &cases)
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i].row) << i;
}

void check(const Case &wanted)
{
    Attempt attempt;
    if (wanted.kind == Kind::TimedOut)
        attempt.request.deadlineMs = 500;
    attempt.provider.answer(wanted.path, [&](const http::Request &) {
        return wanted.answer(attempt.provider);
    });
    const auto result = attempt.run();
    QVERIFY(!result);
    const Error error = result.error();
    QCOMPARE(kindName(error.kind), kindName(wanted.kind));
    if (wanted.rule != QByteArray("*"))
        QCOMPARE(error.rule, QString::fromLatin1(wanted.rule));
    QCOMPARE(error.code, QString::fromLatin1(wanted.code));
    if (!error.code.isEmpty())
        QCOMPARE(error.detail, QStringLiteral("<b>why</b>"));
    if (wanted.requests > 0)
        QCOMPARE(attempt.count(wanted.path), wanted.requests);
    QCOMPARE(attempt.count("/elsewhere"), 0);
    QCOMPARE(attempt.finishedCount, 1);
}

} // namespace

class SignInAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void namesWhatIsWrongWithTheTokenEndpoint_data() { addRows(tokenCases()); }
    void namesWhatIsWrongWithTheTokenEndpoint();
    void namesWhatIsWrongWithDiscovery_data() { addRows(discoveryCases()); }
    void namesWhatIsWrongWithDiscovery();
    void refusesDiscoveryInClearText();
    void saysThatNobodyIsThere();
    void tellsStatusAndExchange();
    void neverSendsTheClientIdAsAPassword();
};

void SignInAnswersTest::namesWhatIsWrongWithTheTokenEndpoint()
{
    QFETCH(int, index);
    check(tokenCases()[index]);
}

void SignInAnswersTest::namesWhatIsWrongWithDiscovery()
{
    QFETCH(int, index);
    check(discoveryCases()[index]);
}

void SignInAnswersTest::refusesDiscoveryInClearText()
{
    // B4.2
    Attempt attempt;
    attempt.request.tenant.issuer = QStringLiteral("http://t.example/");
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Untrusted);
    QCOMPARE(result.error().rule, QStringLiteral("https"));
}

void SignInAnswersTest::saysThatNobodyIsThere()
{
    Attempt attempt;
    attempt.provider.server().close();
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Network);
}

void SignInAnswersTest::tellsStatusAndExchange()
{
    Attempt attempt;
    attempt.provider.answer(test::tokenPath, [](const http::Request &) {
        return refusal(403, "invalid_grant");
    });
    const auto result = attempt.run();
    QVERIFY(!result);
    QCOMPARE(result.error().httpStatus, 403);
    QCOMPARE(result.error().exchange, quint64(3));
}

void SignInAnswersTest::neverSendsTheClientIdAsAPassword()
{
    // B11.4: neither to the token endpoint nor, remembered, to anything else of that origin
    Attempt attempt;
    int requests = 0;
    QByteArrayList sent;
    const auto ask = [&](const http::Request &request) {
        ++requests;
        sent.append(request.header("Authorization"));
        return challenge("Basic");
    };
    attempt.provider.answer(test::tokenPath, ask);
    attempt.provider.answer("/api", ask);
    QVERIFY(!attempt.run());
    net::Outgoing outgoing;
    outgoing.verb = "GET";
    outgoing.url = QUrl(attempt.provider.issuer() + QStringLiteral("api"));
    bool isAnswered = false;
    attempt.network.send(std::move(outgoing), &attempt,
                         {&attempt, [&](Result<net::Answer>) { isAnswered = true; }});
    QTRY_VERIFY(isAnswered);
    QCOMPARE(sent, QByteArrayList(requests, QByteArray()));
    QCOMPARE(requests, 2);
}

QTEST_GUILESS_MAIN(SignInAnswersTest)
#include "tst_signinanswers.moc"
