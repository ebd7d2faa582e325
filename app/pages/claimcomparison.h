// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rowsmodel.h"
#include "token/claims.h"

namespace accountdesk {

/// A claim of two tokens side by side.
struct ComparedClaim
{
    enum class Difference { Same, Differs, OnlyFirst, OnlySecond };
    QString name;
    json::Value first;
    json::Value second;
    Difference difference = Difference::Same;
};

/// The claims of two tokens: in the first one's order, then what only the second has.
std::vector<ComparedClaim> compareClaims(const token::Claims &first, const token::Claims &second);

QString differenceWord(ComparedClaim::Difference difference);

class ClaimComparisonModel : public models::RowsModel<ComparedClaim>
{
    Q_OBJECT

public:
    enum Column { Name, First, Second, Difference, ColumnCount };

    using RowsModel::RowsModel;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant cell(const ComparedClaim &row, int column, int role) const override;
};

} // namespace accountdesk
