// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/answererror.h"

#include "json/reader.h"

namespace accountdesk::auth {

namespace {

/// The status decides; the body's words are added if it has them.
Error withKind(const net::Answer &answer, Error::Kind kind)
{
    Error error{kind, 0, {}, {}, {}, 0};
    if (answer.isJson()) {
        const Error refusal = refusalIn(answer);
        if (refusal.kind == Error::Kind::Rejected) {
            error.code = refusal.code;
            error.detail = refusal.detail;
        }
    }
    return about(answer, error);
}

} // namespace

Error about(const net::Answer &answer, Error error)
{
    error.httpStatus = answer.status;
    error.exchange = answer.exchange;
    // The parser's word is none of the server's.
    if (error.kind == Error::Kind::Malformed)
        error.code.clear();
    return error;
}

Error refusalIn(const net::Answer &answer)
{
    const Result<json::Document> document = json::Document::parse(answer.body, answerLimits);
    if (!document)
        return about(answer, document.error());
    json::Reader reader(document->root());
    reader.requireObject();
    Error error{Error::Kind::Rejected, 0, {}, {}, {}, 0};
    error.code = reader.string(u"error");
    error.detail = reader.optionalString(u"error_description").value_or(QString());
    if (reader.hasFailed())
        return about(answer, *reader.problem());
    return about(answer, error);
}

std::optional<Error> answerError(const net::Answer &answer)
{
    if (answer.status == 200 && answer.isJson())
        return std::nullopt;
    if (answer.status >= 500)
        return withKind(answer, Error::Kind::Server);
    if (answer.status == 429)
        return withKind(answer, Error::Kind::RateLimited);
    if (answer.status == 404)
        return withKind(answer, Error::Kind::NotFound);
    if (!answer.isJson())
        return about(answer, {Error::Kind::Server, 0, {},
                              QStringLiteral("something else than data came, perhaps a web page"),
                              QStringLiteral("contentType"), 0});
    if (answer.status < 400)
        return about(answer, {Error::Kind::Malformed, 0, {},
                              QStringLiteral("an answer with an unexpected status"),
                              QStringLiteral("status"), 0});
    return refusalIn(answer);
}

} // namespace accountdesk::auth
