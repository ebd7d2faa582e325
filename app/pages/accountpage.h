// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"
#include "pages/problem.h"

class QPushButton;
class QVBoxLayout;

namespace accountdesk {

class PageHeader;
class ProblemCard;

/// A page that shows the account's data: header with Refresh, and the error state below it when
/// the account cannot be read.
class AccountPage : public Page
{
    Q_OBJECT

public:
    AccountPage(const PageContext &context, const QString &title, const QString &sentence,
                QWidget *parent = nullptr);
    const ProblemCard &problemCard() const { return *m_problem; }

protected:
    QVBoxLayout *lines() const;
    PageHeader *header() const { return m_header; }
    /// Reading the user is under way.
    bool isReading() const;
    /// The store has changed: show what it holds now.
    virtual void showAccount() = 0;

private:
    void follow();
    void bringUpToDate();
    void act(const Problem &problem);

    PageHeader *m_header;
    ProblemCard *m_problem;
    QPushButton *m_refresh;
    bool m_isUpdateDue = false;
};

} // namespace accountdesk
