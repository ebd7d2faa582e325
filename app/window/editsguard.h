// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/quitquestion.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>

class QStackedWidget;

namespace accountdesk {

/// Stands before everything that leaves the pages with edits that were not saved: lets it happen
/// at once if there are none, else asks first, in place of the pages.
class EditsGuard : public QObject
{
    Q_OBJECT

public:
    /// The pages are inside the stack, which outlives it.
    EditsGuard(QStackedWidget &stack, bool isProfileTemporary, QObject *parent);

    /// A line for each edit of any page.
    QStringList unsavedEdits() const;
    bool isAsking() const { return !m_question.isNull(); }
    /// Does it now, or when the person has agreed to leave the edits; asks once.
    void leave(QuitQuestion::Leaving leaving, std::function<void()> act);
    /// Takes the question away; what it was about is over.
    void drop();

Q_SIGNALS:
    /// The person goes back to the pages, which are to be shown again.
    void stayed();

private:
    QuitQuestion::Fate fateOf(QuitQuestion::Leaving leaving) const;
    void ask(QuitQuestion::Leaving leaving, const QStringList &edits);
    void stay();

    QStackedWidget &m_stack;
    const bool m_isProfileTemporary;
    std::function<void()> m_act;
    QPointer<QuitQuestion> m_question;
    QPointer<QWidget> m_focusBefore;
};

} // namespace accountdesk
