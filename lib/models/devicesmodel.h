// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rowsmodel.h"
#include "records/deviceledger.h"

#include <functional>

namespace accountdesk::models {

struct DeviceRow
{
    records::DeviceEntry entry;
    bool isBusy = false;    ///< something is being done with it right now
    bool operator==(const DeviceRow &) const = default;
};

/// The device credentials that this machine knows of, the newest first. What a state is called
/// comes from the application, which has the texts for people.
class DevicesModel : public RowsModel<DeviceRow>
{
    Q_OBJECT

public:
    enum Column {
        NameColumn, StateColumn, DeviceIdColumn, CredentialIdColumn, FingerprintColumn,
        CreatedColumn, ColumnCount
    };
    using StateText = std::function<QString(const DeviceRow &)>;

    /// Without a text the state's column shows nothing.
    explicit DevicesModel(StateText stateText = {}, QObject *parent = nullptr);

    /// Only a difference resets the model; true if there was one.
    bool setEntries(const QList<records::DeviceEntry> &entries,
                    const std::function<bool(const QString &deviceId)> &isBusy);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant cell(const DeviceRow &row, int column, int role) const override;

private:
    StateText m_stateText;
};

} // namespace accountdesk::models
