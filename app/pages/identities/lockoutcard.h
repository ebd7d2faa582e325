// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/lockout.h"
#include "widgets/card.h"

namespace accountdesk {

class Bullets;
class WaysIn;

/// Which ways in and second factors there are or, with a plan, remain: picture, what follows from
/// it, and what cannot be known from here.
class LockoutCard : public Card
{
    Q_OBJECT

public:
    explicit LockoutCard(const QString &title, QWidget *parent = nullptr);
    void setLockout(const account::Lockout &lockout, const QString &account, bool hasPlan);
    const WaysIn &waysIn() const { return *m_picture; }

private:
    WaysIn *m_picture;
    QVBoxLayout *m_risks;
    Bullets *m_unknown;
};

} // namespace accountdesk
