// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/enrollments/enrollmentspage.h"

#include "account/lockout.h"
#include "pages/enrollments/enrollmentcard.h"
#include "pages/enrollments/factorproviders.h"
#include "pages/enrollments/factortext.h"
#include "pages/identities/lockoutcard.h"
#include "pages/person.h"
#include "pages/problemcard.h"
#include "pages/skeleton.h"
#include "pages/widgetlines.h"
#include "widgets/actionbinder.h"
#include "widgets/emptystate.h"
#include "widgets/errortext.h"
#include "widgets/plaintextlabel.h"
#include "widgets/refusaltext.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace accountdesk {

using account::AccountStore;
using catalogue::Action;

EnrollmentsPage::EnrollmentsPage(const PageContext &context, QWidget *parent)
    : RemovalPage(context, Action::RemoveMultifactor, tr("Multi-factor"),
                  tr("What protects your account beyond the first step of signing in."), parent),
      m_loading(new Card(tr("Your second factors"))),
      m_skeleton(new Skeleton(4)),
      m_none(new Card),
      m_empty(new EmptyState(QStringLiteral("enrollments"))),
      m_unread(new Card(tr("Your second factors"))),
      m_unreadWhy(new PlainTextLabel),
      m_askToRead(makeCopyButton(Action::ReadEnrollments, QStringLiteral("copyReadRequest"))),
      m_cards(new QVBoxLayout),
      m_note(makeNote()),
      m_providers(new FactorProviders(context.store, context.binder)),
      m_refusal(makeRefusal()),
      m_lockout(new LockoutCard(tr("How you get in today")))
{
    build();
    follow();
}

void EnrollmentsPage::build()
{
    m_cards->setSpacing(Theme::current().scaled(16));
    m_loading->body()->addWidget(m_skeleton);
    m_empty->setTexts(tr("No second factor is listed"),
                      tr("One step is enough to get into your account. Tenants offer a second "
                         "factor when you sign in; this program cannot set one up."));
    m_none->body()->addWidget(m_empty);
    m_unreadWhy->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_unread->body()->addWidget(m_unreadWhy);
    m_unread->body()->addWidget(m_askToRead, 0, Qt::AlignLeading);
    for (Card *card : {m_loading, m_none, m_unread})
        lines()->addWidget(card);
    lines()->addLayout(m_cards);
    lines()->addWidget(m_note);
    lines()->addWidget(m_refusal);
    lines()->addWidget(m_providers);
    lines()->addWidget(m_lockout);
    lines()->addStretch(1);
    for (QWidget *card : std::initializer_list<QWidget *>{m_none, m_unread, m_note, m_refusal,
                                                          m_providers, m_lockout})
        card->hide();
}

PlainTextLabel *EnrollmentsPage::makeNote()
{
    auto *text = new PlainTextLabel(
        tr("Auth0 tells only of the first confirmed factor: you may have more than are listed."));
    text->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    return text;
}

Card *EnrollmentsPage::makeRefusal()
{
    auto *card = new Card(tr("Your tenant keeps removing to itself"));
    m_refusalWhy = new PlainTextLabel;
    m_refusalWhy->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    card->body()->addWidget(m_refusalWhy);
    card->body()->addWidget(makeCopyButton(Action::RemoveMultifactor, QStringLiteral("copyRequest")),
                            0, Qt::AlignLeading);
    return card;
}

QPushButton *EnrollmentsPage::makeCopyButton(Action action, const QString &name)
{
    auto *copy = new QPushButton(Theme::current().icon(QStringLiteral("copy")),
                                 copyRequestVerb());
    copy->setObjectName(name);
    connect(copy, &QPushButton::clicked, this, [this, action] { copyRequest(action); });
    return copy;
}

void EnrollmentsPage::follow()
{
    connect(m_providers, &FactorProviders::removalAsked, this, &EnrollmentsPage::askToRemove);
    connect(&context().edits, &account::AccountEdits::multifactorRemoved, this,
            &EnrollmentsPage::removed);
}

