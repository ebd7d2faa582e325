// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves in a troubled run, and what comes back.
#include "app/troubledrun.h"

#include <QTest>

namespace accountdesk::test {

using catalogue::Action;
using Kind = Error::Kind;

namespace {

const QByteArray identities(R"({"provider":"auth0","connection":"Users","user_id":"1"})");
const QByteArray github(R"({"provider":"github","connection":"github","user_id":"9"})");
const QByteArray second(R"({"provider":"google-oauth2","connection":"google","user_id":"7"})");

bool isRead(Deed deed)
{
    return deed == Deed::ReadProfile || deed == Deed::ReadFactors;
}

bool isRemoval(Deed deed)
{
    return deed == Deed::UnlinkMethod || deed == Deed::RemoveFactor || deed == Deed::DeleteDevice
        || deed == Deed::DeletePasted;
}

QByteArray verbOf(Deed deed)
{
    if (deed == Deed::SaveData)
        return "PATCH";
    return isRead(deed) ? "GET" : isRemoval(deed) ? "DELETE" : "POST";
}

} // namespace

PagePerson TroubledRun::person()
{
    return {QStringLiteral("auth0|1"),
            R"({"user_id":"auth0|1","email":"a@x.example","email_verified":true,
"multifactor":["duo"],"user_metadata":{"a":1},"identities":[)" + identities + ',' + github + "]}",
            "[]", R"("email":"a@x.example")"};
}

token::TokenSet TroubledRun::secondTokens()
{
    const auto documentOf = [](const QByteArray &text) { return *json::Document::parse(text); };
    token::TokenSet tokens;
    tokens.subject = QStringLiteral("google-oauth2|7");
    tokens.idClaims = token::Claims(documentOf(
        R"({"iss":"https://tenant.example/","aud":"client","exp":1767326645,
"sub":"google-oauth2|7","name":"Second","email":"b@x.example","email_verified":true})"));
    tokens.idHeader = documentOf(R"({"alg":"RS256"})");
    tokens.idToken = Secret("second.id.token");
    tokens.accessToken = Secret("second-access");
    tokens.grantedScopes = {QStringLiteral("openid"), QStringLiteral("read:current_user")};
    return tokens;
}

TroubledRun::Reply TroubledRun::success() const
{
    switch (m_deed) {
    case Deed::ReadProfile: return jsonAnswer(person().user);
    case Deed::ReadFactors: return jsonAnswer("[]");
    case Deed::SaveData: return jsonAnswer(person().user.replace(R"({"a":1})", R"({"a":2})"));
    case Deed::LinkAccount:
        return jsonAnswer('[' + identities + ',' + github + ',' + second + ']', 201);
    case Deed::UnlinkMethod: return jsonAnswer('[' + identities + ']');
    case Deed::CreateDevice: return jsonAnswer(R"({"id":"dcr_1"})", 201);
    case Deed::RemoveFactor:
    case Deed::DeleteDevice:
    case Deed::DeletePasted: return answerOf(204, {});
    case Deed::ChangePassword:
        return answerOf(200, {{"content-type", "text/html"}}, "We've just sent you an email.");
    }
    return {};
}

TroubledRun::Reply TroubledRun::reply() const
{
    switch (m_trouble) {
    case Trouble::None: return success();
    case Trouble::NoToken:
    case Trouble::NoScope:
    case Trouble::LostBefore:
        return Error{Kind::Network, 0, {}, QStringLiteral("Connection refused"), {}, 0};
    case Trouble::Refused:
        return jsonAnswer(R"({"errorCode":"insufficient_scope","message":
"Insufficient scope, expected any of: some:scope"})", 403);
    case Trouble::LostAfter:
        return Error{isRead(m_deed) ? Kind::Network : Kind::UnknownOutcome, 0, {},
                     QStringLiteral("Connection closed"), {}, 0};
    case Trouble::ServerError: return jsonAnswer(R"({"message":"Internal error"})", 503);
    case Trouble::WebPage:
        return answerOf(200, {{"content-type", "text/html"}}, "<html>Sign in</html>");
    case Trouble::Truncated: return jsonAnswer(R"({"user_id":"auth)");
    case Trouble::WrongTypes: return jsonAnswer(R"({"id":7,"user_id":[]})");
    case Trouble::UserDeleted:
        return jsonAnswer(R"({"errorCode":"inexistent_user","message":"The user does not exist."})",
                          404);
    }
    return {};
}

