// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicesmodel.h"

namespace accountdesk::models {

DevicesModel::DevicesModel(StateText stateText, QObject *parent)
    : RowsModel(parent), m_stateText(std::move(stateText))
{
}

bool DevicesModel::setEntries(const QList<records::DeviceEntry> &entries,
                              const std::function<bool(const QString &)> &isBusy)
{
    std::vector<DeviceRow> fresh;
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry)
        fresh.push_back({*entry, isBusy(entry->deviceId)});
    if (fresh == rows())
        return false;
    setRows(std::move(fresh));
    return true;
}

int DevicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DevicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Name");
    case StateColumn: return tr("State");
    case DeviceIdColumn: return tr("Device ID");
    case CredentialIdColumn: return tr("Credential ID");
    case FingerprintColumn: return tr("Fingerprint");
    case CreatedColumn: return tr("Created");
    default: return {};
    }
}

QVariant DevicesModel::cell(const DeviceRow &row, int column, int role) const
{
    if (role == RawRole && column == StateColumn)
        return static_cast<int>(row.entry.state);
    if (role == RawRole && column == CreatedColumn)
        return row.entry.createdAt;
    if (role != Qt::DisplayRole && role != RawRole)
        return {};
    switch (column) {
    case NameColumn: return row.entry.deviceName;
    case StateColumn: return m_stateText ? m_stateText(row) : QString();
    case DeviceIdColumn: return row.entry.deviceId;
    case CredentialIdColumn: return row.entry.credentialId;
    case FingerprintColumn: return row.entry.fingerprint;
    case CreatedColumn: return row.entry.createdAt.toString(Qt::ISODate);
    default: return {};
    }
}

} // namespace accountdesk::models
