// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/identitycard.h"

#include "models/profilemodel.h"
#include "models/valuetext.h"
#include "pages/adaptiverow.h"
#include "pages/identities/unlinktext.h"
#include "pages/profilefacts.h"
#include "pages/providertext.h"
#include "widgets/avatar.h"
#include "widgets/addresstext.h"
#include "widgets/badge.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace accountdesk {

namespace {

constexpr int mostFacts = 24;

QVBoxLayout *plainColumn(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

PlainTextLabel *mutedText(const QString &text)
{
    auto *label = new PlainTextLabel(text);
    label->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    return label;
}

/// What the account itself says of who that is: from its only identity.
QString userLabel(const api::User &user)
{
    if (user.email && !user.email->isEmpty())
        return addressText(*user.email);
    for (const auto &text : {user.phoneNumber, user.username, user.name}) {
        if (text && !text->isEmpty())
            return *text;
    }
    return {};
}

models::ProfileRow rowOf(const json::Value &member)
{
    models::ProfileRow row;
    row.member = member.name();
    row.text = models::shownText(member);
    row.presence = member.isNull() ? models::Presence::Null : models::Presence::Given;
    row.value = member;
    return row;
}

} // namespace

IdentityCard::IdentityCard(const api::Identity &identity, bool isPrimary, const api::User &user,
                           QWidget *parent)
    : Card({}, parent), m_identity(identity), m_isPrimary(isPrimary)
{
    const Theme &theme = Theme::current();
    QString who = identityLabel(identity);
    if (who.isEmpty() && isPrimary && user.identities.size() == 1)
        who = userLabel(user);
    body()->addWidget(makeHead(who.isEmpty() ? identity.userId : who));
    auto *facts = new AdaptiveRow(theme.scaled(620), theme.scaled(32));
    facts->setStackedGap(0);
    facts->addCell(makeTechnical(), 1);
    facts->addCell(makeProfile(), 1);
    body()->addLayout(facts);
    if (isPrimary)
        body()->addWidget(mutedText(
            tr("This is the primary: the account is its, so it cannot be unlinked.")));
    const QString name = providerName(identity.provider);
    setAccessibleName(isPrimary ? tr("%1: %2, primary").arg(name, who)
                                : tr("%1: %2").arg(name, who.isEmpty() ? identity.userId : who));
}

QWidget *IdentityCard::makeHead(const QString &who)
{
    const Theme &theme = Theme::current();
    const QString name = providerName(m_identity.provider);
    auto *mark = new Avatar(40);
    mark->setPerson(name);
    auto *words = new QWidget;
    QVBoxLayout *column = plainColumn(words);
    auto *title = new PlainTextLabel(name);
    title->setTextStyle(Theme::TextStyle::Subheading, true);
    column->addWidget(title);
    column->addWidget(mutedText(who));
    auto *left = new QWidget;
    auto *beside = new QHBoxLayout(left);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(theme.scaled(12));
    beside->addWidget(mark, 0, Qt::AlignTop);
    beside->addWidget(words, 1);
    auto *head = new QWidget;
    auto *row = new AdaptiveRow(theme.scaled(320), theme.scaled(12), AdaptiveRow::Fit::Center);
    head->setLayout(row);
    row->setStackedGap(theme.scaled(8));
    row->addCell(left, 1);
    if (m_isPrimary) {
        row->addCell(new Badge(Badge::Tone::Accent, tr("Primary")), 0);
    } else {
        m_unlink = new QPushButton(tr("Unlink…"));
        m_unlink->setObjectName(QStringLiteral("unlink"));
        m_unlink->setAccessibleName(tr("Unlink %1").arg(identityName(m_identity)));
        row->addCell(m_unlink, 0);
    }
    return head;
}

QWidget *IdentityCard::makeTechnical() const
{
    auto *facts = new QWidget;
    QVBoxLayout *column = plainColumn(facts);
    const auto add = [column](const QString &name, const QString &value) {
        if (!value.isEmpty())
            column->addWidget(new FactRow(name, value, FactRow::Form::Technical));
    };
    add(tr("Connection"), m_identity.connection);
    add(tr("Provider"), m_identity.provider);
    add(tr("ID there"), m_identity.userId);
    column->addWidget(new FactRow(tr("Social"), m_identity.isSocial ? tr("Yes") : tr("No")));
    column->addStretch();
    return facts;
}

QWidget *IdentityCard::makeProfile() const
{
    auto *facts = new QWidget;
    QVBoxLayout *column = plainColumn(facts);
    const json::Value profile = m_identity.profileData;
    int count = 0;
    for (json::Value v = profile.firstChild(); profile.isObject() && !v.isMissing();
         v = v.nextSibling()) {
        if (++count > mostFacts)
            break;
        FactRow *fact = makeProfileFact(rowOf(v));
        fact->setHint(tr("%1. From the profile that the provider keeps.").arg(v.name()));
        column->addWidget(fact);
    }
    if (count == 0)
        column->addWidget(mutedText(
            tr("It has no profile of its own: the tenant keeps one for each sign-in method only "
               "once another was linked.")));
    if (count > mostFacts)
        column->addWidget(mutedText(tr("And more, which the JSON text of your profile shows.")));
    column->addStretch();
    return facts;
}

} // namespace accountdesk
