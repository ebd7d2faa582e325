// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/troubledrun.h"

#include <QSignalSpy>
#include <QTest>

namespace accountdesk::test {

using catalogue::Action;
using Kind = Error::Kind;

namespace {

PagePerson person()
{
    return {QStringLiteral("auth0|1"),
            R"({"user_id":"auth0|1","email":"a@x.example","email_verified":true,
"multifactor":["duo"],"user_metadata":{"a":1},"identities":[
{"provider":"auth0","connection":"Users","user_id":"1"},
{"provider":"github","connection":"github","user_id":"9"}]})",
            "[]", R"("email":"a@x.example")"};
}

token::TokenSet secondTokens()
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

const devices::DeviceKeyPair &keyPair()
{
    static const Result<devices::DeviceKeyPair> pair = devices::makeDeviceKey();
    return *pair;
}

Result<devices::DeviceKeyPair> readyKey()
{
    return devices::DeviceKeyPair{keyPair().publicKeyDer, keyPair().privateKeyPem.duplicate()};
}

catalogue::Verb verbOf(Action action)
{
    return catalogue::row(action).verb;
}

} // namespace

TroubledRun::Reply TroubledRun::replyFor(Action action) const
{
    const bool isChange = verbOf(action) != catalogue::Verb::Get;
    switch (m_trouble) {
    case Trouble::NoToken:
    case Trouble::LostBefore: return Error{Kind::Network, 0, {}, QStringLiteral("down"), {}, 0};
    case Trouble::NoScope:
        return jsonAnswer(R"({"errorCode":"insufficient_scope","message":
"Insufficient scope, expected any of: some:scope"})", 403);
    case Trouble::LostAfter:
        return Error{isChange ? Kind::UnknownOutcome : Kind::Network, 0, {},
                     QStringLiteral("closed"), {}, 0};
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

int TroubledRun::timesSent(Action action) const
{
    constexpr int withRepeats = 3;
    const bool isRead = verbOf(action) == catalogue::Verb::Get;
    const bool isRemoval = verbOf(action) == catalogue::Verb::Delete;
    switch (m_trouble) {
    case Trouble::NoToken: return 0;
    case Trouble::LostBefore:
    case Trouble::LostAfter:
    case Trouble::ServerError: return isRead || isRemoval ? withRepeats : 1;
    case Trouble::WebPage: return isRemoval ? withRepeats : 1;
    case Trouble::NoScope:
    case Trouble::Truncated:
    case Trouble::WrongTypes:
    case Trouble::UserDeleted: break;
    }
    return 1;
}

bool TroubledRun::isInDoubt(Action action) const
{
    switch (m_trouble) {
    case Trouble::LostAfter:
    case Trouble::ServerError:
    case Trouble::WebPage: return true;
    case Trouble::Truncated:
    case Trouble::WrongTypes: return action != Action::RemoveMultifactor;
    case Trouble::NoToken:
    case Trouble::NoScope:
    case Trouble::LostBefore:
    case Trouble::UserDeleted: break;
    }
    return false;
}

void TroubledRun::expectChange(Action action, const QByteArray &path, const QByteArray &body)
{
    for (int i = 0; i < timesSent(action); ++i) {
        TranscriptLine line;
        line.verb = catalogue::verbName(verbOf(action));
        line.url = "https://tenant.example" + path;
        line.body = body;
        if (!body.isEmpty())
            line.headers.emplaceBack("Content-Type", "application/json");
        line.answer = replyFor(action);
        network.expect(std::move(line));
    }
}

void TroubledRun::expectUser()
{
    network.expectGet(pathOf(person(), Action::ReadUser), jsonAnswer(person().user));
}

void TroubledRun::expectEnrollments()
{
    network.expectGet(pathOf(person(), Action::ReadEnrollments), jsonAnswer("[]"));
}

std::optional<Error> TroubledRun::run(Action action, Trouble trouble)
{
    m_trouble = trouble;
    Granted granted;
    granted.scopes = catalogue::scopesFor(catalogue::allActions());
    signIn(person(), granted);
    m_devices = std::make_unique<devices::Devices>(
        devices::Workshop{store, api, secrets, readyKey}, folder.path());
    if (trouble == Trouble::NoToken)
        bearer.signOut();
    switch (action) {
    case Action::ReadUser:
    case Action::ReadEnrollments: read(action); break;
    case Action::SaveMetadata: save(); break;
    case Action::LinkIdentity: link(); break;
    case Action::UnlinkIdentity: unlink(); break;
    case Action::RemoveMultifactor: removeFactor(); break;
    case Action::CreateDeviceCredential: createDevice(); break;
    case Action::DeleteDeviceCredential: deleteDevice(); break;
    }
    const bool isOver = QTest::qWaitFor([this, action] { return !store.isBusy(action); }, 20000);
    if (!isOver || !settle())
        QTest::qFail("the action did not end", __FILE__, __LINE__);
    return store.errorOf(action);
}

void TroubledRun::read(Action action)
{
    const auto expectOne = [this, action](Action one) {
        if (m_trouble == Trouble::NoToken)
            return;
        if (one == action)
            network.expectGet(pathOf(person(), one), replyFor(one));
        else if (one == Action::ReadUser)
            expectUser();
        else
            expectEnrollments();
    };
    expectOne(Action::ReadUser);
    expectOne(Action::ReadEnrollments);
    for (int i = 1; i < timesSent(action); ++i)
        network.expectGet(pathOf(person(), action), replyFor(action));
    store.refresh();
}

void TroubledRun::save()
{
    const auto valueOf = [](const QByteArray &text) { return json::Document::parse(text)->root(); };
    account::SaveMetadata *save = edits.saveMetadata({valueOf(R"({"a":1})"), valueOf(R"({"a":2})")});
    QObject::connect(save, &account::SaveMetadata::reviewReady, save,
                     &account::SaveMetadata::confirm);
    if (m_trouble != Trouble::NoToken)
        expectUser();
    expectChange(Action::SaveMetadata, pathOf(person(), Action::SaveMetadata),
                 R"({"user_metadata":{"a":2}})");
    if (isInDoubt(Action::SaveMetadata))
        expectUser();
    save->start();
}

void TroubledRun::link()
{
    using linking::LinkIdentity;
    const records::AccountKey key{QStringLiteral("https://tenant.example/"), person().subject};
    auto *link = new LinkIdentity(store, api,
                                  records::RescueCopies(records::AccountFolder(folder.path(), key)),
                                  secondTokens(), &m_owner);
    QObject::connect(link, &LinkIdentity::stageChanged, link, [link](LinkIdentity::Stage stage) {
        if (stage == LinkIdentity::Stage::Preview)
            link->confirm(link->preview().warnings);
    });
    TranscriptLine line;
    line.url = "https://tenant.example/api/v2/users/google-oauth2%7C7";
    line.bearer = "second-access";
    line.answer = jsonAnswer(R"({"user_id":"google-oauth2|7","email":"b@x.example",
"email_verified":true,"identities":[{"provider":"google-oauth2","user_id":"7"}]})");
    network.expect(std::move(line));
    expectChange(Action::LinkIdentity, pathOf(person(), Action::ReadUser) + "/identities",
                 R"({"link_with":"second.id.token"})");
    if (isInDoubt(Action::LinkIdentity))
        expectUser();
    link->start();
    QVERIFY(QTest::qWaitFor([link = QPointer(link)] { return link.isNull(); }, 20000));
}

