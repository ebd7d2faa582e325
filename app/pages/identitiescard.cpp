// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identitiescard.h"

#include "pages/rowlist.h"
#include "pages/skeleton.h"
#include "widgets/plaintextlabel.h"

#include <QVBoxLayout>

namespace accountdesk {

namespace {

/// An account that was never linked has no profile data in its identity: what the account itself
/// says is from there.
std::vector<models::IdentityRow> rowsOf(const api::User &user)
{
    models::IdentitiesModel model;
    model.setIdentities(user.identities);
    std::vector<models::IdentityRow> rows = model.rows();
    if (rows.size() == 1 && rows.front().email.isEmpty() && rows.front().name.isEmpty()) {
        rows.front().email = user.email.value_or(QString());
        rows.front().name = user.name.value_or(QString());
    }
    return rows;
}

} // namespace

IdentitiesCard::IdentitiesCard(IdentityLine::Detail detail, QWidget *parent)
    : Card(tr("Sign-in methods"), parent),
      m_detail(detail),
      m_skeleton(new Skeleton(2)),
      m_note(new PlainTextLabel)
{
    body()->addWidget(m_skeleton);
    body()->addWidget(new RowList(m_model, [this](int row) {
        return new IdentityLine(m_model.rows().at(static_cast<std::size_t>(row)), m_detail);
    }));
    body()->addWidget(m_note);
    body()->addStretch();
    m_note->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
}

void IdentitiesCard::setUser(const std::optional<api::User> &user, bool isLoading)
{
    m_skeleton->setLoading(isLoading && !user);
    models::IdentitiesModel fresh;
    if (user)
        fresh.setRows(rowsOf(*user));
    if (fresh.rows() != m_model.rows())
        m_model.setRows(fresh.rows());
    const bool isEmpty = m_model.rows().empty();
    m_note->setVisible(isEmpty && !isLoading);
    m_note->setPlainText(user ? tr("Your tenant names none.")
                              : tr("Your tenant has not told them."));
}

} // namespace accountdesk
