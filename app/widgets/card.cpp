// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"

#include "widgets/plaintextlabel.h"
#include "widgets/stylepaint.h"

#include <QBoxLayout>
#include <QPainter>

namespace accountdesk {

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent), m_title(new PlainTextLabel), m_body(new QVBoxLayout)
{
    const Theme &theme = Theme::current();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_title->setTextStyle(Theme::TextStyle::Subheading, true);
    m_header = new QHBoxLayout;
    m_header->setSpacing(theme.scaled(8));
    m_header->addWidget(m_title, 1);
    m_body->setSpacing(theme.scaled(8));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.scaled(20), theme.scaled(16), theme.scaled(20),
                               theme.scaled(16));
    layout->setSpacing(theme.scaled(12));
    layout->addLayout(m_header);
    layout->addLayout(m_body, 1);
    setTitle(title);
}

void Card::setTitle(const QString &title)
{
    m_title->setPlainText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::addHeaderWidget(QWidget *widget)
{
    m_header->addWidget(widget, 0, Qt::AlignTop);
    m_header->setAlignment(m_title, Qt::AlignVCenter);
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    paint::roundedRect(&painter, rect(), theme.scaled(10), theme.color(Theme::Role::Surface),
                       theme.color(Theme::Role::Line));
}

} // namespace accountdesk
