// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/person.h"
#include "widgets/card.h"

class QPushButton;

namespace accountdesk {

class Ring;

/// The access token's lifetime as a picture, and how much it allows.
class TokenCard : public Card
{
    Q_OBJECT

public:
    explicit TokenCard(QWidget *parent = nullptr);
    /// No life: signed out.
    void setLife(const std::optional<TokenLife> &life, const QDateTime &now);
    void setPermissions(int allowed, int all);

Q_SIGNALS:
    void lookInside();

private:
    Ring *m_ring;
    PlainTextLabel *m_state;
    PlainTextLabel *m_until;
    PlainTextLabel *m_permissions;
    QPushButton *m_look;
};

} // namespace accountdesk
