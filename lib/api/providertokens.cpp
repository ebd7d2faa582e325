// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/providertokens.h"

#include <QStringList>

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

/// A root member "identities" of which one carries a token.
bool isTainted(const json::Value &member)
{
    if (member.name() != u"identities" || !member.isArray())
        return false;
    for (json::Value one = member.firstChild(); !one.isMissing(); one = one.nextSibling()) {
        for (QStringView token : tokenNames) {
            if (!one.member(token).isMissing())
                return true;
        }
    }
    return false;
}

QByteArray quoted(const QString &name)
{
    QByteArray text("\"");
    for (const char c : name.toUtf8()) {
        const auto byte = static_cast<uchar>(c);
        if (byte < 0x20)
            text.append("\\u00").append(QByteArray::number(byte, 16).rightJustified(2, '0'));
        else if (c == '"' || c == '\\')
            text.append('\\').append(c);
        else
            text.append(c);
    }
    return text.append('"');
}

QByteArray identityWithoutTokens(const json::Value &identity)
{
    if (!identity.isObject())
        return identity.rawText();
    QByteArrayList members;
    for (json::Value v = identity.firstChild(); !v.isMissing(); v = v.nextSibling()) {
        if (!isToken(v.name()))
            members.append(quoted(v.name()) + ':' + v.rawText());
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

} // namespace

json::Document withoutProviderTokens(const json::Document &user)
{
    const json::Value root = user.root();
    bool isClean = true;
    for (json::Value v = root.firstChild(); isClean && !v.isMissing(); v = v.nextSibling())
        isClean = !isTainted(v);
    if (isClean)
        return user;
    QByteArrayList members;
    for (json::Value v = root.firstChild(); !v.isMissing(); v = v.nextSibling())
        members.append(quoted(v.name()) + ':'
                       + (isTainted(v) ? listWithoutTokens(v) : v.rawText()));
    const auto cleaned = json::Document::parse('{' + members.join(',') + '}');
    return cleaned ? *cleaned : json::Document();
}

} // namespace accountdesk::api
