// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/types.h"
#include "models/rowsmodel.h"

namespace accountdesk::models {

/// The second factors of the account, every field of them. Times are as the server wrote them.
class EnrollmentsModel : public RowsModel<api::Enrollment>
{
    Q_OBJECT

public:
    enum Column {
        NameColumn, TypeColumn, StatusColumn, MethodColumn, PhoneColumn, IdentifierColumn,
        EnrolledAtColumn, LastAuthColumn, IdColumn, ColumnCount
    };

    using RowsModel::RowsModel;

    void setEnrollments(const QList<api::Enrollment> &enrollments);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    /// RawRole: a QDateTime for times that can be read, else the text.
    QVariant cell(const api::Enrollment &row, int column, int role) const override;
};

} // namespace accountdesk::models
