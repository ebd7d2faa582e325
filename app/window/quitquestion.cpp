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

QString sentenceOf(QuitQuestion::Fate fate)
{
    return fate == QuitQuestion::Fate::Draft
        ? QuitQuestion::tr("They stay on this computer as a draft, which you are offered when you "
                           "sign in to this account again. Nothing of them is sent.")
        : QuitQuestion::tr("They cannot be kept on this computer and nothing of them is sent: "
                           "quitting loses them.");
}

} // namespace

QuitQuestion::QuitQuestion(const QStringList &edits, Fate fate, QWidget *parent)
    : QScrollArea(parent),
      m_sheet(new Sheet(tr("Quit with unsaved edits?"), sentenceOf(fate)))
{
    const Theme &theme = Theme::current();
    auto *card = new Card(tr("Not saved"));
    for (const QString &edit : edits.mid(0, mostListed))
        card->body()->addWidget(new PlainTextLabel(edit));
    if (const int more = int(edits.size()) - mostListed; more > 0)
        card->body()->addWidget(new PlainTextLabel(tr("And %n more.", nullptr, more)));
    m_sheet->body()->addWidget(card);
    QPushButton *stay = m_sheet->addButton(tr("Go back"), Sheet::Role::Safe);
    stay->setObjectName(QStringLiteral("stay"));
    QPushButton *quit = m_sheet->addButton(fate == Fate::Draft ? tr("Keep as draft and quit")
                                                               : tr("Quit and lose them"),
                                           Sheet::Role::Other);
    quit->setObjectName(QStringLiteral("quitWithDraft"));
    connect(stay, &QPushButton::clicked, this, &QuitQuestion::stayChosen);
    connect(quit, &QPushButton::clicked, this, &QuitQuestion::quitChosen);

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
