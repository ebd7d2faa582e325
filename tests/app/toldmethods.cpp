// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/toldsentences.h"

namespace accountdesk::test {

namespace {

constexpr Told linkAccount[] = {
    {Trouble::None,
     "sheet: The accounts are linked"},
    {Trouble::NoToken,
     "sheet: The accounts were not linked\n"
     "in the sheet: Your own sign-in has ended or changed meanwhile: Nothing was linked. Begin "
     "again once you are signed in as the account that is to stay."},
    {Trouble::NoScope,
     "button: Link another…: Your token lacks the permission update:current_user_identities. You "
     "can ask for it. (POST /api/v2/users/{id}/identities)"},
    {Trouble::Refused,
     "sheet: The accounts were not linked\n"
     "in the sheet: Your tenant refuses “Link a sign-in method”: Your token has the permission "
     "update:current_user_identities, but the tenant refused. Whoever runs the tenant can change "
     "that. In its words: “Insufficient scope, expected any of: some:scope” (HTTP 403) [Copy "
     "request to the administrator]"},
    {Trouble::LostBefore,
     "sheet: The accounts were not linked\n"
     "in the sheet: “Link a sign-in method” did not work: There is no usable connection. "
     "(Connection refused)"},
    {Trouble::LostAfter,
     "sheet: The accounts were not linked\n"
     "in the sheet: Nothing was linked: The answer was lost. Your account was read again and "
     "does not have the second sign-in method. Both accounts are as they were."},
    {Trouble::ServerError,
     "sheet: The accounts were not linked\n"
     "in the sheet: Nothing was linked: No usable answer came. Your account was read again and "
     "does not have the second sign-in method. Both accounts are as they were."},
    {Trouble::WebPage,
     "sheet: The accounts were not linked\n"
     "in the sheet: Nothing was linked: No usable answer came. Your account was read again and "
     "does not have the second sign-in method. Both accounts are as they were."},
    {Trouble::Truncated,
     "sheet: The accounts were not linked\n"
     "in the sheet: Nothing was linked: No usable answer came. Your account was read again and "
     "does not have the second sign-in method. Both accounts are as they were."},
    {Trouble::WrongTypes,
     "sheet: The accounts were not linked\n"
     "in the sheet: Nothing was linked: No usable answer came. Your account was read again and "
     "does not have the second sign-in method. Both accounts are as they were."},
    {Trouble::UserDeleted,
     "sheet: The accounts were not linked\n"
     "in the sheet: “Link a sign-in method” did not work: Your account is no longer there: it "
     "was deleted or merged into another. Sign in again; if that makes a new, empty account, ask "
     "whoever runs the tenant. In its words: “The user does not exist.” (HTTP 404)"},
};

constexpr Told unlinkMethod[] = {
    {Trouble::None,
     "banner: GitHub (9) is unlinked."},
    {Trouble::NoToken,
     "sheet: Unlink GitHub?\n"
     "in the sheet: “Unlink a sign-in method” did not work: Your sign-in has ended. (there is no "
     "access token for the API) [Sign in again]"},
    {Trouble::NoScope,
     "button: Unlink…: Your token lacks the permission update:current_user_identities. You can "
     "ask for it. (DELETE /api/v2/users/{id}/identities/{provider}/{user_id})"},
    {Trouble::Refused,
     "sheet: Unlink GitHub?\n"
     "in the sheet: Your tenant refuses “Unlink a sign-in method”: Your token has the permission "
     "update:current_user_identities, but the tenant refused. Whoever runs the tenant can change "
     "that. In its words: “Insufficient scope, expected any of: some:scope” (HTTP 403) [Copy "
     "request to the administrator]"},
    {Trouble::LostBefore,
     "sheet: Unlink GitHub?\n"
     "in the sheet: “Unlink a sign-in method” did not work: There is no usable connection. "
     "(Connection refused) [Read again]"},
    {Trouble::LostAfter,
     "sheet: Unlink GitHub?\n"
     "in the sheet: GitHub is still linked: The answer was lost. Your account was read again, "
     "and it still lists it: nothing has changed. [Try again]"},
    {Trouble::ServerError,
     "sheet: Unlink GitHub?\n"
     "in the sheet: GitHub is still linked: No usable answer came. Your account was read again, "
     "and it still lists it: nothing has changed. [Try again]"},
    {Trouble::WebPage,
     "sheet: Unlink GitHub?\n"
     "in the sheet: GitHub is still linked: No usable answer came. Your account was read again, "
     "and it still lists it: nothing has changed. [Try again]"},
    {Trouble::Truncated,
     "sheet: Unlink GitHub?\n"
     "in the sheet: GitHub is still linked: No usable answer came. Your account was read again, "
     "and it still lists it: nothing has changed. [Try again]"},
    {Trouble::WrongTypes,
     "sheet: Unlink GitHub?\n"
     "in the sheet: GitHub is still linked: No usable answer came. Your account was read again, "
     "and it still lists it: nothing has changed. [Try again]"},
    {Trouble::UserDeleted,
     "sheet: Unlink GitHub?\n"
     "in the sheet: “Unlink a sign-in method” did not work: Your account is no longer there: it "
     "was deleted or merged into another. Sign in again; if that makes a new, empty account, ask "
     "whoever runs the tenant. In its words: “The user does not exist.” (HTTP 404) [Sign in "
     "again]"},
};

constexpr Told removeFactor[] = {
    {Trouble::None,
     "banner: Duo is removed."},
    {Trouble::NoToken,
     "sheet: Remove Duo?\n"
     "in the sheet: “Remove a second factor” did not work: Your sign-in has ended. (there is no "
     "access token for the API) [Sign in again]"},
    {Trouble::NoScope,
     "button: Remove…: Your token lacks the permission delete:current_user_metadata. You can ask "
     "for it. (DELETE /api/v2/users/{id}/multifactor/{provider})"},
    {Trouble::Refused,
     "sheet: Remove Duo?\n"
     "in the sheet: Your tenant refuses “Remove a second factor”: Your token has the permission "
     "delete:current_user_metadata, but the tenant refused. Whoever runs the tenant can change "
     "that. In its words: “Insufficient scope, expected any of: some:scope” (HTTP 403) [Copy "
     "request to the administrator]"},
    {Trouble::LostBefore,
     "sheet: Remove Duo?\n"
     "in the sheet: “Remove a second factor” did not work: There is no usable connection. "
     "(Connection refused) [Read again]"},
    {Trouble::LostAfter,
     "sheet: Remove Duo?\n"
     "in the sheet: Duo is still there: The answer was lost. Your account was read again, and it "
     "still names it. [Try again]"},
    {Trouble::ServerError,
     "sheet: Remove Duo?\n"
     "in the sheet: Duo is still there: No usable answer came. Your account was read again, and "
     "it still names it. [Try again]"},
    {Trouble::WebPage,
     "sheet: Remove Duo?\n"
     "in the sheet: Duo is still there: No usable answer came. Your account was read again, and "
     "it still names it. [Try again]"},
    {Trouble::Truncated,
     "banner: Duo is removed."},
    {Trouble::WrongTypes,
     "banner: Duo is removed."},
    {Trouble::UserDeleted,
     "sheet: Remove Duo?\n"
     "in the sheet: “Remove a second factor” did not work: Your account is no longer there: it "
     "was deleted or merged into another. Sign in again; if that makes a new, empty account, ask "
     "whoever runs the tenant. In its words: “The user does not exist.” (HTTP 404) [Sign in "
     "again]"},
};

} // namespace

QList<Told> toldOfMethods(Deed deed)
{
    if (deed == Deed::LinkAccount)
        return listOf(linkAccount);
    if (deed == Deed::UnlinkMethod)
        return listOf(unlinkMethod);
    return listOf(removeFactor);
}

} // namespace accountdesk::test
