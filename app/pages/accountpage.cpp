// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/accountpage.h"

#include "pages/problemcard.h"
#include "widgets/pageheader.h"

#include <QPointer>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace accountdesk {

using account::AccountStore;
using catalogue::Action;

AccountPage::AccountPage(const PageContext &context, const QString &title, const QString &sentence,
                         QWidget *parent)
    : Page(context, parent),
      m_header(new PageHeader(title, sentence)),
      m_problem(new ProblemCard)
{
    m_refresh = m_header->addButton(tr("Refresh"));
    lines()->addWidget(m_header);
    lines()->addWidget(m_problem);
    connect(m_refresh, &QPushButton::clicked, &context.store, &AccountStore::refresh);
    connect(m_problem, &ProblemCard::remedyChosen, this, &AccountPage::act);
    follow();
    m_isUpdateDue = true;
    QTimer::singleShot(0, this, &AccountPage::bringUpToDate);
}

QVBoxLayout *AccountPage::lines() const
{
    return static_cast<QVBoxLayout *>(column()->layout());
}

bool AccountPage::isReading() const
{
    return context().store.isBusy(Action::ReadUser);
}

void AccountPage::follow()
{
    // One answer makes several signals; the page is brought up to date once for all of them.
    const auto due = [this] {
        if (!std::exchange(m_isUpdateDue, true))
            QTimer::singleShot(0, this, &AccountPage::bringUpToDate);
    };
    AccountStore *store = &context().store;
    connect(store, &AccountStore::identityKnown, this, due);
    connect(store, &AccountStore::userChanged, this, due);
    connect(store, &AccountStore::enrollmentsChanged, this, due);
    connect(store, &AccountStore::capabilitiesChanged, this, due);
    connect(store, &AccountStore::connectionChanged, this, due);
    connect(store, &AccountStore::busyChanged, this, due);
    connect(store, &AccountStore::failed, this, due);
}

void AccountPage::bringUpToDate()
{
    m_isUpdateDue = false;
    const bool isBusy = isReading();
    m_refresh->setText(isBusy ? tr("Reading…") : tr("Refresh"));
    m_refresh->setEnabled(!isBusy && context().store.isSignedIn());
    m_refresh->setAccessibleDescription(isBusy ? tr("Your account is being read right now")
                                            : context().store.isSignedIn()
                                            ? QString()
                                            : tr("You are signed out"));
    m_refresh->setToolTip(m_refresh->accessibleDescription());
    m_problem->setProblem(isBusy ? std::nullopt : problemOf(context().store, Action::ReadUser));
    const QPointer<QWidget> focus = window()->focusWidget();
    const bool wasInside = focus && isAncestorOf(focus);
    showAccount();
    // What had it may be gone with what was removed: the next Tab then begins at the page.
    const QWidget *now = window()->focusWidget();
    if (wasInside && !(now && isAncestorOf(now)))
        column()->setFocus(Qt::OtherFocusReason);
}

void AccountPage::act(const Problem &problem)
{
    switch (problem.remedy) {
    case Problem::Remedy::TryAgain: context().store.refresh(); break;
    case Problem::Remedy::SignInAgain: Q_EMIT signInRequested(); break;
    case Problem::Remedy::AskFor: Q_EMIT actionsRequested(problem.actions); break;
    case Problem::Remedy::CopyRequest: copyRequest(Action::ReadUser); break;
    case Problem::Remedy::OpenToken: Q_EMIT pageRequested(QStringLiteral("token")); break;
    }
}

} // namespace accountdesk
