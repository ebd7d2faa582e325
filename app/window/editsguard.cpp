// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/editsguard.h"

#include "pages/page.h"

#include <QStackedWidget>

#include <algorithm>

namespace accountdesk {

using Fate = QuitQuestion::Fate;
using Leaving = QuitQuestion::Leaving;

EditsGuard::EditsGuard(QStackedWidget &stack, bool isProfileTemporary, QObject *parent)
    : QObject(parent), m_stack(stack), m_isProfileTemporary(isProfileTemporary)
{
}

QStringList EditsGuard::unsavedEdits() const
{
    QStringList edits;
    for (const Page *page : m_stack.findChildren<Page *>())
        edits.append(page->unsavedEdits());
    return edits;
}

void EditsGuard::leave(Leaving leaving, std::function<void()> act)
{
    const QStringList edits = unsavedEdits();
    if (edits.isEmpty())
        return act();
    m_act = std::move(act);
    if (!m_question || m_question->leaving() != leaving)
        ask(leaving, edits);
}

void EditsGuard::drop()
{
    m_act = nullptr;
    if (!m_question)
        return;
    m_stack.removeWidget(m_question);
    m_question->deleteLater();
    m_question.clear();
}

/// A draft lasts as long as the profile folder that it is in.
Fate EditsGuard::fateOf(Leaving leaving) const
{
    const QList<Page *> pages = m_stack.findChildren<Page *>();
    const bool areKept = std::all_of(pages.begin(), pages.end(), [](Page *page) {
        return page->unsavedEdits().isEmpty() || page->keepsEdits();
    });
    if (!areKept || (m_isProfileTemporary && leaving == Leaving::Quit))
        return Fate::Lost;
    return m_isProfileTemporary ? Fate::DraftOfThisRun : Fate::Draft;
}

void EditsGuard::ask(Leaving leaving, const QStringList &edits)
{
    // Another question may be answered by leaving in another way.
    if (m_question) {
        m_stack.removeWidget(m_question);
        m_question->deleteLater();
    } else {
        m_focusBefore = m_stack.window()->focusWidget();
    }
    m_question = new QuitQuestion(leaving, edits, fateOf(leaving));
    m_stack.addWidget(m_question);
    m_stack.setCurrentWidget(m_question);
    m_question->present();
    connect(m_question, &QuitQuestion::stayChosen, this, &EditsGuard::stay);
    connect(m_question, &QuitQuestion::leaveChosen, this, [this] {
        if (m_act)
            std::exchange(m_act, nullptr)();
    });
}

void EditsGuard::stay()
{
    drop();
    Q_EMIT stayed();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

} // namespace accountdesk
