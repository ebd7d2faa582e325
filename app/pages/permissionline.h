// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/permissionsmodel.h"

#include <QWidget>

#include <functional>

namespace accountdesk {

class ActionBinder;

/// One action of the catalogue: what it does, scope and endpoint, state with its reason, and
/// "Ask for it" or a request to copy where that helps.
class PermissionLine : public QWidget
{
    Q_OBJECT

public:
    /// copyRequest: a refused one offers a request to the administrator.
    PermissionLine(const models::PermissionRow &row, ActionBinder &binder,
                   std::function<void()> copyRequest, QWidget *parent = nullptr);

private:
    QWidget *makeAction(const models::PermissionRow &row);
    QWidget *makeTechnical(const models::PermissionRow &row);
    QWidget *makeState(const models::PermissionRow &row);
    QWidget *makeButton(const models::PermissionRow &row, ActionBinder &binder,
                        std::function<void()> copyRequest);
};

} // namespace accountdesk
