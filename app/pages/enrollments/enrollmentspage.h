// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountedits.h"
#include "pages/removalpage.h"

namespace accountdesk {

class Card;
class EmptyState;
class FactorProviders;
class LockoutCard;
class Skeleton;

/// Which second factors protect the account: each with all that the tenant tells, what the profile
/// says, and how they stand between a password and the account; removes what a person may.
class EnrollmentsPage : public RemovalPage
{
    Q_OBJECT

public:
    explicit EnrollmentsPage(const PageContext &context, QWidget *parent = nullptr);

protected:
    void showAccount() override;
    void readAgain() override;
    void closeQuestion() override;

private:
    void build();
    static PlainTextLabel *makeNote();
    Card *makeRefusal();
    QPushButton *makeCopyButton(catalogue::Action action, const QString &name);
    void follow();
    void showEnrollments();
    void showRefusal();
    void showProblem();
    void askToRemove(const QString &provider);
    void removed(const QString &provider, account::AccountEdits::Listing listing);

    Card *m_loading;
    Skeleton *m_skeleton;
    Card *m_none;
    EmptyState *m_empty;
    Card *m_unread;
    PlainTextLabel *m_unreadWhy;
    QPushButton *m_askToRead;       ///< after a refusal of the tenant
    QVBoxLayout *m_cards;
    PlainTextLabel *m_note;
    FactorProviders *m_providers;
    Card *m_refusal;
    PlainTextLabel *m_refusalWhy;
    LockoutCard *m_lockout;
    QByteArray m_shown;
    QString m_asked;                ///< the provider that the question is about
};

} // namespace accountdesk
