// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/opaquecard.h"

#include "widgets/emptystate.h"
#include "widgets/secretfield.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace accountdesk {

OpaqueCard::OpaqueCard(std::function<QByteArray()> source, QWidget *parent)
    : Card({}, parent),
      m_secret(new SecretField(tr("Access token"), std::move(source)))
{
    auto *why = new EmptyState(QStringLiteral("token"));
    why->setTexts(tr("This access token cannot be looked into"),
                  tr("It is opaque: only its issuer can read it. Most likely no audience was asked "
                     "for, so it is not made for the account API. Sign in again with the API's "
                     "audience set for this tenant."));
    QPushButton *button = why->setButton(tr("Sign in again"));
    setAccessibleName(tr("Opaque access token"));
    body()->addWidget(why);
    body()->addWidget(m_secret);
    connect(button, &QPushButton::clicked, this, &OpaqueCard::signInRequested);
    connect(m_secret, &SecretField::copied, this, &OpaqueCard::copied);
}

void OpaqueCard::refresh()
{
    m_secret->refresh();
}

} // namespace accountdesk
