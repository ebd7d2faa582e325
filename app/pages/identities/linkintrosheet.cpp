// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/linkintrosheet.h"

#include "pages/identities/bullets.h"
#include "signin/personbutton.h"
#include "widgets/card.h"
#include "widgets/theme.h"
#include "widgets/themestyle.h"

#include <QBoxLayout>
#include <QPushButton>

namespace accountdesk {

LinkIntroSheet::LinkIntroSheet(const QList<demo::DemoPerson> &people, QWidget *parent)
    : Sheet(tr("Link another sign-in method"),
            tr("Sign in to another account of yours, and it will lead to this one."), parent),
      m_failure(new Banner)
{
    m_failure->setObjectName(QStringLiteral("sheetFailure"));
    body()->addWidget(m_failure);
    m_failure->hide();
    addSteps();
    if (!people.isEmpty())
        addPeople(people);
    addButton(tr("Cancel"), Role::Safe)->setObjectName(QStringLiteral("cancelLink"));
    m_withoutData = addButton(tr("Sign in without its data"), Role::Other);
    m_withoutData->setObjectName(QStringLiteral("linkWithoutData"));
    m_withoutData->hide();
    QPushButton *go = addButton(tr("Open the browser"), Role::Go);
    go->setObjectName(QStringLiteral("openSecondBrowser"));
    setPrimary(go, people.isEmpty());
    connect(safeButton(), &QPushButton::clicked, this, &LinkIntroSheet::cancelled);
    connect(go, &QPushButton::clicked, this, &LinkIntroSheet::browserChosen);
    connect(m_withoutData, &QPushButton::clicked, this, &LinkIntroSheet::withoutDataChosen);
}

void LinkIntroSheet::addSteps()
{
    auto *steps = new Card(tr("How it goes"));
    steps->body()->addWidget(new Bullets({
        tr("You sign in to the other account, in your browser. The tenant asks for its password "
           "even if it still knows you."),
        tr("This program shows both accounts side by side: what is kept and what is lost. Nothing "
           "is sent before you have seen that and agreed."),
        tr("The other account ends; signing in with it opens this one from then on."),
    }, Bullets::Mark::Number));
    auto *browser = new Card(tr("Your browser afterwards"));
    browser->body()->addWidget(new Bullets({
        tr("The browser's session at the tenant then belongs to the second account, not to this "
           "one: other pages of the tenant may greet you as that."),
        tr("Your sign-in in this program stays as it is, whatever happens there."),
    }));
    body()->addWidget(steps);
    body()->addWidget(browser);
}

void LinkIntroSheet::addPeople(const QList<demo::DemoPerson> &people)
{
    auto *card = new Card(tr("In the demo: whose account is it?"));
    for (const demo::DemoPerson &person : people) {
        auto *button = new PersonButton(person.displayName, person.description);
        button->setObjectName(QStringLiteral("secondPerson"));
        card->body()->addWidget(button);
        connect(button, &PersonButton::clicked, this,
                [this, person] { Q_EMIT personChosen(person); });
    }
    body()->addWidget(card);
}

void LinkIntroSheet::showFailure(const Banner::Message &message, bool offersWithoutData)
{
    m_failure->show(message);
    m_withoutData->setVisible(offersWithoutData);
}

} // namespace accountdesk
