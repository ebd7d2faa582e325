// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identitiescard.h"

#include "pages/rowlist.h"
#include "pages/skeleton.h"
#include "widgets/plaintextlabel.h"

#include <QVBoxLayout>

namespace accountdesk {

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

void IdentitiesCard::setIdentities(const std::optional<QList<api::Identity>> &identities,
                                   bool isLoading)
{
    m_skeleton->setLoading(isLoading && !identities);
    models::IdentitiesModel fresh;
    fresh.setIdentities(identities.value_or(QList<api::Identity>()));
    if (fresh.rows() != m_model.rows())
        m_model.setRows(fresh.rows());
    const bool isEmpty = m_model.rows().empty();
    m_note->setVisible(isEmpty && !isLoading);
    m_note->setPlainText(identities ? tr("Your tenant names none.")
                                    : tr("Your tenant has not told them."));
}

} // namespace accountdesk
