// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/demopeople.h"

#include "signin/personbutton.h"
#include "widgets/plaintextlabel.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QPushButton>

namespace accountdesk {

DemoPeople::DemoPeople(const QList<demo::DemoPerson> &people, QWidget *parent)
    : Card(tr("Who do you want to be?"), parent)
{
    const Theme &theme = Theme::current();
    for (const demo::DemoPerson &person : people)
        addPerson(person);
    auto *sentence =
        new PlainTextLabel(tr("Or sign in on the demo tenant's own pages, as you would "
                              "at Auth0."));
    sentence->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    auto *open = new QPushButton(theme.icon(QStringLiteral("open")), tr("Open in browser"));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.scaled(16));
    row->addWidget(sentence, 1);
    row->addWidget(open);
    body()->addSpacing(theme.scaled(8));
    body()->addLayout(row);
    connect(open, &QPushButton::clicked, this, &DemoPeople::browserChosen);
}

void DemoPeople::addPerson(const demo::DemoPerson &person)
{
    auto *button = new PersonButton(person.displayName, person.description);
    body()->addWidget(button);
    connect(button, &PersonButton::clicked, this, [this, person] { Q_EMIT personChosen(person); });
}

} // namespace accountdesk
