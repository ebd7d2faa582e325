// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/problem.h"

#include "api/apierror.h"
#include "widgets/actiontext.h"
#include "widgets/errortext.h"
#include "widgets/refusaltext.h"

#include <QCoreApplication>

namespace accountdesk {

namespace {

using catalogue::Action;
using catalogue::Capability;

struct ProblemText
{
    Q_DECLARE_TR_FUNCTIONS(Problem)
};

Problem::Remedy remedyFor(const Error &error)
{
    if (error.kind == Error::Kind::Unauthorized || api::isUserGone(error))
        return Problem::Remedy::SignInAgain;
    return error.kind == Error::Kind::MissingScope ? Problem::Remedy::AskFor
                                                   : Problem::Remedy::TryAgain;
}

QString buttonFor(Problem::Remedy remedy)
{
    switch (remedy) {
    case Problem::Remedy::TryAgain: return ProblemText::tr("Try again");
    case Problem::Remedy::SignInAgain: return ProblemText::tr("Sign in again");
    case Problem::Remedy::AskFor: return ProblemText::tr("Ask for it");
    case Problem::Remedy::OpenToken: return ProblemText::tr("Look at the token");
    case Problem::Remedy::CopyRequest: return copyRequestVerb();
    }
    return {};
}

Problem opaqueProblem()
{
    Problem problem;
    problem.remedy = Problem::Remedy::OpenToken;
    problem.message.severity = Banner::Severity::Warning;
    problem.message.what = ProblemText::tr("Your account cannot be read with this access token.");
    problem.message.why = ProblemText::tr("It is not made for the account API, so the API was not "
                                          "asked. What your ID token says is shown instead.");
    return problem;
}

Problem notGranted(Action action)
{
    Problem problem;
    problem.remedy = Problem::Remedy::AskFor;
    problem.message.severity = Banner::Severity::Warning;
    problem.message.what = ProblemText::tr("This program may not read your account.");
    problem.message.why = capabilityReason(Capability::NotGranted, action);
    return problem;
}

} // namespace

std::optional<Problem> problemOf(const account::AccountStore &store, Action action)
{
    if (!store.isSignedIn())
        return std::nullopt;
    std::optional<Problem> problem;
    const std::optional<Error> error = store.errorOf(action);
    if (error) {
        const auto refusal = refusalIn(store, action, *error);
        problem.emplace();
        problem->message = refusal ? refusalMessage(*refusal) : errorMessage(*error, action);
        problem->remedy = refusal ? Problem::Remedy::CopyRequest : remedyFor(*error);
    } else if (!store.isApiUsable()) {
        problem = opaqueProblem();
    } else if (store.capability(action) == Capability::NotGranted) {
        problem = notGranted(action);
    } else {
        return std::nullopt;
    }
    problem->actions = { Action::ReadUser, Action::ReadEnrollments };
    problem->message.action = buttonFor(problem->remedy);
    return problem;
}

} // namespace accountdesk
