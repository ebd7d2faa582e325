// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identitiesmodel.h"

#include <QWidget>

class QVBoxLayout;

namespace accountdesk {

/// One sign-in method: provider, whom it knows, id and whether it is the primary.
class IdentityLine : public QWidget
{
    Q_OBJECT

public:
    enum class Detail { Brief, Full };

    IdentityLine(const models::IdentityRow &row, Detail detail, QWidget *parent = nullptr);

private:
    void addWho(const models::IdentityRow &row, QVBoxLayout &column);
    void addFacts(const models::IdentityRow &row, QVBoxLayout &column);
};

} // namespace accountdesk
