// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/picturetoggle.h"

#include "pages/pictureconsent.h"
#include "pages/profilepicture.h"
#include "widgets/accessibility.h"
#include "widgets/plaintextlabel.h"

#include <QBoxLayout>
#include <QToolButton>

namespace accountdesk {

using State = ProfilePicture::State;

namespace {

QString stateSentence(State state, const QString &host)
{
    switch (state) {
    case State::None: return PictureToggle::tr("Your account names no picture.");
    case State::Refused:
        return PictureToggle::tr("Your picture is at %1. This program loads pictures only from "
                                 "your tenant and from well-known sign-in services.").arg(host);
    case State::Off: return PictureToggle::tr("Loads your picture from %1.").arg(host);
    case State::Loading: return PictureToggle::tr("Your picture is being loaded from %1.").arg(host);
    case State::Shown: return PictureToggle::tr("Your picture comes from %1.").arg(host);
    case State::Failed:
        return PictureToggle::tr("%1 gave no picture that can be shown.").arg(host);
    }
    return {};
}

QString verb(State state)
{
    switch (state) {
    case State::None:
    case State::Refused:
    case State::Off: break;
    case State::Loading: return PictureToggle::tr("Loading…");
    case State::Shown: return PictureToggle::tr("Hide picture");
    case State::Failed: return PictureToggle::tr("Turn off");
    }
    return PictureToggle::tr("Show picture");
}

QString spokenVerb(State state)
{
    switch (state) {
    case State::None:
    case State::Refused:
    case State::Off: break;
    case State::Loading:
    case State::Failed: return PictureToggle::tr("Stop loading the profile picture");
    case State::Shown: return PictureToggle::tr("Hide profile picture");
    }
    return PictureToggle::tr("Show profile picture");
}

} // namespace

PictureToggle::PictureToggle(ProfilePicture &picture, PictureConsent &consent, QWidget *parent)
    : QWidget(parent),
      m_picture(picture),
      m_consent(consent),
      m_button(new QToolButton),
      m_note(new PlainTextLabel)
{
    m_button->setFont(Theme::current().font(Theme::TextStyle::Small));
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_note->setTextStyle(Theme::TextStyle::Small, false, Theme::Role::Muted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().scaled(2));
    column->addWidget(m_note);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    m_note->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    connect(m_button, &QToolButton::clicked, this, &PictureToggle::choose);
    connect(&Theme::current(), &Theme::changed, this, &PictureToggle::tint);
    connect(&picture, &ProfilePicture::changed, this, &PictureToggle::refresh);
    connect(&consent, &PictureConsent::accepted, this, [this] { answer(true); });
    connect(&consent, &PictureConsent::declined, this, [this] { answer(false); });
    tint();
    refresh();
}

void PictureToggle::tint()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Active, QPalette::ButtonText,
                    Theme::current().color(Theme::Role::Accent));
    colors.setColor(QPalette::Inactive, QPalette::ButtonText,
                    Theme::current().color(Theme::Role::Accent));
    m_button->setPalette(colors);
}

void PictureToggle::refresh()
{
    const State state = m_picture.state();
    const QString sentence = stateSentence(state, m_picture.host());
    setVisible(state != State::None);
    m_button->setEnabled(state != State::Refused);
    m_button->setText(verb(state));
    m_button->setAccessibleName(spokenVerb(state));
    m_button->setAccessibleDescription(sentence);
    setPlainToolTip(m_button, sentence);
    m_note->setPlainText(state == State::Failed ? tr("Not available") : QString());
    m_note->setVisible(state == State::Failed);
    if (state != State::Off)
        m_consent.hide();
}

void PictureToggle::choose()
{
    if (m_picture.state() != State::Off)
        return m_picture.withdraw();
    m_consent.ask(m_picture.host());
}

void PictureToggle::answer(bool isAccepted)
{
    m_consent.hide();
    m_button->setFocus();
    if (isAccepted)
        m_picture.consent();
}

} // namespace accountdesk
