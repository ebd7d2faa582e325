// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/searchbar.h"

#include "widgets/announce.h"
#include "widgets/plaintextlabel.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace accountdesk {

SearchBar::SearchBar(QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit), m_previous(new QPushButton(tr("Previous"))),
      m_next(new QPushButton(tr("Next"))), m_none(new PlainTextLabel)
{
    m_field->setObjectName(QStringLiteral("searchData"));
    m_field->setPlaceholderText(tr("Find a name or a value"));
    m_field->setAccessibleName(tr("Find a name or a value"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_previous->setObjectName(QStringLiteral("findPrevious"));
    m_next->setObjectName(QStringLiteral("findNext"));
    m_none->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    m_none->setWordWrap(false);
    m_none->setPlainText(tr("Not found"));
    m_none->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::current().scaled(8));
    row->addWidget(m_field, 1);
    row->addWidget(m_none);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    for (QPushButton *button : {m_previous, m_next})
        button->hide();
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_none->hide();
        for (QPushButton *button : {m_previous, m_next})
            button->setVisible(!text.isEmpty());
    });
    connect(m_field, &QLineEdit::textEdited, this, [this] { ask(Step::First); });
    connect(m_next, &QPushButton::clicked, this, [this] { ask(Step::Next); });
    connect(m_previous, &QPushButton::clicked, this, [this] { ask(Step::Previous); });
}

QString SearchBar::text() const
{
    return m_field->text();
}

void SearchBar::begin()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchBar::setFound(bool isFound)
{
    m_none->setVisible(!isFound && !text().isEmpty());
    if (!m_none->isHidden())
        announce(this, m_none->plainText());
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter)
            ask(key->modifiers().testFlag(Qt::ShiftModifier) ? Step::Previous : Step::Next);
        if (isEnter)
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SearchBar::ask(Step step)
{
    if (!text().isEmpty())
        Q_EMIT wanted(text(), step);
}

} // namespace accountdesk
