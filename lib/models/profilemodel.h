// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/types.h"
#include "models/rowsmodel.h"

namespace accountdesk::models {

/// Topics of the profile, in the order in which they are shown.
enum class ProfileGroup { Identity, Contact, SignInHistory, Technical, Other };

enum class Presence { Given, Null, Absent };

struct ProfileRow
{
    ProfileGroup group = ProfileGroup::Other;
    QString member;         ///< its JSON name
    QString text;           ///< as shown: a string or compact JSON, cut if very long
    Presence presence = Presence::Given;
    json::Value value;
};

/// Every root member of the user, by topic; within a topic in a fixed order, members that the
/// program does not know last, under Other. Known members that are absent have a row too.
class ProfileModel : public RowsModel<ProfileRow>
{
    Q_OBJECT

public:
    enum Column { MemberColumn, ValueColumn, ColumnCount };
    static constexpr int GroupRole = RawRole + 1;    ///< int of ProfileGroup
    static constexpr int PresenceRole = RawRole + 2; ///< int of Presence

    using RowsModel::RowsModel;

    void setUser(const api::User &user);
    void clear() { setRows({}); }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant cell(const ProfileRow &row, int column, int role) const override;
};

} // namespace accountdesk::models
