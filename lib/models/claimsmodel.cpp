// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/claimsmodel.h"

#include "models/valuetext.h"

namespace accountdesk::models {

void ClaimsModel::setClaims(const token::Claims &claims)
{
    std::vector<ClaimRow> rows;
    const QList<token::Claim> all = claims.all();
    rows.reserve(static_cast<std::size_t>(all.size()));
    for (const token::Claim &claim : all)
        rows.push_back({claim.name, shownText(claim.value), claim.kind, claim.value});
    setRows(std::move(rows));
}

int ClaimsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClaimsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Claim");
    case ValueColumn: return tr("Value");
    default: return {};
    }
}

QVariant ClaimsModel::cell(const ClaimRow &row, int column, int role) const
{
    if (role == KindRole)
        return static_cast<int>(row.kind);
    if (role == Qt::DisplayRole)
        return column == NameColumn ? row.name : row.text;
    if (role == RawRole)
        return column == NameColumn ? row.name : valueText(row.value);
    return {};
}

} // namespace accountdesk::models
