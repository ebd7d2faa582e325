// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonedit/names.h"

namespace accountdesk::jsonedit {

NameProblem nameProblem(QStringView name, NameRule rule)
{
    if (rule == NameRule::Any)
        return NameProblem::None;
    if (name.isEmpty())
        return NameProblem::Empty;
    return name.contains(u'.') || name.contains(u'$') ? NameProblem::Character : NameProblem::None;
}

QString nameProblemRule(NameProblem problem)
{
    switch (problem) {
    case NameProblem::None: break;
    case NameProblem::Empty: return QStringLiteral("emptyName");
    case NameProblem::Character: return QStringLiteral("nameCharacter");
    case NameProblem::Doubled: return QStringLiteral("doubledName");
    }
    return {};
}

} // namespace accountdesk::jsonedit
