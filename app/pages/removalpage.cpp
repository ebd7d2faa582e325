// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/removalpage.h"

#include "account/accountedits.h"
#include "account/accountstore.h"
#include "pages/identities/lockoutcard.h"
#include "pages/person.h"
#include "widgets/actionbinder.h"
#include "widgets/refusaltext.h"

#include <QPushButton>

namespace accountdesk {

using catalogue::Action;

RemovalPage::RemovalPage(const PageContext &context, Action action, const QString &title,
                         const QString &sentence, QWidget *parent)
    : AccountPage(context, title, sentence, parent), m_action(action)
{
    connect(&context.store, &account::AccountStore::failed, this,
            [this](Action failed, const Error &error) {
                if (failed == m_action && m_question)
                    showFailure(error);
            });
    connect(&context.store, &account::AccountStore::busyChanged, this,
            [this](Action busy, bool isBusy) {
                if (busy == m_action && m_question)
                    m_question->setWorking(isBusy);
            });
    // Another way in may have gone while the question stands.
    connect(&context.store, &account::AccountStore::userChanged, this, &RemovalPage::showLockout);
    connect(&context.store, &account::AccountStore::enrollmentsChanged, this,
            &RemovalPage::showLockout);
}

bool RemovalPage::tellsFailure(Action action) const
{
    return action == m_action && m_question;
}

void RemovalPage::ask(const Removal &removal)
{
    m_removal = removal;
    m_question = new RemovalSheet(removal.texts);
    showLockout();
    context().binder.bindTo(m_question->removeButton(), m_action, removal.carryOut);
    connect(m_question, &RemovalSheet::kept, this, &RemovalPage::closeQuestion);
    connect(m_question, &RemovalSheet::stopped, this,
            [this] { context().edits.cancel(m_action); });
    connect(m_question, &RemovalSheet::remedyChosen, this, &RemovalPage::actOnFailure);
    openSheet(m_question);
}

void RemovalPage::showLockout()
{
    const account::AccountStore &store = context().store;
    if (m_question && store.user())
        m_question->lockout()->setLockout(
            account::lockoutOf(*store.user(), store.enrollments(), m_removal.plan),
            personOf(store).name, true);
}

void RemovalPage::showFailure(const Error &error)
{
    const auto refusal = refusalIn(context().store, m_action, error);
    m_question->showFailure(refusal ? refusalMessage(*refusal) : m_removal.failure(error));
}

void RemovalPage::actOnFailure()
{
    const std::optional<Error> error = context().store.errorOf(m_action);
    if (error && refusalIn(context().store, m_action, *error))
        return copyRequest(m_action);
    switch (error ? nextStepAfter(*error) : NextStep::Repeat) {
    case NextStep::ReadAgain: readAgain(); break;
    case NextStep::SignIn: Q_EMIT signInRequested(); break;
    case NextStep::AskForScope: Q_EMIT actionsRequested({m_action}); break;
    case NextStep::Repeat: m_removal.carryOut(); break;
    }
}

void RemovalPage::readAgain()
{
    if (m_question)
        m_question->clearFailure();
    context().store.refresh();
}

void RemovalPage::closeQuestion()
{
    // Another sheet may stand in its place.
    if (m_question && sheet() == m_question)
        closeSheet();
    m_question.clear();
}

} // namespace accountdesk
