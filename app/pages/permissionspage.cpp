// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/permissionspage.h"

#include "account/accountstore.h"
#include "pages/permissionline.h"
#include "pages/rowlist.h"
#include "widgets/actiontext.h"
#include "widgets/card.h"
#include "widgets/pageheader.h"
#include "widgets/plaintextlabel.h"
#include "widgets/refusaltext.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace accountdesk {

using account::AccountStore;
using catalogue::Capability;

PermissionsPage::PermissionsPage(const PageContext &context, QWidget *parent)
    : Page(context, parent),
      m_model({ actionTitle, capabilityWord }),
      m_summary(new PlainTextLabel)
{
    auto *header = new PageHeader(tr("Permissions"), tr("What you may do here, and why not more."));
    m_askAll = header->addButton(tr("Ask for all"));
    connect(m_askAll, &QPushButton::clicked, this, [this] { Q_EMIT actionsRequested(missing()); });
    m_summary->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    auto *card = new Card(tr("Actions"));
    card->body()->addWidget(m_summary);
    card->body()->addSpacing(Theme::current().scaled(4));
    card->body()->addWidget(new RowList(m_model, [this](int row) {
        const models::PermissionRow &shown = m_model.rows().at(static_cast<std::size_t>(row));
        return new PermissionLine(shown, this->context().binder,
                                  [this, action = shown.action] { copyRequest(action); });
    }));
    auto *lines = static_cast<QVBoxLayout *>(column()->layout());
    lines->addWidget(header);
    lines->addWidget(card);
    lines->addStretch(1);
    AccountStore *store = &context.store;
    connect(store, &AccountStore::capabilitiesChanged, this, &PermissionsPage::showState);
    connect(store, &AccountStore::connectionChanged, this, &PermissionsPage::showState);
    connect(store, &AccountStore::identityKnown, this, &PermissionsPage::showState);
    showState();
}

void PermissionsPage::showState()
{
    models::PermissionsModel fresh;
    fresh.setCapabilities(
        [this](catalogue::Action action) { return context().store.capability(action); });
    // Only a difference rebuilds the rows: focus stays where it is.
    if (fresh.rows() != m_model.rows())
        m_model.setRows(fresh.rows());
    const auto &rows = m_model.rows();
    const auto allowed = std::count_if(rows.begin(), rows.end(), [](const auto &row) {
        return row.capability == Capability::Available;
    });
    const QLocale locale;
    m_summary->setPlainText(
        tr("%1 of %2 actions are allowed.")
            .arg(locale.toString(qint64(allowed)), locale.toString(qint64(rows.size()))));
    m_askAll->setVisible(!missing().isEmpty());
}

QList<catalogue::Action> PermissionsPage::missing() const
{
    QList<catalogue::Action> actions;
    for (const models::PermissionRow &row : m_model.rows()) {
        if (row.capability == Capability::NotGranted)
            actions.append(row.action);
    }
    return actions;
}

} // namespace accountdesk