void TroubledRun::unlink()
{
    expectChange(Action::UnlinkIdentity,
                 pathOf(person(), Action::ReadUser) + "/identities/github/9");
    if (isInDoubt(Action::UnlinkIdentity))
        expectUser();
    edits.unlinkIdentity(store.user()->identities.at(1));
}

void TroubledRun::removeFactor()
{
    expectChange(Action::RemoveMultifactor,
                 pathOf(person(), Action::ReadUser) + "/multifactor/duo");
    const bool isAccepted = m_trouble == Trouble::Truncated || m_trouble == Trouble::WrongTypes;
    if (isInDoubt(Action::RemoveMultifactor) || isAccepted) {
        expectUser();
        expectEnrollments();
    }
    edits.removeMultifactor(QStringLiteral("duo"));
}

void TroubledRun::createDevice()
{
    devices::CreateDevice *creation = m_devices->create(QStringLiteral("Desk"));
    const auto expect = [this, creation](devices::CreateDevice::Stage stage) {
        if (stage != devices::CreateDevice::Stage::Sending)
            return;
        expectChange(Action::CreateDeviceCredential, "/api/v2/device-credentials",
                     R"({"device_name":"Desk","type":"public_key","value":")"
                         + keyPair().publicKeyDer.toBase64() + R"(","device_id":")"
                         + creation->entry().deviceId.toLatin1() + "\"}");
    };
    QObject::connect(creation, &devices::CreateDevice::stageChanged, creation, expect);
    creation->start();
}

void TroubledRun::deleteDevice()
{
    expectChange(Action::DeleteDeviceCredential, "/api/v2/device-credentials/dcr_1");
    m_devices->removePasted(QStringLiteral("dcr_1"));
}

} // namespace accountdesk::test
