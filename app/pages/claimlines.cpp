// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/claimlines.h"

#include "models/valuetext.h"
#include "widgets/claimtext.h"

namespace accountdesk {

namespace {

constexpr qsizetype maximumLines = 50;

bool isSimple(const json::Value &value)
{
    return !value.isArray() && !value.isObject();
}

bool isTime(token::ClaimKind kind)
{
    using token::ClaimKind;
    return kind == ClaimKind::Expiry || kind == ClaimKind::IssuedAt || kind == ClaimKind::NotBefore
        || kind == ClaimKind::AuthTime;
}

std::optional<QDateTime> timeOf(const json::Value &value)
{
    const std::optional<qint64> seconds = value.toInteger();
    // Years 1970 to 9999; others are shown as the number that they are.
    if (!seconds || *seconds < 0 || *seconds > 253402300799)
        return std::nullopt;
    return QDateTime::fromSecsSinceEpoch(*seconds).toUTC();
}

} // namespace

QString shownValue(const json::Value &value)
{
    if (isSimple(value))
        return models::shownText(value);
    QStringList lines;
    for (json::Value each = value.firstChild(); !each.isMissing(); each = each.nextSibling()) {
        if (value.isObject() || !isSimple(each) || lines.size() == maximumLines)
            return models::shownText(value);
        lines.append(models::shownText(each));
    }
    return lines.isEmpty() ? models::shownText(value) : lines.join(u'\n');
}

ClaimLine claimLine(const models::ClaimRow &claim, bool isVerified)
{
    ClaimLine line;
    line.name = claim.name;
    line.value = shownValue(claim.value);
    line.meaning = claimMeaning(claim.kind);
    if (isTime(claim.kind))
        line.time = timeOf(claim.value);
    line.isExpiry = claim.kind == token::ClaimKind::Expiry;
    line.isVerified = isVerified;
    return line;
}

} // namespace accountdesk
