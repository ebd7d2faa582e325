// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/problem.h"
#include "widgets/card.h"

class QPushButton;

namespace accountdesk {

class Badge;
class FactRow;

/// A page's error state in three parts: what happened, why, what to do next.
class ProblemCard : public Card
{
    Q_OBJECT

public:
    explicit ProblemCard(QWidget *parent = nullptr);
    /// Hidden while there is none.
    void setProblem(const std::optional<Problem> &problem);
    const std::optional<Problem> &problem() const { return m_problem; }

Q_SIGNALS:
    void remedyChosen(const accountdesk::Problem &problem);

private:
    std::optional<Problem> m_problem;
    Badge *m_badge;
    PlainTextLabel *m_what;
    PlainTextLabel *m_why;
    FactRow *m_requestId;
    QPushButton *m_button;
};

} // namespace accountdesk
