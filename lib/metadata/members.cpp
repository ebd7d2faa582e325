// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/members.h"

namespace accountdesk::metadata {

Members membersOf(const json::Value &object)
{
    Members members;
    if (!object.isObject())
        return members;
    for (json::Value v = object.firstChild(); !v.isMissing(); v = v.nextSibling()) {
        const QString name = v.name();
        if (members.values.contains(name)) {
            if (!members.hasDoubled)
                members.doubled = name;
            members.hasDoubled = true;
            members.order.removeOne(name);
            members.values.remove(name);
        }
        if (v.isNull())
            continue;
        members.order.append(name);
        members.values.insert(name, v);
    }
    return members;
}

bool isSame(const json::Value &a, const json::Value &b)
{
    if (a.isMissing() || b.isMissing())
        return a.isMissing() && b.isMissing();
    return a.equals(b);
}

std::optional<Error> problemOf(const json::Value &edited, const Members &members)
{
    if (!edited.isObject())
        return Error{Error::Kind::Rejected, 0, {}, QStringLiteral("metadata is a JSON object"),
                     QStringLiteral("object"), 0};
    if (members.hasDoubled)
        return Error{Error::Kind::Rejected, 0, {}, members.doubled, QStringLiteral("duplicate"), 0};
    return std::nullopt;
}

} // namespace accountdesk::metadata
