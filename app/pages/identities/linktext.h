// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linking/linkpreview.h"
#include "widgets/banner.h"

#include <QStringList>

namespace accountdesk {

/// Why the two accounts were not linked, or may have been: three parts.
Banner::Message linkFailure(const Error &error);
/// Why the second sign-in came to nothing.
Banner::Message secondSignInFailure(const Error &error);
/// What helps after a failure.
enum class AfterLinking { ChooseAnother, ReadAgain, SignIn };
AfterLinking stepAfterLinking(const Error &error);
QString nextVerb(AfterLinking step);
/// Why the second account's data could not be read.
QString unreadableReason(const Error &error);

struct WarningText
{
    QString title;
    QString sentence;
    QString acceptance;     ///< what is accepted, in the first person
};
WarningText warningText(linking::LinkWarning warning, const linking::LinkPreview &preview);

QStringList keptByLinking(const linking::LinkPreview &preview);
QStringList lostByLinking(const linking::LinkPreview &preview);

} // namespace accountdesk
