// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identities/identitiespage.h"

#include "account/accountedits.h"
#include "pages/adaptiverow.h"
#include "pages/identities/identitycard.h"
#include "pages/identities/linkwizard.h"
#include "pages/identities/rescuecard.h"
#include "pages/identities/unlinktext.h"
#include "pages/providertext.h"
#include "pages/skeleton.h"
#include "pages/widgetlines.h"
#include "signin/secondsignin.h"
#include "widgets/actionbinder.h"
#include "widgets/plaintextlabel.h"
#include "widgets/themestyle.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace accountdesk {

using catalogue::Action;

namespace {

constexpr qsizetype cardsAtOnce = 20;

} // namespace

IdentitiesPage::IdentitiesPage(const PageContext &context, QWidget *parent)
    : RemovalPage(context, Action::UnlinkIdentity, tr("Sign-in methods"),
                  tr("Which logins lead to this account."), parent),
      m_loading(new Card(tr("Your sign-in methods"))),
      m_skeleton(new Skeleton(6)),
      m_cards(new QVBoxLayout),
      m_more(new QPushButton),
      m_wizard(new LinkWizard(context, this)),
      m_link(new QPushButton(tr("Link another…"))),
      m_linkCard(makeLinkCard()),
      m_rescue(new RescueCard)
{
    m_cards->setSpacing(Theme::current().scaled(16));
    m_loading->body()->addWidget(m_skeleton);
    m_more->setObjectName(QStringLiteral("moreIdentities"));
    lines()->addWidget(m_loading);
    lines()->addLayout(m_cards);
    lines()->addWidget(m_more, 0, Qt::AlignLeading);
    lines()->addWidget(m_linkCard);
    lines()->addWidget(m_rescue);
    lines()->addStretch(1);
    m_more->hide();
    connect(m_wizard, &LinkWizard::sheetMade, this, [this](Sheet *sheet) { openSheet(sheet); });
    connect(m_wizard, &LinkWizard::closed, this, [this] {
        closeSheet();
        m_rescuedFor.clear();
        showRescueCopies();
    });
    connect(m_rescue, &RescueCard::opened, m_wizard, &LinkWizard::open);
    connect(m_wizard, &LinkWizard::noted, this, &IdentitiesPage::noted);
    connect(m_wizard, &LinkWizard::requestCopyWanted, this,
            [this] { copyRequest(Action::LinkIdentity); });
    connect(m_wizard, &LinkWizard::signInWanted, this, &IdentitiesPage::signInRequested);
    connect(m_more, &QPushButton::clicked, this, &IdentitiesPage::showMore);
    connect(&context.edits, &account::AccountEdits::unlinked, this,
            [this](const api::Identity &identity) {
                if (m_asked && m_asked->fullId() == identity.fullId())
                    settleUnlinked(tr("%1 is unlinked.").arg(identityName(identity)));
            });
}

bool IdentitiesPage::tellsFailure(Action action) const
{
    return RemovalPage::tellsFailure(action)
        || (action == Action::LinkIdentity && m_wizard->isOpen());
}

void IdentitiesPage::showAccount()
{
    const account::AccountStore &store = context().store;
    m_loading->setVisible(isReading() && !store.user());
    m_skeleton->setLoading(isReading() && !store.user());
    buildCards();
    m_linkCard->setVisible(store.isSignedIn() && context().secondSignIn);
    showRescueCopies();
    if (m_asked && !store.isBusy(Action::UnlinkIdentity) && store.user() && !isListed(*m_asked))
        settleUnlinked(tr("%1 is no longer linked.").arg(identityName(*m_asked)));
}

void IdentitiesPage::showRescueCopies()
{
    // They are files: read when they may have changed, not at every signal.
    const QString subject = context().store.subject();
    if (!context().secondSignIn || subject.isEmpty() || subject == m_rescuedFor)
        return;
    m_rescuedFor = subject;
    m_rescue->setCopies(context().secondSignIn->rescueCopies(), context().clock.now());
}

Card *IdentitiesPage::makeLinkCard()
{
    auto *words = new PlainTextLabel(
        tr("Do you have another account here? Sign in to it once, and it will lead to this one. "
           "Both are shown side by side before anything changes."));
    words->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_link->setObjectName(QStringLiteral("linkAnother"));
    setPrimary(m_link);
    context().binder.bindTo(m_link, Action::LinkIdentity, [this] { m_wizard->begin(); });
    auto *cell = new QWidget;
    auto *row = new AdaptiveRow(Theme::current().scaled(480), Theme::current().scaled(16),
                                AdaptiveRow::Fit::Center);
    cell->setLayout(row);
    row->addCell(words, 1);
    row->addCell(m_link, 0);
    auto *card = new Card(tr("Link another sign-in method"));
    card->body()->addWidget(cell);
    return card;
}

void IdentitiesPage::buildCards()
{
    const std::optional<api::User> &user = context().store.user();
    const QByteArray now = user ? user->userId.toUtf8() + '\n'
            + user->raw.root()[u"identities"].rawText() : QByteArray();
    if (now == m_shown)
        return;
    m_shown = now;
    m_shownCount = 0;
    clearLines(m_cards);
    m_more->hide();
    if (user)
        addIdentities(cardsAtOnce);
}

void IdentitiesPage::addIdentities(qsizetype upTo)
{
    const api::User &user = *context().store.user();
    const qsizetype end = std::min(upTo, user.identities.size());
    for (; m_shownCount < end; ++m_shownCount) {
        const api::Identity &identity = user.identities.at(m_shownCount);
        auto *card = new IdentityCard(identity, m_shownCount == 0, user);
        addLine(m_cards, card);
        if (card->unlinkButton())
            context().binder.bindTo(card->unlinkButton(), Action::UnlinkIdentity,
                                    [this, identity] { askToUnlink(identity); });
    }
    const qsizetype rest = user.identities.size() - m_shownCount;
    m_more->setText(tr("Show more (%n left)", nullptr, static_cast<int>(rest)));
    m_more->setVisible(rest > 0);
}

void IdentitiesPage::showMore()
{
    if (context().store.user())
        addIdentities(m_shownCount + cardsAtOnce);
}

bool IdentitiesPage::isListed(const api::Identity &identity) const
{
    const auto &all = context().store.user()->identities;
    return std::any_of(all.cbegin(), all.cend(), [&identity](const api::Identity &one) {
        return one.fullId() == identity.fullId();
    });
}

void IdentitiesPage::askToUnlink(const api::Identity &identity)
{
    const account::AccountStore &store = context().store;
    if (!store.user() || !isListed(identity))
        return;
    m_asked = identity;
    ask({unlinkTexts(identity), account::PlannedRemoval::ofIdentity(identity),
         [this, identity] { context().edits.unlinkIdentity(identity); },
         [identity](const Error &error) { return unlinkFailure(error, identity); }});
}

void IdentitiesPage::settleUnlinked(const QString &sentence)
{
    closeQuestion();
    Q_EMIT noted(sentence);
}

void IdentitiesPage::closeQuestion()
{
    m_asked.reset();
    RemovalPage::closeQuestion();
}

} // namespace accountdesk
