// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace accountdesk {

/// A provider's name for people ("google-oauth2" is "Google"); the open set's others as they come.
QString providerName(const QString &provider);
/// What an enrollment is ("pn" is "Push notification"); unknown ones as they come.
QString factorName(const QString &type);
/// "Confirmed", "Pending"; unknown ones as they come.
QString factorState(const QString &status);

} // namespace accountdesk
