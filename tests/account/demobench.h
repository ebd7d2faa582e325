// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountedits.h"
#include "auth/session.h"
#include "auth/signin.h"
#include "catalogue/lookup.h"
#include "demo/demotenant.h"
#include "demodata/demostate.h"
#include "support_demo/scriptedbrowser.h"

#include <QTest>

namespace accountdesk::test {

/// A person who is signed in to the built-in tenant with everything granted.
struct DemoBench
{
    explicit DemoBench(demo::DemoOptions options = {}) : tenant(anyPort(std::move(options)))
    {
        if (!tenant.start())
            QTest::qFail("the tenant does not start", __FILE__, __LINE__);
        config.issuer = tenant.address().issuer;
        config.clientId = tenant.address().clientId;
        config.audience = tenant.address().audience;
        config.callbackPorts = {0};
    }

    static demo::DemoOptions anyPort(demo::DemoOptions options)
    {
        options.acceptsAnyLoopbackPort = true;
        return options;
    }

    /// A sign-in of its own, which leaves the session alone.
    Result<token::TokenSet> signIn(const QString &personId, const QString &prompt = {})
    {
        for (const demo::DemoPerson &person : tenant.people()) {
            if (person.id == personId)
                browser.setPerson(person);
        }
        std::optional<Result<token::TokenSet>> ended;
        auth::SignInRequest request;
        request.tenant = config;
        request.scopes = catalogue::scopesFor(catalogue::allActions());
        request.prompt = prompt;
        auth::SignIn attempt({network, browser, clock}, request);
        QObject::connect(&attempt, &auth::SignIn::finished, &attempt,
                         [&ended](Result<token::TokenSet> &end) { ended.emplace(std::move(end)); });
        attempt.start();
        if (!QTest::qWaitFor([&ended] { return ended.has_value(); }, 30000))
            return Error{Error::Kind::TimedOut, 0, {}, {}, QStringLiteral("test"), 0};
        return std::move(*ended);
    }

    bool begin(const QString &personId)
    {
        Result<token::TokenSet> tokens = signIn(personId);
        if (!tokens)
            return false;
        session.begin(config, std::move(*tokens));
        store.begin(session.tokens());
        return QTest::qWaitFor([this] { return store.user() && store.enrollments(); }, 20000);
    }

    /// The person as the tenant knows it.
    QJsonObject tenantUser(const QString &userId)
    {
        QJsonObject user;
        tenant.withState([&](demo::DemoState &state) {
            if (const demo::Account *account = state.account(userId))
                user = account->user;
        });
        return user;
    }

    void plan(demo::FaultKind kind, const QByteArray &method, int times = 1)
    {
        tenant.withState([&](demo::DemoState &state) {
            demo::FaultPlan fault;
            fault.kind = kind;
            fault.times = times;
            fault.pathPrefix = catalogue::apiRoot();
            fault.method = method;
            state.faults.append(fault);
        });
    }

    /// How many requests of that method the tenant's API was told.
    int told(const QByteArray &method)
    {
        int count = 0;
        tenant.withState([&](demo::DemoState &state) {
            for (const demo::Told &one : state.told)
                count += one.method == method && one.path.startsWith(catalogue::apiRoot()) ? 1 : 0;
        });
        return count;
    }

    demo::DemoTenant tenant;
    config::Tenant config;
    SystemClock clock;
    net::Network network{clock};
    ScriptedBrowser browser{demo::DemoPerson{}};
    auth::Session session;
    api::RateBudget budget{clock};
    api::AccountApi api{{network, session, budget, systemRandom, 0}};
    account::AccountStore store{api, clock};
    account::AccountEdits edits{store, api};
};

} // namespace accountdesk::test
