// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/permissionsmodel.h"
#include "pages/page.h"

class QPushButton;

namespace accountdesk {

class PlainTextLabel;

/// What may be done here: every row of the catalogue with its state and the reason.
class PermissionsPage : public Page
{
    Q_OBJECT

public:
    explicit PermissionsPage(const PageContext &context, QWidget *parent = nullptr);
    const models::PermissionsModel &model() const { return m_model; }

private:
    void showState();
    QList<catalogue::Action> missing() const;

    models::PermissionsModel m_model;
    QPushButton *m_askAll;
    PlainTextLabel *m_summary;
};

} // namespace accountdesk
