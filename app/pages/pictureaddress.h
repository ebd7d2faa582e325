// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace accountdesk {

namespace config { struct Tenant; }

/// Where a profile picture lies, and whether it may be fetched from there (security B13.5).
struct PictureAddress
{
    QUrl url;
    bool isAllowed = false;
    bool operator==(const PictureAddress &) const = default;
};

/// Allowed are the tenant's own origin and, over https, the services that sign-in methods keep
/// their pictures at; the built-in tenant has only its own. Nothing if the text is no address.
std::optional<PictureAddress> pictureAddress(const QString &picture, const config::Tenant &tenant);

} // namespace accountdesk