int TroubledRun::timesSent() const
{
    constexpr int withRepeats = 3;
    switch (m_trouble) {
    case Trouble::NoToken:
    case Trouble::NoScope: return m_deed == Deed::ChangePassword ? 1 : 0;
    case Trouble::LostBefore:
    case Trouble::LostAfter:
    case Trouble::ServerError: return isRead(m_deed) || isRemoval(m_deed) ? withRepeats : 1;
    case Trouble::WebPage: return isRemoval(m_deed) ? withRepeats : 1;
    case Trouble::None:
    case Trouble::Refused:
    case Trouble::Truncated:
    case Trouble::WrongTypes:
    case Trouble::UserDeleted: break;
    }
    return 1;
}

bool TroubledRun::isInDoubt() const
{
    switch (m_trouble) {
    case Trouble::LostAfter:
    case Trouble::ServerError:
    case Trouble::WebPage: return true;
    case Trouble::Truncated:
    case Trouble::WrongTypes: return m_deed != Deed::RemoveFactor;
    case Trouble::None:
    case Trouble::NoToken:
    case Trouble::NoScope:
    case Trouble::Refused:
    case Trouble::LostBefore:
    case Trouble::UserDeleted: break;
    }
    return false;
}

void TroubledRun::expectRequest(const QByteArray &path, const QByteArray &body)
{
    for (int i = 0; i < timesSent(); ++i) {
        TranscriptLine line;
        line.verb = verbOf(m_deed);
        line.url = "https://tenant.example" + path;
        line.body = body;
        if (!body.isEmpty())
            line.headers.emplaceBack("Content-Type", "application/json");
        line.answer = reply();
        network.expect(std::move(line));
    }
}

void TroubledRun::expectUser(const QByteArray &user)
{
    network.expectGet(pathOf(person(), Action::ReadUser), jsonAnswer(user));
}

void TroubledRun::expectFactors()
{
    network.expectGet(pathOf(person(), Action::ReadEnrollments), jsonAnswer("[]"));
}

/// It needs neither token nor scope, and the tenant says the same of every address.
void TroubledRun::expectPasswordEmail()
{
    const bool isTrouble = m_trouble != Trouble::NoToken && m_trouble != Trouble::NoScope
        && m_trouble != Trouble::UserDeleted && m_trouble != Trouble::Refused;
    TranscriptLine line;
    line.verb = "POST";
    line.url = "https://tenant.example/dbconnections/change_password";
    line.bearer = {};
    line.headers = {{"Content-Type", "application/json"}};
    line.body = R"({"client_id":"client","connection":"Users","email":"a@x.example"})";
    line.answer = isTrouble ? reply() : success();
    network.expect(std::move(line));
}

/// Its body is known when its key is made.
void TroubledRun::expectDevice()
{
    devices::CreateDevice *creation = m_devices->currentCreation();
    QVERIFY(creation);
    const auto expect = [this, creation](devices::CreateDevice::Stage stage) {
        if (stage == devices::CreateDevice::Stage::Sending)
            expectRequest("/api/v2/device-credentials",
                          R"({"device_name":"Desk","type":"public_key","value":")"
                              + creation->entry().publicKeyDer.toBase64() + R"(","device_id":")"
                              + creation->entry().deviceId.toLatin1() + "\"}");
    };
    QObject::connect(creation, &devices::CreateDevice::stageChanged, creation, expect);
}

} // namespace accountdesk::test
