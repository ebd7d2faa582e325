// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "pages/identities/removalsheet.h"

namespace accountdesk {

/// The providers that a person may remove (contract section 1.6), in the order in which they are
/// shown.
QStringList removableProviders();
/// "google-authenticator" is "One-time code app"; unknown ones as they come.
QString factorProviderName(const QString &provider);
/// What a provider stands for, in one sentence; empty if unknown.
QString factorProviderSentence(const QString &provider);
/// Whether the profile or an enrollment speaks of it.
bool isFactorKnown(const QString &provider, const api::User &user,
                   const std::optional<QList<api::Enrollment>> &enrollments);

RemovalSheet::Texts removalTexts(const QString &provider, bool isFactorKnown);
Banner::Message removalFailure(const Error &error, const QString &provider);

} // namespace accountdesk
