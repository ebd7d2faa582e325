// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace accountdesk::catalogue {

/// Everything a current-user token may do; indexes the table.
enum class Action {
    ReadUser,
    ReadEnrollments,
    SaveMetadata,
    LinkIdentity,
    UnlinkIdentity,
    RemoveMultifactor,
    CreateDeviceCredential,
    DeleteDeviceCredential,
};
inline constexpr std::size_t actionCount = 8;

enum class Verb { Get, Post, Patch, Delete };

using ScopeList = std::array<std::string_view, 2>; ///< unused places are empty

/// One action of the Management API (contract section 1.11).
struct Row
{
    Action action;
    Verb verb;
    std::string_view path;  ///< with {id}, {provider}, {user_id} braces
    ScopeList askFor;       ///< scopes to request
    ScopeList anyOf;        ///< scopes of which any grants the action
    bool isDestructive;
};

inline constexpr std::array<Row, actionCount> rows{{
    {Action::ReadUser, Verb::Get, "/api/v2/users/{id}",
     {"read:current_user"}, {"read:current_user"}, false},
    {Action::ReadEnrollments, Verb::Get, "/api/v2/users/{id}/enrollments",
     {"read:current_user"}, {"read:current_user"}, false},
    {Action::SaveMetadata, Verb::Patch, "/api/v2/users/{id}",
     {"create:current_user_metadata", "update:current_user_metadata"},
     {"update:current_user_metadata"}, false},
    {Action::LinkIdentity, Verb::Post, "/api/v2/users/{id}/identities",
     {"update:current_user_identities"}, {"update:current_user_identities"}, true},
    {Action::UnlinkIdentity, Verb::Delete, "/api/v2/users/{id}/identities/{provider}/{user_id}",
     {"update:current_user_identities"}, {"update:current_user_identities"}, true},
    {Action::RemoveMultifactor, Verb::Delete, "/api/v2/users/{id}/multifactor/{provider}",
     {"delete:current_user_metadata"}, {"delete:current_user_metadata"}, true},
    {Action::CreateDeviceCredential, Verb::Post, "/api/v2/device-credentials",
     {"create:current_user_device_credentials"}, {"create:current_user_device_credentials"}, false},
    {Action::DeleteDeviceCredential, Verb::Delete, "/api/v2/device-credentials/{id}",
     {"delete:current_user_device_credentials"}, {"delete:current_user_device_credentials"}, true},
}};

/// Sign-in's own scopes; offline access is asked for only when the tenant's setting says so.
inline constexpr std::array<std::string_view, 3> signInScopes{"openid", "profile", "email"};
inline constexpr std::string_view offlineAccessScope = "offline_access";

constexpr const Row &row(Action action)
{
    return rows[static_cast<std::size_t>(action)];
}

namespace detail {
constexpr bool rowsInStep()
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].action) != i || rows[i].path.empty()
            || rows[i].askFor[0].empty() || rows[i].anyOf[0].empty())
            return false;
    }
    return true;
}
} // namespace detail
static_assert(detail::rowsInStep(), "rows and Action are out of step");
static_assert(static_cast<std::size_t>(Action::DeleteDeviceCredential) + 1 == actionCount);

} // namespace accountdesk::catalogue
