// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/claimcomparison.h"

#include "pages/claimlines.h"

#include <QCoreApplication>

namespace accountdesk {

namespace {

ComparedClaim compared(const QString &name, const json::Value &first, const json::Value &second)
{
    using Difference = ComparedClaim::Difference;
    Difference difference = Difference::Differs;
    if (second.isMissing())
        difference = Difference::OnlyFirst;
    else if (first.isMissing())
        difference = Difference::OnlySecond;
    else if (first.equals(second))
        difference = Difference::Same;
    return { name, first, second, difference };
}

} // namespace

std::vector<ComparedClaim> compareClaims(const token::Claims &first, const token::Claims &second)
{
    std::vector<ComparedClaim> rows;
    const QList<token::Claim> ofFirst = first.all();
    for (const token::Claim &claim : ofFirst)
        rows.push_back(compared(claim.name, claim.value, second.value(claim.name)));
    const QList<token::Claim> ofSecond = second.all();
    for (const token::Claim &claim : ofSecond) {
        if (first.value(claim.name).isMissing())
            rows.push_back(compared(claim.name, {}, claim.value));
    }
    return rows;
}

QString differenceWord(ComparedClaim::Difference difference)
{
    switch (difference) {
    case ComparedClaim::Difference::Same: return ClaimComparisonModel::tr("Same");
    case ComparedClaim::Difference::Differs: return ClaimComparisonModel::tr("Differs");
    case ComparedClaim::Difference::OnlyFirst: return ClaimComparisonModel::tr("Only first");
    case ComparedClaim::Difference::OnlySecond: return ClaimComparisonModel::tr("Only second");
    }
    return {};
}

int ClaimComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClaimComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Claim");
    case First: return tr("First token");
    case Second: return tr("Second token");
    case Difference: return tr("Difference");
    default: return {};
    }
}

QVariant ClaimComparisonModel::cell(const ComparedClaim &row, int column, int role) const
{
    if (role == models::RawRole && column == Difference)
        return static_cast<int>(row.difference);
    if (role != Qt::DisplayRole && role != models::RawRole)
        return {};
    switch (column) {
    case Name: return row.name;
    case First: return row.first.isMissing() ? QString() : shownValue(row.first);
    case Second: return row.second.isMissing() ? QString() : shownValue(row.second);
    case Difference: return differenceWord(row.difference);
    default: return {};
    }
}

} // namespace accountdesk
