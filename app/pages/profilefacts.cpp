// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/profilefacts.h"

#include "models/valuetext.h"
#include "pages/profiletext.h"
#include "widgets/factrow.h"

#include <QCoreApplication>

namespace accountdesk {

namespace {

using models::ProfileGroup;
using models::ProfileRow;
using token::ClaimKind;

struct FactText
{
    Q_DECLARE_TR_FUNCTIONS(Profile)
};

/// Claims about the token instead of the person belong to the Token page.
std::optional<ProfileGroup> groupOf(ClaimKind kind)
{
    switch (kind) {
    case ClaimKind::Subject:
    case ClaimKind::Name:
    case ClaimKind::Nickname:
    case ClaimKind::GivenName:
    case ClaimKind::FamilyName:
    case ClaimKind::Picture:
    case ClaimKind::Username: return ProfileGroup::Identity;
    case ClaimKind::Email:
    case ClaimKind::EmailVerified:
    case ClaimKind::PhoneNumber:
    case ClaimKind::PhoneVerified: return ProfileGroup::Contact;
    case ClaimKind::UpdatedAt:
    case ClaimKind::Locale:
    case ClaimKind::Organization:
    case ClaimKind::OrganizationName: return ProfileGroup::Technical;
    case ClaimKind::Custom:
    case ClaimKind::Other: return ProfileGroup::Other;
    default: return std::nullopt;
    }
}

QString memberOf(const token::Claim &claim)
{
    return claim.kind == ClaimKind::Subject ? QStringLiteral("user_id") : claim.name;
}

} // namespace

FactRow *makeProfileFact(const ProfileRow &row)
{
    const bool isTechnical = isTechnicalMember(row);
    auto *fact = new FactRow(memberTitle(row.member), {},
                             isTechnical ? FactRow::Form::Technical : FactRow::Form::Text);
    if (row.presence == models::Presence::Absent)
        fact->setAbsent(FactText::tr("Not set"));
    else if (row.presence == models::Presence::Null)
        fact->setAbsent(FactText::tr("Empty (null)"));
    else if (row.text.isEmpty())
        fact->setAbsent(FactText::tr("Empty text"));
    else
        fact->setValue(wholeValue(row), memberValue(row));
    fact->setHint(FactText::tr("%1. %2").arg(row.member, readOnlyReason(row.member)));
    if (row.member.endsWith(QLatin1String("_verified")) && row.value.isBool()) {
        fact->setValue(wholeValue(row), {});
        fact->setBadge(row.value.toBool() ? Badge::Tone::Good : Badge::Tone::Warning,
                       memberValue(row));
    }
    return fact;
}

std::vector<ProfileRow> profileRowsOf(const token::Claims &idClaims)
{
    std::vector<ProfileRow> rows;
    const QList<token::Claim> all = idClaims.all();
    for (const token::Claim &claim : all) {
        const std::optional<ProfileGroup> group = groupOf(claim.kind);
        if (!group)
            continue;
        rows.push_back({ *group, memberOf(claim), models::shownText(claim.value),
                         claim.value.isNull() ? models::Presence::Null : models::Presence::Given,
                         claim.value });
    }
    return rows;
}

} // namespace accountdesk
