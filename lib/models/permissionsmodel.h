// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/capability.h"
#include "models/rowsmodel.h"

#include <functional>

namespace accountdesk::models {

struct PermissionRow
{
    catalogue::Action action = catalogue::Action::ReadUser;
    catalogue::Capability capability = catalogue::Capability::Unknown;
    QString verb;
    QString path;           ///< with its braces
    QStringList askFor;     ///< scopes to request
    QStringList anyOf;      ///< scopes of which any grants it
    bool isDestructive = false;
    bool operator==(const PermissionRow &) const = default;
};

/// Every row of the catalogue and whether it can be done now. What an action or a state is called
/// comes from the application, which has the texts for people.
class PermissionsModel : public RowsModel<PermissionRow>
{
    Q_OBJECT

public:
    enum Column { ActionColumn, StateColumn, ScopesColumn, EndpointColumn, ColumnCount };
    static constexpr int ActionRole = RawRole + 1;     ///< int of catalogue::Action
    static constexpr int CapabilityRole = RawRole + 2; ///< int of catalogue::Capability

    struct Texts
    {
        std::function<QString(catalogue::Action)> action;
        std::function<QString(catalogue::Capability)> capability;
    };

    /// Without texts the first two columns show nothing. Starts with every row signed out.
    explicit PermissionsModel(Texts texts = {}, QObject *parent = nullptr);

    void setState(const std::optional<QStringList> &granted,
                  const QSet<catalogue::Action> &refused, catalogue::Connection connection);
    /// The same from whoever already knows each action's capability.
    void setCapabilities(
        const std::function<catalogue::Capability(catalogue::Action)> &capabilityOf);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant cell(const PermissionRow &row, int column, int role) const override;

private:
    Texts m_texts;
};

} // namespace accountdesk::models
