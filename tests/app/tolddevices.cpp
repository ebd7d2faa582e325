// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/toldsentences.h"

namespace accountdesk::test {

namespace {

constexpr Told createDevice[] = {
    {Trouble::None,
     "banner: “Desk” is registered.\n"
     "device: Desk: Registered: Its key was kept in memory only: it ends with the run of the "
     "program that made it."},
    {Trouble::NoToken,
     "sheet: Register this computer\n"
     "banner: “Register a device” did not work: Your sign-in has ended. (there is no access "
     "token for the API) [Sign in again]"},
    {Trouble::NoScope,
     "button: Register this computer…: Your token lacks the permission "
     "create:current_user_device_credentials. You can ask for it. (POST "
     "/api/v2/device-credentials)"},
    {Trouble::Refused,
     "sheet: Register this computer\n"
     "banner: Your tenant refuses “Register a device”: Your token has the permission "
     "create:current_user_device_credentials, but the tenant refused. Whoever runs the tenant "
     "can change that. In its words: “Insufficient scope, expected any of: some:scope” (HTTP "
     "403) [Copy request to the administrator]"},
    {Trouble::LostBefore,
     "sheet: Register this computer\n"
     "banner: “Register a device” did not work: There is no usable connection. (Connection "
     "refused) [Read again]"},
    {Trouble::LostAfter,
     "banner: It is not known whether “Register a device” worked: "
     "The answer was lost. Your tenant may have the "
     "device or not. Its entry among your devices settles that. (Connection closed)\n"
     "device: Desk: In doubt: It was sent, but no usable answer came: the tenant may have it or "
     "not. Sending it again settles it and never makes a second one."},
    {Trouble::ServerError,
     "banner: It is not known whether “Register a device” worked: "
     "No usable answer came. Your tenant may have the "
     "device or not. Its entry among your devices settles that. In its words: “Internal error” "
     "(HTTP 503)\n"
     "device: Desk: In doubt: It was sent, but no usable answer came: the tenant may have it or "
     "not. Sending it again settles it and never makes a second one."},
    {Trouble::WebPage,
     "banner: It is not known whether “Register a device” worked: "
     "No usable answer came. Your tenant may have the "
     "device or not. Its entry among your devices settles that. (the answer is not JSON but "
     "\"text/html\") (HTTP 200)\n"
     "device: Desk: In doubt: It was sent, but no usable answer came: the tenant may have it or "
     "not. Sending it again settles it and never makes a second one."},
    {Trouble::Truncated,
     "banner: It is not known whether “Register a device” worked: "
     "No usable answer came. Your tenant may have the "
     "device or not. Its entry among your devices settles that. (The string has no closing "
     "quote.) (HTTP 200)\n"
     "device: Desk: In doubt: It was sent, but no usable answer came: the tenant may have it or "
     "not. Sending it again settles it and never makes a second one."},
    {Trouble::WrongTypes,
     "banner: It is not known whether “Register a device” worked: "
     "No usable answer came. Your tenant may have the "
     "device or not. Its entry among your devices settles that. (A string is expected here.) "
     "(HTTP 200)\n"
     "device: Desk: In doubt: It was sent, but no usable answer came: the tenant may have it or "
     "not. Sending it again settles it and never makes a second one."},
    {Trouble::UserDeleted,
     "sheet: Register this computer\n"
     "banner: “Register a device” did not work: Your account is no longer there: it was deleted "
     "or merged into another. Sign in again; if that makes a new, empty account, ask whoever "
     "runs the tenant. In its words: “The user does not exist.” (HTTP 404) [Sign in again]"},
};

constexpr Told deleteDevice[] = {
    {Trouble::None,
     "banner: “Desk” is deleted."},
    {Trouble::NoToken,
     "banner: “Remove a device” did not work: Your sign-in has ended. (there is no access token "
     "for the API) [Sign in again]\n"
     "device: Desk: Registered"},
    {Trouble::NoScope,
     "device: Desk: Registered\n"
     "button: Delete…: Your token lacks the permission delete:current_user_device_credentials. "
     "You can ask for it. (DELETE /api/v2/device-credentials/{id})"},
    {Trouble::Refused,
     "banner: Your tenant refuses “Remove a device”: Your token has the permission "
     "delete:current_user_device_credentials, but the tenant refused. Whoever runs the tenant "
     "can change that. In its words: “Insufficient scope, expected any of: some:scope” (HTTP "
     "403) [Copy request to the administrator]\n"
     "device: Desk: Registered"},
    {Trouble::LostBefore,
     "banner: “Remove a device” did not work: There is no usable connection. (Connection "
     "refused) [Read again]\n"
     "device: Desk: Registered"},
    {Trouble::LostAfter,
     "banner: It is not known whether “Remove a device” worked: "
     "The answer was lost. It may have been done or not. "
     "Deleting it again does no harm. (Connection closed)\n"
     "device: Desk: Deletion unfinished: The deletion was begun, but is not finished here. "
     "Deleting it again does no harm."},
    {Trouble::ServerError,
     "banner: It is not known whether “Remove a device” worked: "
     "No usable answer came. It may have been done or "
     "not. Deleting it again does no harm. In its words: “Internal error” (HTTP 503)\n"
     "device: Desk: Deletion unfinished: The deletion was begun, but is not finished here. "
     "Deleting it again does no harm."},
    {Trouble::WebPage,
     "banner: It is not known whether “Remove a device” worked: "
     "No usable answer came. It may have been done or "
     "not. Deleting it again does no harm. (the answer is not JSON but \"text/html\") (HTTP "
     "200)\n"
     "device: Desk: Deletion unfinished: The deletion was begun, but is not finished here. "
     "Deleting it again does no harm."},
    {Trouble::Truncated,
     "banner: “Desk” is deleted."},
    {Trouble::WrongTypes,
     "banner: “Desk” is deleted."},
    {Trouble::UserDeleted,
     "banner: “Remove a device” did not work: Your account is no longer there: it was deleted or "
     "merged into another. Sign in again; if that makes a new, empty account, ask whoever runs "
     "the tenant. In its words: “The user does not exist.” (HTTP 404) [Sign in again]\n"
     "device: Desk: Registered"},
};

constexpr Told deletePasted[] = {
    {Trouble::None,
     "page: The tenant has accepted the deletion of dcr_2. That proves nothing: it says the same "
     "if there never was such a credential."},
    {Trouble::NoToken,
     "banner: “Remove a device” did not work: Your sign-in has ended. (there is no access token "
     "for the API) [Sign in again]"},
    {Trouble::NoScope,
     "button: Delete…: Your token lacks the permission delete:current_user_device_credentials. "
     "You can ask for it. (DELETE /api/v2/device-credentials/{id})"},
    {Trouble::Refused,
     "banner: Your tenant refuses “Remove a device”: Your token has the permission "
     "delete:current_user_device_credentials, but the tenant refused. Whoever runs the tenant "
     "can change that. In its words: “Insufficient scope, expected any of: some:scope” (HTTP "
     "403) [Copy request to the administrator]"},
    {Trouble::LostBefore,
     "banner: “Remove a device” did not work: There is no usable connection. (Connection "
     "refused) [Read again]"},
    {Trouble::LostAfter,
     "banner: It is not known whether “Remove a device” worked: "
     "The answer was lost. It may have been done or not. "
     "Deleting it again does no harm. (Connection closed)"},
    {Trouble::ServerError,
     "banner: It is not known whether “Remove a device” worked: "
     "No usable answer came. It may have been done or "
     "not. Deleting it again does no harm. In its words: “Internal error” (HTTP 503)"},
    {Trouble::WebPage,
     "banner: It is not known whether “Remove a device” worked: "
     "No usable answer came. It may have been done or "
     "not. Deleting it again does no harm. (the answer is not JSON but \"text/html\") (HTTP 200)"},
    {Trouble::Truncated,
     "page: The tenant has accepted the deletion of dcr_2. That proves nothing: it says the same "
     "if there never was such a credential."},
    {Trouble::WrongTypes,
     "page: The tenant has accepted the deletion of dcr_2. That proves nothing: it says the same "
     "if there never was such a credential."},
    {Trouble::UserDeleted,
     "banner: “Remove a device” did not work: Your account is no longer there: it was deleted or "
     "merged into another. Sign in again; if that makes a new, empty account, ask whoever runs "
     "the tenant. In its words: “The user does not exist.” (HTTP 404) [Sign in again]"},
};

} // namespace

QList<Told> toldOfDevices(Deed deed)
{
    if (deed == Deed::CreateDevice)
        return listOf(createDevice);
    if (deed == Deed::DeleteDevice)
        return listOf(deleteDevice);
    return listOf(deletePasted);
}

} // namespace accountdesk::test
