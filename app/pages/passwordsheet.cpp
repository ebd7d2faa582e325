// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/passwordsheet.h"

#include "api/apierror.h"
#include "widgets/announce.h"
#include "widgets/addresstext.h"
#include "widgets/badge.h"
#include "widgets/card.h"
#include "widgets/errortext.h"
#include "widgets/plaintextlabel.h"
#include "widgets/themestyle.h"

#include <QComboBox>
#include <QPushButton>

namespace accountdesk {

namespace {

/// A broken server may have sent it before it broke.
bool mayBeSent(const Error &error)
{
    return api::leavesDoubt(error) || error.kind == Error::Kind::Server;
}

} // namespace

PasswordSheet::PasswordSheet(const QList<PasswordWay> &ways, QWidget *parent)
    : Sheet(tr("Change your password"),
            tr("This program never sees your password. Your tenant sends you an e-mail with a link "
               "to its own page, where you choose a new one."),
            parent),
      m_ways(ways), m_promise(new PlainTextLabel), m_answer(new Card), m_state(new Badge),
      m_words(new PlainTextLabel), m_note(new PlainTextLabel)
{
    buildForm();
    buildAnswer();
    m_close = addButton(tr("Cancel"), Role::Safe);
    m_send = addButton(tr("Send the e-mail"), Role::Go);
    m_close->setObjectName(QStringLiteral("closePassword"));
    m_send->setObjectName(QStringLiteral("sendPasswordEmail"));
    connect(m_close, &QPushButton::clicked, this, &PasswordSheet::closed);
    connect(m_send, &QPushButton::clicked, this, [this] { Q_EMIT sendChosen(chosen()); });
    showChosen();
}

void PasswordSheet::buildForm()
{
    auto *card = new Card(tr("What will happen"));
    if (m_ways.size() > 1) {
        m_choice = new QComboBox;
        m_choice->setObjectName(QStringLiteral("passwordChoice"));
        m_choice->setAccessibleName(tr("Which password"));
        m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        for (const PasswordWay &way : m_ways)
            m_choice->addItem(tr("%1 (%2)").arg(way.email, way.connection));
        connect(m_choice, &QComboBox::currentIndexChanged, this, &PasswordSheet::showChosen);
        card->body()->addWidget(m_choice);
    }
    auto *until = new PlainTextLabel(tr("Nothing changes until you follow the link. Once you have "
                                        "chosen a new password you may have to sign in again "
                                        "everywhere, here too."));
    until->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    card->body()->addWidget(m_promise);
    card->body()->addWidget(until);
    body()->addWidget(card);
}

void PasswordSheet::buildAnswer()
{
    m_words->setSelectable(true);
    m_words->setObjectName(QStringLiteral("passwordAnswer"));
    m_note->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    m_answer->body()->addWidget(m_state, 0, Qt::AlignLeading);
    m_answer->body()->addWidget(m_words);
    m_answer->body()->addWidget(m_note);
    m_answer->hide();
    body()->addWidget(m_answer);
}

const PasswordWay &PasswordSheet::chosen() const
{
    return m_ways.at(m_choice ? m_choice->currentIndex() : 0);
}

void PasswordSheet::showChosen()
{
    m_promise->setPlainText(tr("The e-mail goes to %1, for the password of “%2”.")
                                .arg(addressText(chosen().email), chosen().connection));
}

void PasswordSheet::showSending()
{
    m_answer->hide();
    m_close->setFocus();
    m_send->setText(tr("Sending…"));
    m_send->setEnabled(false);
    if (m_choice)
        m_choice->setEnabled(false);
}

void PasswordSheet::showAnswer(const Result<QString> &answer)
{
    m_send->setText(answer ? tr("Send another") : tr("Try again"));
    m_send->setEnabled(true);
    setPrimary(m_send, !answer);
    if (m_choice)
        m_choice->setEnabled(true);
    m_close->setText(tr("Close"));
    if (answer) {
        m_state->setState(Badge::Tone::Good, tr("Your tenant answered"));
        m_words->setPlainText(tr("“%1”").arg(*answer));
        m_note->setPlainText(tr("It says the same for every address, known or not. If no e-mail "
                                "comes within some minutes, look among the unwanted ones."));
    } else {
        const bool isDoubtful = mayBeSent(answer.error());
        m_state->setState(isDoubtful ? Badge::Tone::Warning : Badge::Tone::Bad,
                          isDoubtful ? tr("In doubt") : tr("Not sent"));
        m_words->setPlainText(errorMessage(answer.error()).why);
        m_note->setPlainText(isDoubtful ? tr("The e-mail may be on its way: look for it first.")
                                        : tr("Your password is as it was."));
    }
    m_answer->show();
    announce(this, tr("%1: %2").arg(m_state->word(), m_words->plainText()));
}

} // namespace accountdesk
