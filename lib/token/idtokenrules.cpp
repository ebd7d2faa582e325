// SPDX-License-Identifier: GPL-3.0-or-later
#include "token/idtokenrules.h"

#include "token/idtokenchecks.h"

#include <algorithm>
#include <array>

namespace accountdesk::token {

namespace {

constexpr qint64 mostLeewaySeconds = 120;

using check::Case;
using check::Reason;

struct Rule
{
    const char16_t *name;
    Reason (*check)(Case &);
    bool (*hasInput)(const Expectation &);
};

bool always(const Expectation &) { return true; }
bool hasKeys(const Expectation &e) { return e.keys != nullptr; }
bool hasAudience(const Expectation &e) { return !e.audience.isEmpty(); }
bool hasTime(const Expectation &e) { return e.now.isValid(); }

constexpr std::array<Rule, 16> rules{{
    {u"shape", check::shape, always},
    {u"algorithm", check::algorithm, always},
    {u"header", check::header, always},
    {u"key", check::key, hasKeys},
    {u"signature", check::signature, hasKeys},
    {u"issuer", check::issuer, [](const Expectation &e) { return !e.issuer.isEmpty(); }},
    {u"audience", check::audience, hasAudience},
    {u"azp", check::azp, hasAudience},
    {u"expiry", check::expiry, hasTime},
    {u"issuedAt", check::issuedAt, hasTime},
    {u"notBefore", check::notBefore, hasTime},
    {u"nonce", check::nonce, [](const Expectation &e) { return e.isRefreshed || !e.nonce.isEmpty(); }},
    {u"subject", check::subject, [](const Expectation &e) { return !e.subject.isEmpty(); }},
    {u"atHash", check::atHash, [](const Expectation &e) { return !e.accessToken.isEmpty(); }},
    {u"authTime", check::authTime,
     [](const Expectation &e) { return e.maxAgeSeconds.has_value() || e.earlierAuthTime.has_value(); }},
    {u"organization", check::organization, [](const Expectation &e) { return !e.organization.isEmpty(); }},
}};

constexpr std::array<Rule, 4> signatureRules{{
    {u"algorithm", check::algorithm, always},
    {u"header", check::headerOfAnyToken, always},
    {u"key", check::key, hasKeys},
    {u"signature", check::signature, hasKeys},
}};

Error refusalOf(QStringView rule, const QString &detail)
{
    return Error{Error::Kind::Untrusted, 0, {}, detail, rule.toString(), 0};
}

template <size_t count>
Verdict judge(const std::array<Rule, count> &applied, const Jwt &jwt, const Expectation &expected)
{
    Case c{jwt, expected, jwt.header.root(), jwt.payload.root(), expected.now.toSecsSinceEpoch(),
           std::clamp<qint64>(expected.leewaySeconds, 0, mostLeewaySeconds)};
    Verdict verdict;
    for (const Rule &rule : applied) {
        if (!rule.hasInput(expected))
            verdict.notChecked.append(QStringView(rule.name).toString());
        if (verdict.refusal)
            continue;
        if (const Reason reason = rule.check(c))
            verdict.refusal = refusalOf(rule.name, QString::fromLatin1(reason));
    }
    verdict.isSignatureValid = c.isSignatureValid;
    if (c.isSignatureValid) {
        const QString kid = jwt.keyId();
        verdict.keyId = kid.isEmpty() ? expected.keys->keyIds().value(0) : kid;
    }
    return verdict;
}

} // namespace

const QStringList &ruleNames()
{
    static const QStringList names = [] {
        QStringList list;
        for (const Rule &rule : rules)
            list.append(QStringView(rule.name).toString());
        return list;
    }();
    return names;
}

Verdict judgeIdToken(const Jwt &jwt, const Expectation &expectation)
{
    Verdict verdict = judge(rules, jwt, expectation);
    verdict.isAccepted = !verdict.refusal && expectation.keys && !expectation.issuer.isEmpty()
        && !expectation.audience.isEmpty() && expectation.now.isValid();
    return verdict;
}

Verdict judgeIdToken(QByteArrayView text, const Expectation &expectation)
{
    const Result<Jwt> jwt = parseJwt(text);
    if (jwt)
        return judgeIdToken(*jwt, expectation);
    Verdict verdict;
    verdict.refusal = jwt.error();
    for (const Rule &rule : rules) {
        if (!rule.hasInput(expectation))
            verdict.notChecked.append(QStringView(rule.name).toString());
    }
    return verdict;
}

Verdict judgeSignature(const Jwt &jwt, const KeySet &keys)
{
    Expectation expectation;
    expectation.keys = &keys;
    return judge(signatureRules, jwt, expectation);
}

} // namespace accountdesk::token
