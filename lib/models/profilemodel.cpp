// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profilemodel.h"

#include "models/valuetext.h"

#include <array>

namespace accountdesk::models {

namespace {

struct KnownMember
{
    ProfileGroup group;
    QStringView name;
};

constexpr std::array knownMembers{
    KnownMember{ProfileGroup::Identity, u"user_id"},
    KnownMember{ProfileGroup::Identity, u"name"},
    KnownMember{ProfileGroup::Identity, u"nickname"},
    KnownMember{ProfileGroup::Identity, u"given_name"},
    KnownMember{ProfileGroup::Identity, u"family_name"},
    KnownMember{ProfileGroup::Identity, u"username"},
    KnownMember{ProfileGroup::Identity, u"picture"},
    KnownMember{ProfileGroup::Contact, u"email"},
    KnownMember{ProfileGroup::Contact, u"email_verified"},
    KnownMember{ProfileGroup::Contact, u"phone_number"},
    KnownMember{ProfileGroup::Contact, u"phone_verified"},
    KnownMember{ProfileGroup::SignInHistory, u"last_login"},
    KnownMember{ProfileGroup::SignInHistory, u"last_ip"},
    KnownMember{ProfileGroup::SignInHistory, u"logins_count"},
    KnownMember{ProfileGroup::SignInHistory, u"last_password_reset"},
    KnownMember{ProfileGroup::SignInHistory, u"multifactor"},
    KnownMember{ProfileGroup::SignInHistory, u"multifactor_last_modified"},
    KnownMember{ProfileGroup::SignInHistory, u"blocked"},
    KnownMember{ProfileGroup::Technical, u"created_at"},
    KnownMember{ProfileGroup::Technical, u"updated_at"},
    KnownMember{ProfileGroup::Technical, u"identities"},
    KnownMember{ProfileGroup::Technical, u"user_metadata"},
    KnownMember{ProfileGroup::Technical, u"app_metadata"},
};

ProfileRow rowOf(ProfileGroup group, const QString &member, const json::Value &value)
{
    const Presence presence = value.isMissing() ? Presence::Absent
        : value.isNull()                        ? Presence::Null
                                                : Presence::Given;
    return {group, member, shownText(value), presence, value};
}

} // namespace

void ProfileModel::setUser(const api::User &user)
{
    const json::Value root = user.raw.root();
    std::vector<ProfileRow> rows;
    for (const KnownMember &known : knownMembers)
        rows.push_back(rowOf(known.group, known.name.toString(), root.member(known.name)));
    for (json::Value member = root.firstChild(); !member.isMissing();
         member = member.nextSibling()) {
        if (!api::knownUserMembers().contains(member.name()))
            rows.push_back(rowOf(ProfileGroup::Other, member.name(), member));
    }
    setRows(std::move(rows));
}

int ProfileModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProfileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case MemberColumn: return tr("Field");
    case ValueColumn: return tr("Value");
    default: return {};
    }
}

QVariant ProfileModel::cell(const ProfileRow &row, int column, int role) const
{
    switch (role) {
    case GroupRole: return static_cast<int>(row.group);
    case PresenceRole: return static_cast<int>(row.presence);
    case Qt::DisplayRole: return column == MemberColumn ? row.member : row.text;
    case RawRole: return column == MemberColumn ? row.member : valueText(row.value);
    default: return {};
    }
}

} // namespace accountdesk::models
