// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/finding.h"

#include "widgets/plaintextlabel.h"
#include "widgets/themestyle.h"

#include <QPushButton>

namespace accountdesk {

Finding::Finding(Badge::Tone tone, const QString &word, const QString &title,
                 const QString &sentence, QWidget *parent)
    : Arranged(parent), m_title(title), m_badge(new Badge(tone, word, this)),
      m_heading(new PlainTextLabel(title, this)), m_sentence(new PlainTextLabel(sentence, this))
{
    m_heading->setTextStyle(Theme::TextStyle::Body, true);
    m_sentence->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    setAccessibleName(tr("%1: %2").arg(word, title));
    setAccessibleDescription(sentence);
}

QPushButton *Finding::setButton(const QString &text, bool isPrimaryOne)
{
    if (!m_button)
        m_button = new QPushButton(this);
    m_button->setText(text);
    setPrimary(m_button, isPrimaryOne);
    m_button->setAccessibleDescription(m_title);
    m_button->show();
    updateGeometry();
    return m_button;
}

int Finding::usualWidth() const
{
    return Theme::current().scaled(560);
}

int Finding::leastWidth() const
{
    const int button = m_button ? m_button->sizeHint().width() : 0;
    return std::max({Theme::current().scaled(160), button, m_badge->sizeHint().width()});
}

int Finding::arrange(int width, bool isApplied) const
{
    const Theme &theme = Theme::current();
    const QSize badge = m_badge->sizeHint();
    const QSize button = m_button ? m_button->sizeHint() : QSize(0, 0);
    const int gap = theme.scaled(14);
    const int column = std::max(theme.scaled(108), badge.width()) + gap;
    const bool isStacked = width < column + theme.scaled(180) + button.width();
    const int left = isStacked ? 0 : column;
    const int taken = isStacked || !m_button ? 0 : button.width() + gap;
    const int room = std::max(1, width - left - taken);
    const int top = isStacked ? badge.height() + theme.scaled(6) : 0;
    const int headingHeight = m_heading->heightForWidth(room);
    const int sentenceTop = top + headingHeight + theme.scaled(2);
    const int sentenceHeight = m_sentence->heightForWidth(room);
    const int textBottom = sentenceTop + sentenceHeight;
    const int buttonTop = isStacked ? textBottom + theme.scaled(8)
                                    : std::max(0, (textBottom - button.height()) / 2);
    const int bottom = m_button ? std::max(textBottom, buttonTop + button.height()) : textBottom;
    if (!isApplied)
        return bottom;
    place(m_badge, QRect(QPoint(0, 0), badge), width);
    place(m_heading, QRect(left, top, room, headingHeight), width);
    place(m_sentence, QRect(left, sentenceTop, room, sentenceHeight), width);
    if (m_button)
        place(m_button, QRect(QPoint(isStacked ? 0 : width - button.width(), buttonTop), button),
              width);
    return bottom;
}

} // namespace accountdesk
