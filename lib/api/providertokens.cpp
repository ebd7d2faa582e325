// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/providertokens.h"

#include "json/literal.h"

#include <array>

namespace accountdesk::api {

namespace {

constexpr std::array<QStringView, 3> tokenNames{u"access_token", u"access_token_secret",
                                                u"refresh_token"};

bool isToken(const QString &name)
{
    for (QStringView token : tokenNames) {
        if (token == name)
            return true;
    }
    return false;
}

/// One of the identities carries a token.
bool holdsTokens(const json::Value &identities)
{
    for (json::Value one = identities.firstChild(); !one.isMissing(); one = one.nextSibling()) {
        for (QStringView token : tokenNames) {
            if (!one.member(token).isMissing())
                return true;
        }
    }
    return false;
}

bool isTainted(const json::Value &member)
{
    return member.name() == u"identities" && member.isArray() && holdsTokens(member);
}

QByteArray identityWithoutTokens(const json::Value &identity)
{
    if (!identity.isObject())
        return identity.rawText();
    QByteArrayList members;
    for (json::Value v = identity.firstChild(); !v.isMissing(); v = v.nextSibling()) {
        if (!isToken(v.name()))
            members.append(json::literalOf(v.name()) + ':' + v.rawText());
    }
    return '{' + members.join(',') + '}';
}

QByteArray listWithoutTokens(const json::Value &identities)
{
    QByteArrayList elements;
    for (json::Value v = identities.firstChild(); !v.isMissing(); v = v.nextSibling())
        elements.append(identityWithoutTokens(v));
    return '[' + elements.join(',') + ']';
}

json::Document parsed(const QByteArray &text)
{
    const Result<json::Document> document = json::Document::parse(text);
    return document ? *document : json::Document();
}

} // namespace

json::Document withoutProviderTokens(const json::Document &answer)
{
    const json::Value root = answer.root();
    if (root.isArray() && holdsTokens(root))
        return parsed(listWithoutTokens(root));
    bool isClean = true;
    for (json::Value v = root.firstChild(); isClean && !v.isMissing(); v = v.nextSibling())
        isClean = !isTainted(v);
    if (isClean)
        return answer;
    QByteArrayList members;
    for (json::Value v = root.firstChild(); !v.isMissing(); v = v.nextSibling())
        members.append(json::literalOf(v.name()) + ':'
                       + (isTainted(v) ? listWithoutTokens(v) : v.rawText()));
    return parsed('{' + members.join(',') + '}');
}

} // namespace accountdesk::api
