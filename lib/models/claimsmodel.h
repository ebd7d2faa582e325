// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rowsmodel.h"
#include "token/claims.h"

namespace accountdesk::models {

struct ClaimRow
{
    QString name;
    QString text;           ///< as shown: cut if very long
    token::ClaimKind kind = token::ClaimKind::Other;
    json::Value value;
};

/// The claims of one token in the token's order.
class ClaimsModel : public RowsModel<ClaimRow>
{
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, ColumnCount };
    static constexpr int KindRole = RawRole + 1; ///< int of token::ClaimKind

    using RowsModel::RowsModel;

    void setClaims(const token::Claims &claims);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant cell(const ClaimRow &row, int column, int role) const override;
};

} // namespace accountdesk::models
