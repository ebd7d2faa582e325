// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace accountdesk::jsonedit {

/// Which member names a document takes beside "each only once".
enum class NameRule {
    Any,
    Metadata, ///< Auth0's: not empty, no '.' and no '$'
};

enum class NameProblem { None, Empty, Character, Doubled };

/// Doubled is for the object to find out.
NameProblem nameProblem(QStringView name, NameRule rule);
/// As Error::rule: "emptyName", "nameCharacter", "doubledName".
QString nameProblemRule(NameProblem problem);

} // namespace accountdesk::jsonedit
