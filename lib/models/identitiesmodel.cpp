// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identitiesmodel.h"

namespace accountdesk::models {

void IdentitiesModel::setIdentities(const QList<api::Identity> &identities)
{
    std::vector<IdentityRow> rows;
    rows.reserve(static_cast<std::size_t>(identities.size()));
    for (const api::Identity &identity : identities) {
        rows.push_back({identity.provider, identity.connection, identity.userId, rows.empty(),
                        identity.isSocial, identity.profileData[u"email"].toString(),
                        identity.profileData[u"name"].toString()});
    }
    setRows(std::move(rows));
}

int IdentitiesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant IdentitiesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ProviderColumn: return tr("Provider");
    case ConnectionColumn: return tr("Connection");
    case UserIdColumn: return tr("ID");
    case PrimaryColumn: return tr("Primary");
    case EmailColumn: return tr("E-mail");
    case NameColumn: return tr("Name");
    default: return {};
    }
}

QVariant IdentitiesModel::cell(const IdentityRow &row, int column, int role) const
{
    if (column == PrimaryColumn) {
        if (role == RawRole)
            return row.isPrimary;
        return role == Qt::DisplayRole && row.isPrimary ? QVariant(QString(QChar(0x2713)))
                                                        : QVariant();
    }
    if (role != Qt::DisplayRole && role != RawRole)
        return {};
    switch (column) {
    case ProviderColumn: return row.provider;
    case ConnectionColumn: return row.connection;
    case UserIdColumn: return row.userId;
    case EmailColumn: return row.email;
    case NameColumn: return row.name;
    default: return {};
    }
}

} // namespace accountdesk::models
