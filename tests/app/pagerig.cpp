// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"

#include "support/turn.h"
#include "widgets/plaintextlabel.h"

#include <QTest>

namespace accountdesk::test {

namespace {

json::Document documentOf(const QByteArray &text)
{
    const Result<json::Document> document = json::Document::parse(text);
    if (!document)
        QTest::qFail("a fixture is no JSON", __FILE__, __LINE__);
    return document ? *document : json::Document();
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

token::Verdict genuine()
{
    token::Verdict verdict;
    verdict.keyId = QStringLiteral("key-of-the-tenant");
    verdict.isSignatureValid = true;
    verdict.isAccepted = true;
    return verdict;
}

constexpr char rs256Header[] = R"({"alg":"RS256","typ":"JWT","kid":"key-of-the-tenant"})";

} // namespace

PageRig::PageRig() : api(api::Wiring{network, bearer, budget, systemRandom, 0}) {}

QByteArray PageRig::pathOf(const PagePerson &person, catalogue::Action action) const
{
    return catalogue::expand(action, {person.subject});
}

token::TokenSet PageRig::tokensOf(const PagePerson &person, const Granted &granted) const
{
    const qint64 now = clock.now().toSecsSinceEpoch();
    const QByteArray common = R"("iss":"https://tenant.example/","sub":")" + person.subject.toUtf8()
        + R"(","iat":)" + QByteArray::number(now) + R"(,"exp":)"
        + QByteArray::number(now + granted.seconds);
    const QByteArray access = "{" + common + R"(,"aud":["https://tenant.example/api/v2/"],"scope":")"
        + granted.scopes.join(u' ').toUtf8() + "\"}";
    const QByteArray id = "{" + common + R"(,"aud":"client","sid":"s1",)" + person.idClaims + "}";
    token::TokenSet tokens;
    tokens.subject = person.subject;
    tokens.accessToken = Secret(granted.isOpaque ? QByteArray("opaque-access-token")
                                                 : jwtText(rs256Header, access));
    tokens.idToken = Secret(jwtText(rs256Header, id));
    tokens.idHeader = documentOf(rs256Header);
    tokens.idClaims = token::Claims(documentOf(id));
    tokens.idVerdict = genuine();
    tokens.isAccessTokenOpaque = granted.isOpaque;
    if (!granted.isOpaque) {
        tokens.accessHeader = documentOf(rs256Header);
        tokens.accessClaims = token::Claims(documentOf(access));
        tokens.accessVerdict = genuine();
        tokens.accessVerdict.isAccepted = false;
    }
    tokens.requestedScopes = granted.scopes;
    tokens.grantedScopes = granted.scopes;
    tokens.issuedAt = clock.now();
    tokens.expiresAt = clock.now().addSecs(granted.seconds);
    return tokens;
}

void PageRig::begin(const PagePerson &person, const Granted &granted)
{
    config::Tenant tenant;
    tenant.domain = QStringLiteral("tenant.example");
    tenant.issuer = QStringLiteral("https://tenant.example/");
    tenant.clientId = QStringLiteral("client");
    session.begin(tenant, tokensOf(person, granted));
    store.begin(session.tokens());
}

void PageRig::signIn(const PagePerson &person, const Granted &granted)
{
    const bool mayRead = granted.scopes.contains(QLatin1String("read:current_user"));
    if (mayRead && !granted.isOpaque) {
        network.expectGet(pathOf(person, catalogue::Action::ReadUser), jsonAnswer(person.user));
        network.expectGet(pathOf(person, catalogue::Action::ReadEnrollments),
                          jsonAnswer(person.enrollments));
    }
    begin(person, granted);
    QVERIFY(settle());
}

void PageRig::signInRefused(const PagePerson &person, const net::Answer &answer)
{
    network.expectGet(pathOf(person, catalogue::Action::ReadUser), answer);
    network.expectGet(pathOf(person, catalogue::Action::ReadEnrollments), answer);
    begin(person, Granted());
    QVERIFY(settle());
}

void PageRig::signInHeld(const PagePerson &person)
{
    network.expectHeldGet(pathOf(person, catalogue::Action::ReadUser), jsonAnswer(person.user));
    network.expectHeldGet(pathOf(person, catalogue::Action::ReadEnrollments),
                          jsonAnswer(person.enrollments));
    begin(person, Granted());
}

bool PageRig::settle()
{
    const bool isIdle = QTest::qWaitFor([this] {
        return !store.isBusy(catalogue::Action::ReadUser)
            && !store.isBusy(catalogue::Action::ReadEnrollments);
    });
    // The page brings itself up to date in the next turn.
    return isIdle && turnEventLoop() && turnEventLoop();
}

QStringList visibleTexts(const QWidget &widget)
{
    QStringList texts;
    const auto labels = widget.findChildren<PlainTextLabel *>();
    for (const PlainTextLabel *label : labels) {
        if (label->isVisibleTo(&widget) && !label->plainText().isEmpty())
            texts.append(label->plainText());
    }
    return texts;
}

QAbstractButton *buttonOf(const QWidget &widget, const QString &text)
{
    const auto buttons = widget.findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        if (button->isVisibleTo(&widget) && button->text() == text)
            return button;
    }
    return nullptr;
}

QByteArray jwtText(const QByteArray &header, const QByteArray &payload)
{
    return base64Url(header) + '.' + base64Url(payload) + '.' + base64Url("no signature");
}

} // namespace accountdesk::test
