// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptystate.h"

#include "widgets/iconlabel.h"
#include "widgets/plaintextlabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace accountdesk {

EmptyState::EmptyState(const QString &iconName, QWidget *parent)
    : QWidget(parent), m_title(new PlainTextLabel), m_sentence(new PlainTextLabel),
      m_button(new QPushButton)
{
    const Theme &theme = Theme::current();
    auto *icon = new IconLabel(iconName, 40, Theme::Role::Muted);
    m_title->setTextStyle(Theme::TextStyle::Subheading, true);
    m_sentence->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    for (PlainTextLabel *label : {m_title, m_sentence}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setMaximumWidth(theme.scaled(440));
    }
    m_button->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme.scaled(20), 0, theme.scaled(20));
    column->setSpacing(theme.scaled(8));
    column->addStretch(1);
    for (QWidget *widget : std::initializer_list<QWidget *>{icon, m_title, m_sentence, m_button}) {
        // Stretches, not an alignment: that would give a wrapped label the height of another width.
        const bool isText = widget == m_title || widget == m_sentence;
        auto *row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(widget, isText ? 1000 : 0);
        row->addStretch(1);
        column->addLayout(row);
    }
    column->addStretch(1);
}

void EmptyState::setTexts(const QString &title, const QString &sentence)
{
    m_title->setPlainText(title);
    m_sentence->setPlainText(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    m_button->setVisible(!m_button->text().isEmpty());
}

QPushButton *EmptyState::setButton(const QString &text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
    return m_button;
}

void EmptyState::showEvent(QShowEvent *event)
{
    m_button->setVisible(!m_button->text().isEmpty());
    QWidget::showEvent(event);
}

} // namespace accountdesk
