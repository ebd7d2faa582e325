// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/arranged.h"
#include "widgets/badge.h"

class QPushButton;

namespace accountdesk {

class PlainTextLabel;

/// One line of the check-up: badge, title, sentence and (if there is something to do) one button.
class Finding : public Arranged
{
    Q_OBJECT

public:
    Finding(Badge::Tone tone, const QString &word, const QString &title, const QString &sentence,
            QWidget *parent = nullptr);
    QPushButton *setButton(const QString &text, bool isPrimary = false);
    QString title() const { return m_title; }

protected:
    int arrange(int width, bool isApplied) const override;
    int usualWidth() const override;
    int leastWidth() const override;

private:
    QString m_title;
    Badge *m_badge;
    PlainTextLabel *m_heading;
    PlainTextLabel *m_sentence;
    QPushButton *m_button = nullptr;
};

} // namespace accountdesk
