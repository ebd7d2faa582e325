// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "support/apibench.h"

#include <QTest>

namespace accountdesk::test {

using Reply = std::variant<net::Answer, Error>;

inline const QByteArray userPath = "/api/v2/users/auth0%7C1";
inline const QByteArray enrollmentsPath = userPath + "/enrollments";

inline token::TokenSet tokensOf(const QString &subject = QStringLiteral("auth0|1"),
                                const QStringList &granted = {
                                    QStringLiteral("openid"),
                                    QStringLiteral("read:current_user")})
{
    const QByteArray payload = "{\"iss\":\"https://tenant.example/\",\"sub\":\""
        + subject.toUtf8() + "\",\"name\":\"From the token\"}";
    token::TokenSet tokens;
    tokens.subject = subject;
    tokens.idClaims = token::Claims(*json::Document::parse(payload));
    tokens.grantedScopes = granted;
    return tokens;
}

inline net::Answer user(const QByteArray &name, const QByteArray &id = "auth0|1")
{
    return jsonAnswer("{\"user_id\":\"" + id + "\",\"name\":\"" + name + "\"}");
}

inline net::Answer noEnrollments()
{
    return jsonAnswer("[]");
}

inline Error failure(Error::Kind kind)
{
    return {kind, 0, {}, QStringLiteral("x"), {}, 0};
}

inline net::Answer webPage(int status = 200)
{
    return answerOf(status, {{"content-type", "text/html"}}, "<html>Sign in</html>");
}

/// A store on a scripted API.
struct StoreBench : ApiBench
{
    api::AccountApi api{wiring};
    account::AccountStore store{api, clock};

    void settle()
    {
        QTRY_VERIFY(!store.isBusy(catalogue::Action::ReadUser));
        QTRY_VERIFY(!store.isBusy(catalogue::Action::ReadEnrollments));
    }

    void beginWith(const Reply &user, const Reply &enrollments)
    {
        network.expectGet(userPath, user);
        network.expectGet(enrollmentsPath, enrollments);
        store.begin(tokensOf());
        settle();
    }

    /// A refusal that may be repeated is given as often as the call asks.
    void refreshUserWith(const Reply &user)
    {
        const auto *error = std::get_if<Error>(&user);
        const auto *answer = std::get_if<net::Answer>(&user);
        const bool isRepeated = error ? error->kind == Error::Kind::Network
                                      : answer->status == 503 || answer->status == 429;
        network.expectGet(userPath, user);
        network.expectGet(enrollmentsPath, failure(Error::Kind::Cancelled));
        if (isRepeated) {
            network.expectGet(userPath, user);
            network.expectGet(userPath, user);
        }
        store.refresh();
        settle();
    }
};

} // namespace accountdesk::test
