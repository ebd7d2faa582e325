// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pageheader.h"

#include "widgets/plaintextlabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace accountdesk {

PageHeader::PageHeader(const QString &title, const QString &sentence, QWidget *parent)
    : QWidget(parent), m_buttons(new QHBoxLayout)
{
    const Theme &theme = Theme::current();
    auto *heading = new PlainTextLabel(title);
    heading->setTextStyle(Theme::TextStyle::Title, true);
    auto *answer = new PlainTextLabel(sentence);
    answer->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(theme.scaled(2));
    texts->addWidget(heading);
    texts->addWidget(answer);
    texts->addStretch(1);
    m_buttons->setSpacing(theme.scaled(8));
    auto *buttonColumn = new QVBoxLayout;
    buttonColumn->addLayout(m_buttons);
    buttonColumn->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.scaled(16));
    layout->addLayout(texts, 1);
    layout->addLayout(buttonColumn);
    setAccessibleName(title);
}

QPushButton *PageHeader::addButton(const QString &text)
{
    auto *button = new QPushButton(text);
    m_buttons->addWidget(button);
    return button;
}

} // namespace accountdesk
