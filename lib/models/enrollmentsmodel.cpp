// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/enrollmentsmodel.h"

namespace accountdesk::models {

namespace {

QString textOf(const api::Enrollment &row, int column)
{
    switch (column) {
    case EnrollmentsModel::NameColumn: return row.name.value_or(QString());
    case EnrollmentsModel::TypeColumn: return row.type;
    case EnrollmentsModel::StatusColumn: return row.status;
    case EnrollmentsModel::MethodColumn: return row.authMethod.value_or(QString());
    case EnrollmentsModel::PhoneColumn: return row.phoneNumber.value_or(QString());
    case EnrollmentsModel::IdentifierColumn: return row.identifier.value_or(QString());
    case EnrollmentsModel::EnrolledAtColumn: return row.enrolledAt.value_or(QString());
    case EnrollmentsModel::LastAuthColumn: return row.lastAuth.value_or(QString());
    case EnrollmentsModel::IdColumn: return row.id;
    default: return {};
    }
}

} // namespace

void EnrollmentsModel::setEnrollments(const QList<api::Enrollment> &enrollments)
{
    setRows({enrollments.begin(), enrollments.end()});
}

int EnrollmentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EnrollmentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Name");
    case TypeColumn: return tr("Type");
    case StatusColumn: return tr("Status");
    case MethodColumn: return tr("Method");
    case PhoneColumn: return tr("Phone");
    case IdentifierColumn: return tr("Device");
    case EnrolledAtColumn: return tr("Enrolled");
    case LastAuthColumn: return tr("Last used");
    case IdColumn: return tr("ID");
    default: return {};
    }
}

QVariant EnrollmentsModel::cell(const api::Enrollment &row, int column, int role) const
{
    if (role != Qt::DisplayRole && role != RawRole)
        return {};
    const QString text = textOf(row, column);
    if (role == RawRole && (column == EnrolledAtColumn || column == LastAuthColumn)) {
        if (const auto time = api::parseTimestamp(text))
            return *time;
    }
    return text;
}

} // namespace accountdesk::models
