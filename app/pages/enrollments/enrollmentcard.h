// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/types.h"
#include "widgets/card.h"

namespace accountdesk {

/// One enrollment: what it is, whether it is confirmed, and every field that the answer gives.
class EnrollmentCard : public Card
{
    Q_OBJECT

public:
    explicit EnrollmentCard(const api::Enrollment &enrollment, QWidget *parent = nullptr);

private:
    void addHead(const api::Enrollment &enrollment);
    void addFields(const api::Enrollment &enrollment);
};

} // namespace accountdesk
