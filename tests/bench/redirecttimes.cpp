// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/redirecttimes.h"

#include "account/accountstore.h"
#include "auth/session.h"
#include "auth/signin.h"
#include "catalogue/lookup.h"
#include "demodata/demostate.h"
#include "net/network.h"
#include "support/awaited.h"
#include "support_demo/scriptedbrowser.h"

#include <QElapsedTimer>

namespace accountdesk::test {

std::optional<RedirectTimes> redirectTimes(demo::DemoTenant &tenant, const demo::DemoAddress &address)
{
    const SystemClock clock;
    net::Network network(clock);
    auth::Session session;
    api::RateBudget budget(clock);
    api::AccountApi api({network, session, budget});
    account::AccountStore store(api, clock);
    ScriptedBrowser browser(tenant.people().first());
    auth::SignInRequest request;
    request.tenant = *config::makeTenant(address.issuer, address.clientId, address.audience, {0});
    request.scopes = catalogue::firstScopes();
    auth::SignIn signIn({network, browser, clock}, request);

    QElapsedTimer sinceRedirect;
    RedirectTimes times;
    qsizetype toldAtStart = 0;
    qsizetype toldAtRedirect = 0;
    const auto told = [&tenant](qsizetype &count) {
        tenant.withState([&count](demo::DemoState &state) { count = state.told.size(); });
    };
    told(toldAtStart);
    QObject::connect(&signIn, &auth::SignIn::stageChanged, &signIn, [&](auth::SignIn::Stage stage) {
        if (stage != auth::SignIn::Stage::Exchanging)
            return;
        sinceRedirect.start();
        told(toldAtRedirect);
    });
    QObject::connect(&signIn, &auth::SignIn::finished, &signIn, [&](Result<token::TokenSet> &result) {
        if (!result)
            return;
        session.begin(request.tenant, std::move(*result));
        store.begin(session.tokens());
        times.nameMs = double(sinceRedirect.nsecsElapsed()) / 1e6;
    });
    Awaited<void> reading;
    Completion<void> complete = reading.completion();
    const auto endWhenComplete = [&] {
        if (times.profileMs > 0 || !store.user() || !store.enrollments())
            return;
        times.profileMs = double(sinceRedirect.nsecsElapsed()) / 1e6;
        complete({});
    };
    QObject::connect(&store, &account::AccountStore::userChanged, &store, endWhenComplete);
    QObject::connect(&store, &account::AccountStore::enrollmentsChanged, &store, endWhenComplete);
    signIn.start();
    if (!reading.wait(30000))
        return std::nullopt;
    tenant.withState([&](demo::DemoState &state) {
        for (qsizetype i = toldAtStart; i < state.told.size(); ++i)
            (i < toldAtRedirect ? times.before : times.after).append(state.told[i].path);
    });
    return times;
}

} // namespace accountdesk::test
