// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/toldsentences.h"

namespace accountdesk::test {

namespace {

constexpr Told saveData[] = {
    {Trouble::None,
     "page: Saved: 1 change(s)."},
    {Trouble::NoToken,
     "banner: “Change your data” did not work: Your sign-in has ended. (there is no access token "
     "for the API) [Sign in again]"},
    {Trouble::NoScope,
     "button: Save…: Your token lacks the permission update:current_user_metadata. You can ask "
     "for it. (PATCH /api/v2/users/{id})"},
    {Trouble::Refused,
     "banner: Your tenant refuses “Change your data”: Your token has the permission "
     "update:current_user_metadata, but the tenant refused. Whoever runs the tenant can change "
     "that. In its words: “Insufficient scope, expected any of: some:scope” (HTTP 403) [Copy "
     "request to the administrator]"},
    {Trouble::LostBefore,
     "banner: “Change your data” did not work: There is no usable connection. (Connection "
     "refused) [Read again]"},
    {Trouble::LostAfter,
     "banner: “Change your data” did not work: The answer was lost. Reading again has shown that "
     "nothing was saved. (Connection closed) [Read again]"},
    {Trouble::ServerError,
     "banner: “Change your data” did not work: No usable answer came. Reading again has shown "
     "that nothing was saved. In its words: “Internal error” (HTTP 503) [Read again]"},
    {Trouble::WebPage,
     "banner: “Change your data” did not work: No usable answer came. Reading again has shown "
     "that nothing was saved. (the answer is not JSON but \"text/html\") (HTTP 200) [Read again]"},
    {Trouble::Truncated,
     "banner: “Change your data” did not work: No usable answer came. Reading again has shown "
     "that nothing was saved. (The string has no closing quote.) (HTTP 200) [Read again]"},
    {Trouble::WrongTypes,
     "banner: “Change your data” did not work: No usable answer came. Reading again has shown "
     "that nothing was saved. (A string is expected here.) (HTTP 200) [Read again]"},
    {Trouble::UserDeleted,
     "banner: “Change your data” did not work: Your account is no longer there: it was deleted "
     "or merged into another. Sign in again; if that makes a new, empty account, ask whoever "
     "runs the tenant. In its words: “The user does not exist.” (HTTP 404) [Sign in again]"},
};

constexpr Told changePassword[] = {
    {Trouble::None,
     "sheet: Change your password\n"
     "in the sheet: Your tenant answered: “We've just sent you an email.” It says the same for "
     "every address, known or not. If no e-mail comes within some minutes, look among the "
     "unwanted ones."},
    {Trouble::NoToken,
     "sheet: Change your password\n"
     "in the sheet: Your tenant answered: “We've just sent you an email.” It says the same for "
     "every address, known or not. If no e-mail comes within some minutes, look among the "
     "unwanted ones."},
    {Trouble::NoScope,
     "sheet: Change your password\n"
     "in the sheet: Your tenant answered: “We've just sent you an email.” It says the same for "
     "every address, known or not. If no e-mail comes within some minutes, look among the "
     "unwanted ones."},
    {Trouble::Refused,
     "sheet: Change your password\n"
     "in the sheet: Your tenant answered: “We've just sent you an email.” It says the same for "
     "every address, known or not. If no e-mail comes within some minutes, look among the "
     "unwanted ones."},
    {Trouble::LostBefore,
     "sheet: Change your password\n"
     "in the sheet: Not sent: There is no usable connection. (Connection refused) Your password "
     "is as it was."},
    {Trouble::LostAfter,
     "sheet: Change your password\n"
     "in the sheet: In doubt: The answer was lost. It may have been done or not. (Connection "
     "closed) The e-mail may be on its way: look for it first."},
    {Trouble::ServerError,
     "sheet: Change your password\n"
     "in the sheet: In doubt: The tenant has a problem of its own. (HTTP 503) The e-mail may be "
     "on its way: look for it first."},
    {Trouble::WebPage,
     "sheet: Change your password\n"
     "in the sheet: In doubt: A web page came instead of an answer: the API is not there, or the "
     "network wants you to sign in to it first. (a web page came instead of a sentence) (HTTP "
     "200) The e-mail may be on its way: look for it first."},
    {Trouble::Truncated,
     "sheet: Change your password\n"
     "in the sheet: Your tenant answered: “{\"user_id\":\"auth” It says the same for every "
     "address, known or not. If no e-mail comes within some minutes, look among the unwanted "
     "ones."},
    {Trouble::WrongTypes,
     "sheet: Change your password\n"
     "in the sheet: Your tenant answered: “{\"id\":7,\"user_id\":[]}” It says the same for every "
     "address, known or not. If no e-mail comes within some minutes, look among the unwanted "
     "ones."},
    {Trouble::UserDeleted,
     "sheet: Change your password\n"
     "in the sheet: Your tenant answered: “We've just sent you an email.” It says the same for "
     "every address, known or not. If no e-mail comes within some minutes, look among the "
     "unwanted ones."},
};

} // namespace

QList<Told> toldOfData(Deed deed)
{
    if (deed == Deed::SaveData)
        return listOf(saveData);
    return listOf(changePassword);
}

} // namespace accountdesk::test
