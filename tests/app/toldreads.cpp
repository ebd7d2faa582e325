// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/toldsentences.h"

namespace accountdesk::test {

namespace {

constexpr Told readProfile[] = {
    {Trouble::None,
     "status: ● Connected to tenant.example"},
    {Trouble::NoToken,
     "banner: “See your second factors” did not work: Your sign-in has ended. (there is no "
     "access token for the API) [Sign in again]\n"
     "page: “See your profile” did not work: Your sign-in has ended. (there is no access token "
     "for the API) [Sign in again]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::NoScope,
     "page: This program may not read your account.: Your token lacks the permission "
     "read:current_user. You can ask for it. [Ask for it]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::Refused,
     "banner: Your tenant refuses “See your profile”: Your token has the permission "
     "read:current_user, but the tenant refused. Whoever runs the tenant can change that. In its "
     "words: “Insufficient scope, expected any of: some:scope” (HTTP 403) [Copy request to the "
     "administrator]\n"
     "page: Your tenant refuses “See your profile”: Your token has the permission "
     "read:current_user, but the tenant refused. Whoever runs the tenant can change that. In its "
     "words: “Insufficient scope, expected any of: some:scope” (HTTP 403): Request ID: 3 [Copy "
     "request to the administrator]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::LostBefore,
     "banner: “See your profile” did not work: There is no usable connection. (Connection "
     "refused) [Try again]\n"
     "page: “See your profile” did not work: There is no usable connection. (Connection refused) "
     "[Try again]\n"
     "status: ○ No connection to tenant.example"},
    {Trouble::LostAfter,
     "banner: “See your profile” did not work: There is no usable connection. (Connection "
     "closed) [Try again]\n"
     "page: “See your profile” did not work: There is no usable connection. (Connection closed) "
     "[Try again]\n"
     "status: ○ No connection to tenant.example"},
    {Trouble::ServerError,
     "banner: “See your profile” did not work: The tenant has a problem of its own. In its "
     "words: “Internal error” (HTTP 503) [Try again]\n"
     "page: “See your profile” did not work: The tenant has a problem of its own. In its words: "
     "“Internal error” (HTTP 503): Request ID: 6 [Try again]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::WebPage,
     "banner: “See your profile” did not work: A web page came instead of an answer: the API is "
     "not there, or the network wants you to sign in to it first. (the answer is not JSON but "
     "\"text/html\") (HTTP 200) [Try again]\n"
     "page: “See your profile” did not work: A web page came instead of an answer: the API is "
     "not there, or the network wants you to sign in to it first. (the answer is not JSON but "
     "\"text/html\") (HTTP 200): Request ID: 3 [Try again]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::Truncated,
     "banner: “See your profile” did not work: The answer is not what was agreed, at line 1, "
     "column 12. (The string has no closing quote.) (HTTP 200) [Try again]\n"
     "page: “See your profile” did not work: The answer is not what was agreed, at line 1, "
     "column 12. (The string has no closing quote.) (HTTP 200): Request ID: 3 [Try again]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::WrongTypes,
     "banner: “See your profile” did not work: The answer is not what was agreed, at $.user_id. "
     "(A string is expected here.) (HTTP 200) [Try again]\n"
     "page: “See your profile” did not work: The answer is not what was agreed, at $.user_id. (A "
     "string is expected here.) (HTTP 200): Request ID: 3 [Try again]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::UserDeleted,
     "banner: “See your profile” did not work: Your account is no longer there: it was deleted "
     "or merged into another. Sign in again; if that makes a new, empty account, ask whoever "
     "runs the tenant. In its words: “The user does not exist.” (HTTP 404) [Sign in again]\n"
     "page: “See your profile” did not work: Your account is no longer there: it was deleted or "
     "merged into another. Sign in again; if that makes a new, empty account, ask whoever runs "
     "the tenant. In its words: “The user does not exist.” (HTTP 404): Request ID: 3 [Sign in "
     "again]\n"
     "status: ● Connected to tenant.example"},
};

constexpr Told readFactors[] = {
    {Trouble::None,
     "status: ● Connected to tenant.example"},
    {Trouble::NoToken,
     "banner: “See your second factors” did not work: Your sign-in has ended. (there is no "
     "access token for the API) [Sign in again]\n"
     "page: “See your profile” did not work: Your sign-in has ended. (there is no access token "
     "for the API) [Sign in again]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::NoScope,
     "page: This program may not read your account.: Your token lacks the permission "
     "read:current_user. You can ask for it. [Ask for it]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::Refused,
     "banner: Your tenant refuses “See your second factors”: Your token has the permission "
     "read:current_user, but the tenant refused. Whoever runs the tenant can change that. In its "
     "words: “Insufficient scope, expected any of: some:scope” (HTTP 403) [Copy request to the "
     "administrator]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::LostBefore,
     "banner: “See your second factors” did not work: There is no usable connection. (Connection "
     "refused) [Try again]\n"
     "status: ○ No connection to tenant.example"},
    {Trouble::LostAfter,
     "banner: “See your second factors” did not work: There is no usable connection. (Connection "
     "closed) [Try again]\n"
     "status: ○ No connection to tenant.example"},
    {Trouble::ServerError,
     "banner: “See your second factors” did not work: The tenant has a problem of its own. In "
     "its words: “Internal error” (HTTP 503) [Try again]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::WebPage,
     "banner: “See your second factors” did not work: A web page came instead of an answer: the "
     "API is not there, or the network wants you to sign in to it first. (the answer is not JSON "
     "but \"text/html\") (HTTP 200) [Try again]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::Truncated,
     "banner: “See your second factors” did not work: The answer is not what was agreed, at line "
     "1, column 12. (The string has no closing quote.) (HTTP 200) [Try again]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::WrongTypes,
     "banner: “See your second factors” did not work: The answer is not what was agreed, at $. "
     "(A list is expected here.) (HTTP 200) [Try again]\n"
     "status: ● Connected to tenant.example"},
    {Trouble::UserDeleted,
     "banner: “See your second factors” did not work: Your account is no longer there: it was "
     "deleted or merged into another. Sign in again; if that makes a new, empty account, ask "
     "whoever runs the tenant. In its words: “The user does not exist.” (HTTP 404) [Sign in "
     "again]\n"
     "status: ● Connected to tenant.example"},
};

} // namespace

QList<Told> toldOfReading(Deed deed)
{
    if (deed == Deed::ReadProfile)
        return listOf(readProfile);
    return listOf(readFactors);
}

} // namespace accountdesk::test
