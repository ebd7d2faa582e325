// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenpage.h"

#include "auth/session.h"
#include "pages/opaquecard.h"
#include "pages/tokencompare.h"
#include "pages/tokenpaste.h"
#include "pages/tokenview.h"
#include "widgets/emptystate.h"
#include "widgets/pageheader.h"

#include <QPushButton>
#include <QTabBar>
#include <QVBoxLayout>

namespace accountdesk {

namespace {

QByteArray accessTokenOf(const auth::Session &session)
{
    return session.isSignedIn() ? session.tokens().accessToken.reveal() : QByteArray();
}

QByteArray idTokenOf(const auth::Session &session)
{
    return session.isSignedIn() ? session.tokens().idToken.reveal() : QByteArray();
}

} // namespace

TokenPage::TokenPage(const PageContext &context, QWidget *parent)
    : Page(context, parent),
      m_tabs(new QTabBar),
      m_signedOut(new Card),
      m_opaque(new OpaqueCard([&session = context.session] { return accessTokenOf(session); })),
      m_access(new TokenView(tr("Access token"), context.clock,
                             [&session = context.session] { return accessTokenOf(session); })),
      m_id(new TokenView(tr("ID token"), context.clock,
                         [&session = context.session] { return idTokenOf(session); })),
      m_compare(new TokenCompare),
      m_paste(new TokenPaste(context.clock))
{
    addViews();
    connect(m_tabs, &QTabBar::currentChanged, this, &TokenPage::showTab);
    connect(m_paste, &TokenPaste::readingChanged, this, &TokenPage::compareTokens);
    connect(m_opaque, &OpaqueCard::signInRequested, this, &Page::signInRequested);
    connect(m_opaque, &OpaqueCard::copied, this, &Page::noted);
    connect(m_paste, &TokenPaste::copied, this, &Page::noted);
    for (TokenView *view : { m_access, m_id })
        connect(view, &TokenView::copied, this, &Page::noted);
    connect(&context.session, &auth::Session::changed, this, &TokenPage::showTokens);
    showTokens();
}

void TokenPage::addViews()
{
    m_tabs->addTab(tr("Access token"));
    m_tabs->addTab(tr("ID token"));
    m_tabs->addTab(tr("Compare"));
    m_tabs->addTab(tr("Paste"));
    m_tabs->setAccessibleName(tr("Tokens"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    auto *state = new EmptyState(QStringLiteral("token"));
    state->setTexts(tr("You are signed out"), tr("Sign in to see your tokens here."));
    connect(state->setButton(tr("Sign in")), &QPushButton::clicked, this, &Page::signInRequested);
    m_signedOut->body()->addWidget(state);

    auto *lines = static_cast<QVBoxLayout *>(column()->layout());
    lines->addWidget(
        new PageHeader(tr("Token"), tr("What your tokens say, and whether they are genuine.")));
    lines->addWidget(m_tabs);
    for (QWidget *view : std::initializer_list<QWidget *>{ m_signedOut, m_opaque, m_access, m_id,
                                                           m_compare, m_paste })
        lines->addWidget(view);
    lines->addStretch(1);
}

void TokenPage::setActive(bool isActive)
{
    m_isActive = isActive;
    showTab();
}

QStringList TokenPage::moreViews() const
{
    return { QStringLiteral("id"), QStringLiteral("compare"), QStringLiteral("paste") };
}

void TokenPage::openView(const QString &id)
{
    // The first tab is the page itself.
    m_tabs->setCurrentIndex(static_cast<int>(moreViews().indexOf(id)) + 1);
}

void TokenPage::openTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void TokenPage::showTokens()
{
    const auth::Session &session = context().session;
    const std::optional<TokenReading> access = readAccessToken(session);
    const std::optional<TokenReading> id = readIdToken(session);
    if (access)
        m_access->setReading(*access, session.tokens().grantedScopes);
    if (id)
        m_id->setReading(*id);
    m_opaque->refresh();
    m_paste->setExpected(session.tenant().issuer, session.tenant().clientId);
    compareTokens();
    showTab();
}

void TokenPage::compareTokens()
{
    const auto claimsOf = [](const std::optional<TokenReading> &reading) {
        return reading ? std::optional(reading->claims) : std::nullopt;
    };
    m_compare->setClaims(TokenCompare::Choice::Access,
                         claimsOf(readAccessToken(context().session)));
    m_compare->setClaims(TokenCompare::Choice::Id, claimsOf(readIdToken(context().session)));
    m_compare->setClaims(TokenCompare::Choice::Pasted, claimsOf(m_paste->reading()));
}

void TokenPage::showTab()
{
    const int tab = m_tabs->currentIndex();
    const bool isSignedIn = context().session.isSignedIn();
    const bool isOpaque = isSignedIn && context().session.tokens().isAccessTokenOpaque;
    m_signedOut->setVisible(!isSignedIn && tab < Compare);
    m_opaque->setVisible(isOpaque && tab == Access);
    m_access->setVisible(isSignedIn && !isOpaque && tab == Access);
    m_id->setVisible(isSignedIn && tab == Id);
    m_compare->setVisible(tab == Compare);
    m_paste->setVisible(tab == Paste);
    m_access->setActive(m_isActive && !m_access->isHidden());
    m_id->setActive(m_isActive && !m_id->isHidden());
    m_paste->setActive(m_isActive && tab == Paste);
}

} // namespace accountdesk
