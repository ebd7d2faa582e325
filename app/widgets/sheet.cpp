// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sheet.h"

#include "widgets/announce.h"
#include "widgets/plaintextlabel.h"
#include "widgets/themestyle.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace accountdesk {

Sheet::Sheet(const QString &title, const QString &sentence, QWidget *parent)
    : ScrollColumn(parent), m_title(new PlainTextLabel), m_sentence(new PlainTextLabel),
      m_body(new QVBoxLayout), m_buttons(new QHBoxLayout)
{
    const Theme &theme = Theme::current();
    m_title->setTextStyle(Theme::TextStyle::Title, true);
    m_sentence->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_body->setSpacing(theme.scaled(16));
    m_buttons->setSpacing(theme.scaled(8));
    m_buttons->addStretch(1);
    auto *heading = new QVBoxLayout;
    heading->setSpacing(theme.scaled(2));
    heading->addWidget(m_title);
    heading->addWidget(m_sentence);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.scaled(16));
    layout->addLayout(heading);
    layout->addLayout(m_body);
    layout->addLayout(m_buttons);
    layout->addStretch(1);
    setTitle(title);
    setSentence(sentence);
}

void Sheet::setTitle(const QString &title)
{
    m_title->setPlainText(title);
    setAccessibleName(title);
}

void Sheet::setSentence(const QString &sentence)
{
    m_sentence->setPlainText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    setAccessibleDescription(sentence);
}

QString Sheet::title() const
{
    return m_title->plainText();
}

QPushButton *Sheet::addButton(const QString &text, Role role)
{
    auto *button = new QPushButton(text);
    setPrimary(button, role == Role::Go);
    if (role == Role::Safe)
        m_safe = button;
    button->installEventFilter(this);
    m_buttons->addWidget(button);
    return button;
}

void Sheet::present()
{
    if (m_safe)
        m_safe->setFocus(Qt::OtherFocusReason);
    announce(this, title());
}

void Sheet::awaitAnswer()
{
    setSentence(tr("The request has left and cannot be taken back. Its answer is awaited."));
    m_safe->setEnabled(false);
    announce(this, m_sentence->plainText());
}

bool Sheet::eventFilter(QObject *watched, QEvent *event)
{
    // Qt passes the focus of a button that goes off to whatever comes next, which may lie outside.
    const auto *button = qobject_cast<QPushButton *>(watched);
    const bool isGoingOff = event->type() == QEvent::EnabledChange && button
        && !button->isEnabled() && !isAncestorOf(window()->focusWidget());
    const bool isGoing = event->type() == QEvent::Hide && button && button->hasFocus();
    if ((isGoingOff || isGoing) && isVisible()) {
        QWidget *next = m_safe && m_safe->isEnabled() ? static_cast<QWidget *>(m_safe) : this;
        next->setFocus(Qt::OtherFocusReason);
    }
    return ScrollColumn::eventFilter(watched, event);
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_safe && m_safe->isEnabled())
        m_safe->click();
    else
        ScrollColumn::keyPressEvent(event);
}

} // namespace accountdesk
