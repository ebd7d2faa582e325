// SPDX-License-Identifier: GPL-3.0-or-later
#include "token/idtokencase.h"

#include <QByteArrayList>

namespace accountdesk::test {

QByteArray payload(const QByteArray &name, const QByteArray &value)
{
    QList<std::pair<QByteArray, QByteArray>> claims{
        {"iss", R"("https://tenant.example.com/")"}, {"sub", R"("auth0|1")"}, {"aud", R"("client")"},
        {"iat", QByteArray::number(now - 5)},        {"exp", QByteArray::number(now + 36000)},
        {"nonce", R"("n-1")"}};
    QByteArrayList members;
    if (!value.isEmpty())
        members.append('"' + name + "\":" + value);
    for (const auto &[key, text] : std::as_const(claims)) {
        if (key != name)
            members.append('"' + key + "\":" + text);
    }
    return '{' + members.join(',') + '}';
}

QByteArray seconds(qint64 offset)
{
    return QByteArray::number(now + offset);
}

token::Expectation expectation(const token::KeySet &keys)
{
    token::Expectation expected;
    expected.keys = &keys;
    expected.issuer = QStringLiteral("https://tenant.example.com/");
    expected.audience = QStringLiteral("client");
    expected.nonce = "n-1";
    expected.now = QDateTime::fromSecsSinceEpoch(now).toUTC();
    return expected;
}

QString ruleFor(const QByteArray &text, const token::Expectation &expected)
{
    const token::Verdict verdict = token::judgeIdToken(text, expected);
    if (!verdict.refusal)
        return verdict.isAccepted ? QString() : QStringLiteral("not accepted");
    if (verdict.isAccepted || verdict.refusal->kind != Error::Kind::Untrusted || verdict.refusal->detail.isEmpty())
        return QStringLiteral("inconsistent verdict");
    return verdict.refusal->rule;
}

} // namespace accountdesk::test
