// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apierror.h"

#include "json/document.h"

namespace accountdesk::api {

namespace {

using Kind = Error::Kind;

/// "Insufficient scope, expected any of: a,b"; the same code without a list of scopes is a limit
/// of the tenant's plan.
bool namesScopes(const QString &sentence)
{
    return sentence.startsWith(u"Insufficient scope", Qt::CaseInsensitive)
        && sentence.contains(u"expected", Qt::CaseInsensitive);
}

Kind kindOf(int status, const QString &sentence)
{
    switch (status) {
    case 401: return Kind::Unauthorized;
    case 403: return namesScopes(sentence) ? Kind::MissingScope : Kind::Rejected;
    case 404: return Kind::NotFound;
    case 408: return Kind::Server;
    case 409: return Kind::Conflict;
    case 429: return Kind::RateLimited;
    default: return status >= 500 ? Kind::Server : Kind::Rejected;
    }
}

QString firstText(const json::Value &root, std::initializer_list<QStringView> names)
{
    for (QStringView name : names) {
        if (const QString text = root[name].toString(); !text.isEmpty())
            return text;
    }
    return {};
}

Error webPage(const net::Answer &answer)
{
    return {Kind::Server, answer.status, {},
            QStringLiteral("the answer is not JSON but \"%1\"")
                .arg(QString::fromLatin1(answer.header("content-type")).left(100)),
            QStringLiteral("contentType"), answer.exchange};
}

} // namespace

Error errorOf(const net::Answer &answer)
{
    json::Value root;
    if (const Result<json::Document> document = json::Document::parse(answer.body))
        root = document->root();
    if (root.isObject()) {
        const QString code = firstText(root, {u"errorCode", u"code", u"error"});
        const QString sentence = firstText(root, {u"message", u"error_description", u"error"});
        return {kindOf(answer.status, sentence), answer.status, code, sentence, {},
                answer.exchange};
    }
    // These mean the same whoever answers; any other refusal without the API's words is not
    // known to be the API's.
    const Kind kind = kindOf(answer.status, {});
    if (kind == Kind::Unauthorized || kind == Kind::RateLimited || kind == Kind::Server)
        return {kind, answer.status, {}, {}, {}, answer.exchange};
    return webPage(answer);
}

std::optional<Error> problemOf(const net::Answer &answer)
{
    if (answer.status < 200 || answer.status > 299)
        return errorOf(answer);
    if (!answer.body.isEmpty() && !answer.isJson())
        return webPage(answer);
    return std::nullopt;
}

bool leavesDoubt(const Error &error)
{
    return error.kind == Kind::UnknownOutcome || error.kind == Kind::Malformed;
}

bool isUserGone(const Error &error)
{
    return error.kind == Kind::NotFound && error.code == u"inexistent_user";
}

} // namespace accountdesk::api
