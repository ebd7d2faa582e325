// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountedits.h"
#include "account/storebench.h"

namespace accountdesk::test {

inline const QStringList everyScope{
    QStringLiteral("openid"), QStringLiteral("read:current_user"),
    QStringLiteral("update:current_user_metadata"), QStringLiteral("delete:current_user_metadata"),
    QStringLiteral("update:current_user_identities"),
    QStringLiteral("create:current_user_device_credentials"),
    QStringLiteral("delete:current_user_device_credentials")};

/// A user with that user_metadata; empty for none.
inline net::Answer userWith(const QByteArray &metadata, const QByteArray &more = {})
{
    const QByteArray member = metadata.isEmpty() ? "" : ",\"user_metadata\":" + metadata;
    return jsonAnswer("{\"user_id\":\"auth0|1\"" + member + more + '}');
}

inline net::Answer refusal(int status, const QByteArray &message = "no")
{
    return jsonAnswer("{\"message\":\"" + message + "\"}", status);
}

inline net::Answer userGone()
{
    return jsonAnswer("{\"errorCode\":\"inexistent_user\"}", 404);
}

inline json::Value value(const QByteArray &json)
{
    return json.isEmpty() ? json::Value() : json::Document::parse(json)->root();
}

/// A signed-in store with every scope, and what changes it.
struct EditBench : StoreBench
{
    account::AccountEdits edits{store, api};

    void beginAs(const net::Answer &user)
    {
        network.expectGet(userPath, user);
        network.expectGet(enrollmentsPath, noEnrollments());
        store.begin(tokensOf(QStringLiteral("auth0|1"), everyScope));
        settle();
    }

    void expectSending(const QByteArray &verb, const QByteArray &path, const Reply &reply,
                       const QByteArray &body = {}, bool isHeld = false)
    {
        TranscriptLine line;
        line.verb = verb;
        line.url = "https://tenant.example" + path;
        line.body = body;
        if (!body.isEmpty())
            line.headers.emplaceBack("Content-Type", "application/json");
        line.answer = reply;
        line.isHeld = isHeld;
        network.expect(std::move(line));
    }
};

} // namespace accountdesk::test
