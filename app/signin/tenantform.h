// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/tenant.h"
#include "widgets/card.h"

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace accountdesk {

/// Where to sign in: domain, client ID and, on demand, the API. Checked by config::makeTenant;
/// what is wrong stands under its field.
class TenantForm : public Card
{
    Q_OBJECT

public:
    explicit TenantForm(QWidget *parent = nullptr);

    void setTenant(const QString &domain, const QString &clientId, const QString &audience,
                   const QList<quint16> &callbackPorts);
    void setAsksEverything(bool asksEverything);
    /// The first empty field, or the main button once nothing is missing.
    void focusFirstGap();
    void submit();

Q_SIGNALS:
    void submitted(const accountdesk::config::Tenant &tenant, bool asksEverything);

private:
    struct Field
    {
        QLineEdit *edit = nullptr;
        PlainTextLabel *problem = nullptr;
        QWidget *row = nullptr;
    };

    Field addField(const QString &label, const QString &placeholder, const QString &hint);
    void setMoreShown(bool isShown);
    void showProblem(const QString &rule);

    Field m_domain;
    Field m_clientId;
    Field m_audience;
    QCheckBox *m_everything;
    QPushButton *m_more;
    QPushButton *m_submit;
    QList<quint16> m_callbackPorts;
};

} // namespace accountdesk