void EnrollmentsPage::showAccount()
{
    const AccountStore &store = context().store;
    const bool isLoading = store.isBusy(Action::ReadEnrollments) && !store.enrollments();
    m_loading->setVisible(isLoading);
    m_skeleton->setLoading(isLoading);
    showEnrollments();
    showProblem();
    m_providers->showAccount();
    showRefusal();
    m_lockout->setVisible(store.user().has_value());
    if (store.user())
        m_lockout->setLockout(account::lockoutOf(*store.user(), store.enrollments(), {}),
                              personOf(store).name, false);
}

void EnrollmentsPage::showEnrollments()
{
    const auto &enrollments = context().store.enrollments();
    m_none->setVisible(enrollments && enrollments->isEmpty());
    m_note->setVisible(enrollments.has_value());
    QByteArray now = context().store.subject().toUtf8();
    if (enrollments) {
        for (const api::Enrollment &one : *enrollments)
            now += '\n' + one.raw.rawText();
    }
    if (now == m_shown)
        return;
    m_shown = now;
    clearLines(m_cards);
    if (!enrollments)
        return;
    constexpr qsizetype most = 50;
    for (const api::Enrollment &one : enrollments->mid(0, most))
        addLine(m_cards, new EnrollmentCard(one));
}

/// Reading the account has its own card; this is for when only the factors could not be read.
void EnrollmentsPage::showProblem()
{
    const AccountStore &store = context().store;
    const std::optional<Error> error = store.errorOf(Action::ReadEnrollments);
    const bool isAlone = error && !store.enrollments() && !problemCard().isVisibleTo(this);
    m_unread->setVisible(isAlone && !store.isBusy(Action::ReadEnrollments));
    if (!isAlone)
        return;
    const auto refusal = refusalIn(store, Action::ReadEnrollments, *error);
    m_askToRead->setVisible(refusal.has_value());
    m_unreadWhy->setPlainText(
        tr("They could not be read. %1")
            .arg(refusal ? refusalMessage(*refusal).why
                         : errorMessage(*error, Action::ReadEnrollments).why));
}

void EnrollmentsPage::showRefusal()
{
    const auto refusal = context().store.refusalOf(Action::RemoveMultifactor);
    m_refusal->setVisible(refusal.has_value());
    if (!refusal)
        return;
    m_refusalWhy->setPlainText(
        refusal->expected.isEmpty()
            ? refusalMessage(*refusal).why
            : tr("Your token has the permission that once was enough to remove a factor, but this "
                 "tenant asks for another one (%1), which only administrators get. Ask whoever "
                 "runs it; newer tenants have a page of their own for this, on the My Account API.")
                  .arg(refusal->expected.join(QLatin1String(", "))));
}

void EnrollmentsPage::askToRemove(const QString &provider)
{
    const AccountStore &store = context().store;
    if (!store.user())
        return;
    m_asked = provider;
    ask({removalTexts(provider, isFactorKnown(provider, *store.user(), store.enrollments())),
         account::PlannedRemoval::ofFactor(provider),
         [this] { context().edits.removeMultifactor(m_asked); },
         [this](const Error &error) { return removalFailure(error, m_asked); }});
}

void EnrollmentsPage::readAgain()
{
    closeQuestion();
    RemovalPage::readAgain();
}

void EnrollmentsPage::removed(const QString &provider, account::AccountEdits::Listing listing)
{
    using Listing = account::AccountEdits::Listing;
    if (provider == m_asked)
        closeQuestion();
    const QString name = factorProviderName(provider);
    switch (listing) {
    case Listing::Gone: Q_EMIT noted(tr("%1 is removed.").arg(name)); break;
    case Listing::StillListed:
        Q_EMIT noted(tr("%1 is removed. Your profile still names it for a while.").arg(name));
        break;
    case Listing::Unread:
        Q_EMIT noted(tr("%1 is removed. Your profile could not be read again.").arg(name));
        break;
    }
}

void EnrollmentsPage::closeQuestion()
{
    m_asked.clear();
    RemovalPage::closeQuestion();
}

} // namespace accountdesk
