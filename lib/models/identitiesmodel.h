// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/types.h"
#include "models/rowsmodel.h"

namespace accountdesk::models {

struct IdentityRow
{
    QString provider;
    QString connection;
    QString userId;         ///< without the provider prefix
    bool isPrimary = false;
    bool isSocial = false;
    QString email;          ///< from its profile data, empty if there is none
    QString name;           ///< likewise
    bool operator==(const IdentityRow &) const = default;
};

/// The ways to sign in to one account; the first is the primary.
class IdentitiesModel : public RowsModel<IdentityRow>
{
    Q_OBJECT

public:
    enum Column {
        ProviderColumn, ConnectionColumn, UserIdColumn, PrimaryColumn, EmailColumn, NameColumn,
        ColumnCount
    };

    using RowsModel::RowsModel;

    void setIdentities(const QList<api::Identity> &identities);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant cell(const IdentityRow &row, int column, int role) const override;
};

} // namespace accountdesk::models
