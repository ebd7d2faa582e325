// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/quitquestion.h"

#include "widgets/card.h"
#include "widgets/plaintextlabel.h"
#include "widgets/scrollcolumn.h"
#include "widgets/sheet.h"
#include "widgets/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace accountdesk {

namespace {

constexpr int mostListed = 20;

struct Words
{
    const char *name;   ///< of the button that leaves
    QString title;
    QString lost;
    QString leaveWithDraft;
    QString leaveAndLose;
};

Words wordsOf(QuitQuestion::Leaving leaving)
{
    using Leaving = QuitQuestion::Leaving;
    switch (leaving) {
    case Leaving::Quit:
        return {"quitWithDraft", QuitQuestion::tr("Quit with unsaved edits?"),
                QuitQuestion::tr("They cannot be kept on this computer and nothing of them is "
                                 "sent: quitting loses them."),
                QuitQuestion::tr("Keep as draft and quit"), QuitQuestion::tr("Quit and lose them")};
    case Leaving::SignOut:
        return {"signOutWithDraft", QuitQuestion::tr("Sign out with unsaved edits?"),
                QuitQuestion::tr("They cannot be kept on this computer and nothing of them is "
                                 "sent: signing out loses them."),
                QuitQuestion::tr("Keep as draft and sign out"),
                QuitQuestion::tr("Sign out and lose them")};
    case Leaving::ChangePerson:
        return {"changePersonWithDraft",
                QuitQuestion::tr("Change to another person with unsaved edits?"),
                QuitQuestion::tr("They cannot be kept on this computer and nothing of them is "
                                 "sent: changing to another person loses them."),
                QuitQuestion::tr("Keep as draft and change"),
                QuitQuestion::tr("Change and lose them")};
    }
    return {};
}

QString sentenceOf(QuitQuestion::Fate fate, const Words &words)
{
    using Fate = QuitQuestion::Fate;
    switch (fate) {
    case Fate::Draft:
        return QuitQuestion::tr("They stay on this computer as a draft, which you are offered when "
                                "you sign in to this account again. Nothing of them is sent.");
    case Fate::DraftOfThisRun:
        return QuitQuestion::tr("They stay as a draft until this program ends, and are offered to "
                                "you when you sign in to this account again. Nothing of them is "
                                "sent.");
    case Fate::Lost: return words.lost;
    }
    return {};
}

} // namespace

QuitQuestion::QuitQuestion(Leaving leaving, const QStringList &edits, Fate fate, QWidget *parent)
    : QScrollArea(parent), m_leaving(leaving),
      m_sheet(new Sheet(wordsOf(leaving).title, sentenceOf(fate, wordsOf(leaving))))
{
    const Words words = wordsOf(leaving);
    const Theme &theme = Theme::current();
    auto *card = new Card(tr("Not saved"));
    for (const QString &edit : edits.mid(0, mostListed))
        card->body()->addWidget(new PlainTextLabel(edit));
    if (const int more = int(edits.size()) - mostListed; more > 0)
        card->body()->addWidget(new PlainTextLabel(tr("And %n more.", nullptr, more)));
    m_sheet->body()->addWidget(card);
    QPushButton *stay = m_sheet->addButton(tr("Go back"), Sheet::Role::Safe);
    stay->setObjectName(QStringLiteral("stay"));
    QPushButton *leave = m_sheet->addButton(
        fate == Fate::Lost ? words.leaveAndLose : words.leaveWithDraft, Sheet::Role::Other);
    leave->setObjectName(QLatin1String(words.name));
    connect(stay, &QPushButton::clicked, this, &QuitQuestion::stayChosen);
    connect(leave, &QPushButton::clicked, this, &QuitQuestion::leaveChosen);

    auto *host = new ScrollColumn;
    auto *layout = new QVBoxLayout(host);
    layout->setContentsMargins(theme.scaled(32), theme.scaled(26), theme.scaled(32),
                               theme.scaled(26));
    layout->addWidget(m_sheet);
    host->setMaximumWidth(theme.scaled(760));
    host->setAutoFillBackground(false);
    setWidget(host);
    setWidgetResizable(true);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(m_sheet->title());
}

void QuitQuestion::present()
{
    m_sheet->present();
}

} // namespace accountdesk
