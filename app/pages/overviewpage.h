// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/accountpage.h"
#include "pages/countdown.h"

namespace accountdesk {

class AllowedCard;
class CheckupCard;
class IdentitiesCard;
class PersonCard;
class TokenCard;
struct CheckupFinding;

/// Who is signed in, and whether the account is all right.
class OverviewPage : public AccountPage
{
    Q_OBJECT

public:
    explicit OverviewPage(const PageContext &context, QWidget *parent = nullptr);
    void setActive(bool isActive) override;
    bool isCountingDown() const { return m_countdown.isRunning(); }

protected:
    void showAccount() override;

private:
    void showToken();
    void showCheckup();
    void act(const CheckupFinding &finding);

    Countdown m_countdown;
    PersonCard *m_person;
    TokenCard *m_token;
    CheckupCard *m_checkup;
    IdentitiesCard *m_identities;
    AllowedCard *m_allowed;
};

} // namespace accountdesk
