// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/permissionsmodel.h"

#include <QWidget>

namespace accountdesk {

class ActionBinder;

/// One action of the catalogue: what it does, scope and endpoint, state with its reason, and
/// "Ask for it" where that helps.
class PermissionLine : public QWidget
{
    Q_OBJECT

public:
    PermissionLine(const models::PermissionRow &row, ActionBinder &binder,
                   QWidget *parent = nullptr);

private:
    QWidget *makeAction(const models::PermissionRow &row);
    QWidget *makeTechnical(const models::PermissionRow &row);
    QWidget *makeState(const models::PermissionRow &row);
    QWidget *makeButton(const models::PermissionRow &row, ActionBinder &binder);
};

} // namespace accountdesk
