// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/personcard.h"

#include "pages/adaptiverow.h"
#include "pages/pictureconsent.h"
#include "pages/picturetoggle.h"
#include "pages/profilepicture.h"
#include "pages/skeleton.h"
#include "widgets/addresstext.h"
#include "widgets/avatar.h"
#include "widgets/badge.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"
#include "widgets/timetext.h"

#include <QLocale>
#include <QVBoxLayout>

namespace accountdesk {

PersonCard::PersonCard(ProfilePicture &picture, QWidget *parent)
    : Card({}, parent),
      m_picture(picture),
      m_avatar(new Avatar(72)),
      m_consent(new PictureConsent),
      m_name(new PlainTextLabel),
      m_email(new PlainTextLabel),
      m_verified(new Badge),
      m_lastLogin(new FactRow(tr("Last sign-in"), {})),
      m_logins(new FactRow(tr("Sign-ins so far"), {})),
      m_memberSince(new FactRow(tr("Member since"), {})),
      m_userId(new FactRow(tr("User ID"), {}, FactRow::Form::Technical)),
      m_skeleton(new Skeleton(3))
{
    setAccessibleName(tr("You"));
    m_name->setTextStyle(Theme::TextStyle::Heading, true);
    m_name->setSelectable(true);
    m_email->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_email->setSelectable(true);
    auto *row = new AdaptiveRow(Theme::current().scaled(360), Theme::current().scaled(16));
    row->addCell(makeAvatarColumn(), 0);
    row->addCell(makeFacts(), 1);
    body()->addLayout(row);
    body()->addWidget(m_consent);
    body()->addStretch();
    connect(&picture, &ProfilePicture::changed, this, &PersonCard::showPicture);
    showPicture();
}

QWidget *PersonCard::makeAvatarColumn()
{
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().scaled(8));
    column->addWidget(m_avatar, 0, Qt::AlignHCenter);
    column->addWidget(new PictureToggle(m_picture, *m_consent, holder), 0, Qt::AlignHCenter);
    column->addStretch();
    return holder;
}

void PersonCard::showPicture()
{
    m_avatar->setPicture(QPixmap::fromImage(m_picture.image()));
}

QWidget *PersonCard::makeFacts()
{
    const Theme &theme = Theme::current();
    auto *facts = new QWidget;
    auto *column = new QVBoxLayout(facts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.scaled(4));
    column->addWidget(m_name);
    auto *email = new AdaptiveRow(theme.scaled(200), theme.scaled(8), AdaptiveRow::Fit::Center);
    email->setStackedGap(theme.scaled(4));
    email->addCell(m_email, 1);
    email->addCell(m_verified, 0);
    column->addLayout(email);
    column->addSpacing(theme.scaled(8));
    for (QWidget *each : std::initializer_list<QWidget *>{ m_skeleton, m_lastLogin, m_logins,
                                                           m_memberSince, m_userId })
        column->addWidget(each);
    column->addStretch();
    return facts;
}

void PersonCard::setPerson(const Person &person, bool isLoading, const QDateTime &now)
{
    m_avatar->setPerson(person.name);
    m_name->setPlainText(person.name);
    showEmail(person);
    m_skeleton->setLoading(isLoading && !person.isFromApi);
    for (FactRow *each : { m_lastLogin, m_logins, m_memberSince })
        each->setVisible(person.isFromApi);
    if (person.isFromApi)
        showFacts(person, now);
    m_userId->setValue(person.userId);
}

void PersonCard::showEmail(const Person &person)
{
    m_email->setPlainText(person.email ? addressText(*person.email) : tr("No e-mail address"));
    // The badge stands right behind the address.
    m_email->setMaximumWidth(m_email->fontMetrics().horizontalAdvance(m_email->text())
                             + Theme::current().scaled(4));
    m_verified->setVisible(person.email.has_value() && person.isEmailVerified.has_value());
    if (person.isEmailVerified == true)
        m_verified->setState(Badge::Tone::Good, tr("Verified"));
    else
        m_verified->setState(Badge::Tone::Warning, tr("Not verified"));
}

void PersonCard::showFacts(const Person &person, const QDateTime &now)
{
    if (!person.lastLogin)
        m_lastLogin->setAbsent(tr("Your tenant does not say"));
    else if (!person.lastIp)
        m_lastLogin->setValue(localMoment(*person.lastLogin, now));
    else
        m_lastLogin->setValue(
            tr("%1 from %2").arg(localMoment(*person.lastLogin, now), *person.lastIp));
    if (person.loginsCount)
        m_logins->setValue(QLocale().toString(*person.loginsCount));
    else
        m_logins->setAbsent(tr("Your tenant does not say"));
    const auto created = person.createdAt ? api::parseTimestamp(*person.createdAt) : std::nullopt;
    if (created)
        m_memberSince->setValue(localDate(*created));
    else if (person.createdAt)
        m_memberSince->setValue(*person.createdAt);
    else
        m_memberSince->setAbsent(tr("Your tenant does not say"));
}

} // namespace accountdesk
