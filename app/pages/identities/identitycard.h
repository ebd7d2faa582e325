// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/types.h"
#include "widgets/card.h"

class QPushButton;

namespace accountdesk {

/// One sign-in method: provider, whom it knows, what its profile says; the primary is marked and
/// says why it cannot be unlinked, the others have a button for it.
class IdentityCard : public Card
{
    Q_OBJECT

public:
    /// user lends the primary its name if it was never linked and has no profile of its own.
    IdentityCard(const api::Identity &identity, bool isPrimary, const api::User &user,
                 QWidget *parent = nullptr);
    const api::Identity &identity() const { return m_identity; }
    /// Nothing for the primary.
    QPushButton *unlinkButton() const { return m_unlink; }

private:
    QWidget *makeHead(const QString &who);
    QWidget *makeTechnical() const;
    QWidget *makeProfile() const;

    api::Identity m_identity;
    bool m_isPrimary;
    QPushButton *m_unlink = nullptr;
};

} // namespace accountdesk
