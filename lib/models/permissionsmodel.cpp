// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/permissionsmodel.h"

#include "catalogue/lookup.h"

namespace accountdesk::models {

PermissionsModel::PermissionsModel(Texts texts, QObject *parent)
    : RowsModel(parent), m_texts(std::move(texts))
{
    setState({}, {}, catalogue::Connection::SignedOut);
}

void PermissionsModel::setState(const std::optional<QStringList> &granted,
                                const QSet<catalogue::Action> &refused,
                                catalogue::Connection connection)
{
    setCapabilities([&](catalogue::Action action) {
        return catalogue::capabilityOf(action, granted, refused, connection);
    });
}

void PermissionsModel::setCapabilities(
    const std::function<catalogue::Capability(catalogue::Action)> &capabilityOf)
{
    std::vector<PermissionRow> rows;
    for (const catalogue::Row &entry : catalogue::rows) {
        const auto path = QString::fromLatin1(entry.path.data(),
                                              static_cast<qsizetype>(entry.path.size()));
        rows.push_back({entry.action, capabilityOf(entry.action),
                        QString::fromLatin1(catalogue::verbName(entry.verb)), path,
                        catalogue::askFor(entry.action), catalogue::anyOf(entry.action),
                        entry.isDestructive});
    }
    setRows(std::move(rows));
}

int PermissionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PermissionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ActionColumn: return tr("Action");
    case StateColumn: return tr("State");
    case ScopesColumn: return tr("Scopes");
    case EndpointColumn: return tr("Endpoint");
    default: return {};
    }
}

QVariant PermissionsModel::cell(const PermissionRow &row, int column, int role) const
{
    if (role == ActionRole || (role == RawRole && column == ActionColumn))
        return static_cast<int>(row.action);
    if (role == CapabilityRole || (role == RawRole && column == StateColumn))
        return static_cast<int>(row.capability);
    if (role != Qt::DisplayRole && role != RawRole)
        return {};
    switch (column) {
    case ActionColumn: return m_texts.action ? m_texts.action(row.action) : QString();
    case StateColumn: return m_texts.capability ? m_texts.capability(row.capability) : QString();
    case ScopesColumn: return row.askFor.join(QLatin1Char(' '));
    case EndpointColumn: return QString(row.verb + QLatin1Char(' ') + row.path);
    default: return {};
    }
}

} // namespace accountdesk::models
