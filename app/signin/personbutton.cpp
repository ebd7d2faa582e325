// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/personbutton.h"

#include "widgets/avatar.h"
#include "widgets/plaintextlabel.h"
#include "widgets/stylepaint.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOption>

namespace accountdesk {

PersonButton::PersonButton(const QString &name, const QString &sentence, QWidget *parent)
    : QAbstractButton(parent)
{
    const Theme &theme = Theme::current();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Sign in as %1").arg(visibleLine(name)));
    setAccessibleDescription(sentence);
    auto *avatar = new Avatar(40);
    avatar->setPerson(name);
    auto *heading = new PlainTextLabel(name);
    heading->setTextStyle(Theme::TextStyle::Body, true);
    auto *text = new PlainTextLabel(sentence);
    text->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(theme.scaled(2));
    texts->addWidget(heading);
    texts->addWidget(text);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.scaled(12), theme.scaled(10), theme.scaled(12),
                               theme.scaled(10));
    layout->setSpacing(theme.scaled(14));
    layout->addWidget(avatar, 0, Qt::AlignVCenter);
    layout->addLayout(texts, 1);
    for (QWidget *child : findChildren<QWidget *>())
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
}

QSize PersonButton::sizeHint() const
{
    return layout()->sizeHint();
}

QSize PersonButton::minimumSizeHint() const
{
    return layout()->minimumSize();
}

bool PersonButton::hasHeightForWidth() const
{
    return true;
}

int PersonButton::heightForWidth(int width) const
{
    return layout()->heightForWidth(width);
}

void PersonButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void PersonButton::paintEvent(QPaintEvent *)
{
    QStyleOptionButton option;
    option.initFrom(this);
    if (isDown())
        option.state |= QStyle::State_Sunken;
    QPainter painter(this);
    paint::buttonBevel(&painter, option, false);
}

} // namespace accountdesk
