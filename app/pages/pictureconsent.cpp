// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pictureconsent.h"

#include "pages/widgetlines.h"
#include "widgets/announce.h"
#include "widgets/plaintextlabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace accountdesk {

PictureConsent::PictureConsent(QWidget *parent)
    : QWidget(parent),
      m_question(new PlainTextLabel),
      m_sentence(new PlainTextLabel(
          tr("That site then learns this computer's address and that someone looks at the "
             "picture; your sign-in is not sent there. The answer is remembered for every account "
             "on this computer. Hide the picture to take it back."))),
      m_decline(new QPushButton(tr("Not now")))
{
    const Theme &theme = Theme::current();
    m_question->setTextStyle(Theme::TextStyle::Body, true);
    m_sentence->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    auto *accept = new QPushButton(tr("Load picture"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.scaled(8));
    buttons->addWidget(accept);
    buttons->addWidget(m_decline);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme.scaled(8), 0, 0);
    column->setSpacing(theme.scaled(6));
    column->addWidget(makeHairline());
    column->addSpacing(theme.scaled(4));
    column->addWidget(m_question);
    column->addWidget(m_sentence);
    column->addSpacing(theme.scaled(4));
    column->addLayout(buttons);
    hide();
    connect(accept, &QPushButton::clicked, this, &PictureConsent::accepted);
    connect(m_decline, &QPushButton::clicked, this, &PictureConsent::declined);
}

void PictureConsent::ask(const QString &host)
{
    m_question->setPlainText(tr("Load your picture from %1?").arg(host));
    setAccessibleName(m_question->plainText());
    setAccessibleDescription(m_sentence->plainText());
    show();
    m_decline->setFocus();
    announce(this, m_question->plainText());
}

} // namespace accountdesk
