// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/bullets.h"

#include "pages/widgetlines.h"
#include "widgets/plaintextlabel.h"

#include <QBoxLayout>

namespace accountdesk {

Bullets::Bullets(const QStringList &sentences, Mark mark, QWidget *parent)
    : QWidget(parent), m_mark(mark)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().scaled(6));
    setSentences(sentences);
}

void Bullets::setSentences(const QStringList &sentences)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    clearLines(column);
    const Theme::Role role = m_isMuted ? Theme::Role::Muted : Theme::Role::Text;
    int number = 0;
    for (const QString &sentence : sentences) {
        ++number;
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(Theme::current().scaled(8));
        auto *text = new PlainTextLabel(sentence);
        text->setTextStyle(Theme::TextStyle::Body, false, role);
        auto *dot = new PlainTextLabel(m_mark == Mark::Dot ? QString(QChar(0x2022))
                                                         : tr("%1.").arg(number));
        dot->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
        row->addWidget(dot);
        row->addWidget(text, 1);
        addLine(column, line);
    }
}

} // namespace accountdesk
