// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/checkup.h"
#include "widgets/card.h"

namespace accountdesk {

class Skeleton;

/// The check-up's findings, each with its button.
class CheckupCard : public Card
{
    Q_OBJECT

public:
    explicit CheckupCard(QWidget *parent = nullptr);
    /// Rebuilds the lines only if the findings differ, so that focus stays where it is.
    void setFindings(const QList<CheckupFinding> &findings, bool isLoading);

Q_SIGNALS:
    void remedyChosen(const accountdesk::CheckupFinding &finding);

private:
    void addFinding(const CheckupFinding &finding, bool isPrimary);

    QList<CheckupFinding> m_findings;
    QVBoxLayout *m_lines;
    Skeleton *m_skeleton;
};

} // namespace accountdesk
