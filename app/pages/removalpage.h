// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/lockout.h"
#include "pages/accountpage.h"
#include "pages/identities/removalsheet.h"

#include <functional>

namespace accountdesk {

/// A page of things that can be taken off the account: asks before it does, with the lock-out
/// check, and tells in that question what came of it.
class RemovalPage : public AccountPage
{
    Q_OBJECT

public:
    RemovalPage(const PageContext &context, catalogue::Action action, const QString &title,
                const QString &sentence, QWidget *parent = nullptr);
    bool tellsFailure(catalogue::Action action) const override;

protected:
    struct Removal
    {
        RemovalSheet::Texts texts;
        account::PlannedRemoval plan;
        std::function<void()> carryOut;
        std::function<Banner::Message(const Error &)> failure;
    };

    /// The user has been read.
    void ask(const Removal &removal);
    /// After "Read again" in the question.
    virtual void readAgain();
    virtual void closeQuestion();

private:
    void showLockout();
    void showFailure(const Error &error);
    void actOnFailure();

    const catalogue::Action m_action;
    Removal m_removal;              ///< that the question is about
    QPointer<RemovalSheet> m_question;
};

} // namespace accountdesk
