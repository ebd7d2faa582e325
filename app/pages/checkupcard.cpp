// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/checkupcard.h"

#include "pages/checkuptext.h"
#include "pages/skeleton.h"
#include "pages/widgetlines.h"
#include "widgets/finding.h"
#include "widgets/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace accountdesk {

CheckupCard::CheckupCard(QWidget *parent)
    : Card(tr("Check-up"), parent),
      m_lines(new QVBoxLayout),
      m_skeleton(new Skeleton(2))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(Theme::current().scaled(12));
    body()->addLayout(m_lines);
    body()->addWidget(m_skeleton);
}

void CheckupCard::setFindings(const QList<CheckupFinding> &findings, bool isLoading)
{
    m_skeleton->setLoading(isLoading);
    if (findings == m_findings && !findings.isEmpty())
        return;
    m_findings = findings;
    clearLines(m_lines);
    for (const CheckupFinding &finding : findings) {
        if (finding != findings.first())
            addLine(m_lines, makeHairline());
        // What keeps the account from being read has its own card with the one accented button.
        const bool isProblem = finding.severity <= CheckupFinding::Severity::Warning
            && finding.topic != CheckupFinding::Topic::ApiUnusable
            && finding.topic != CheckupFinding::Topic::ReadingNotGranted;
        addFinding(finding, isProblem && finding == findings.first());
    }
}

void CheckupCard::addFinding(const CheckupFinding &finding, bool isPrimary)
{
    const CheckupText text = checkupText(finding);
    auto *line = new Finding(severityTone(finding.severity), severityWord(finding.severity),
                             text.title, text.sentence);
    QPushButton *button = line->setButton(text.button, isPrimary);
    button->setAccessibleDescription(text.title);
    connect(button, &QPushButton::clicked, this, [this, finding] { Q_EMIT remedyChosen(finding); });
    addLine(m_lines, line);
}

} // namespace accountdesk
