// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/enrollmentsmodel.h"
#include "widgets/card.h"

#include <optional>

namespace accountdesk {

class RowList;
class Skeleton;

/// The second factors that the tenant tells of.
class EnrollmentsCard : public Card
{
    Q_OBJECT

public:
    explicit EnrollmentsCard(QWidget *parent = nullptr);
    /// Nothing: not known (yet).
    void setEnrollments(const std::optional<QList<api::Enrollment>> &enrollments, bool isLoading);

private:
    QWidget *makeLine(int row) const;

    models::EnrollmentsModel m_model;
    Skeleton *m_skeleton;
    PlainTextLabel *m_none;
    PlainTextLabel *m_note;
};

} // namespace accountdesk
