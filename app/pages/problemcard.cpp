// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/problemcard.h"

#include "widgets/badge.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"
#include "widgets/themestyle.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace accountdesk {

ProblemCard::ProblemCard(QWidget *parent)
    : Card({}, parent),
      m_badge(new Badge(Badge::Tone::Bad, tr("Problem"))),
      m_what(new PlainTextLabel),
      m_why(new PlainTextLabel),
      m_requestId(new FactRow(tr("Request ID"), {}, FactRow::Form::Technical)),
      m_button(new QPushButton)
{
    m_what->setTextStyle(Theme::TextStyle::Subheading, true);
    m_why->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_why->setSelectable(true);
    setPrimary(m_button, true);
    body()->addWidget(m_badge, 0, Qt::AlignLeading);
    body()->addWidget(m_what);
    body()->addWidget(m_why);
    body()->addWidget(m_requestId);
    body()->addSpacing(Theme::current().scaled(4));
    body()->addWidget(m_button, 0, Qt::AlignLeading);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_problem)
            Q_EMIT remedyChosen(*m_problem);
    });
    hide();
}

void ProblemCard::setProblem(const std::optional<Problem> &problem)
{
    m_problem = problem;
    setVisible(problem.has_value());
    if (!problem)
        return;
    const Banner::Message &message = problem->message;
    const bool isWarning = message.severity == Banner::Severity::Warning;
    m_badge->setState(isWarning ? Badge::Tone::Warning : Badge::Tone::Bad, tr("Problem"));
    m_what->setPlainText(message.what);
    m_why->setPlainText(message.why);
    m_why->setVisible(!message.why.isEmpty());
    m_requestId->setValue(message.requestId);
    m_requestId->setVisible(!message.requestId.isEmpty());
    m_button->setText(message.action);
    m_button->setVisible(!message.action.isEmpty());
    setAccessibleName(message.what);
}

} // namespace accountdesk
