// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenview.h"

#include "pages/adaptiverow.h"
#include "pages/claimlines.h"
#include "pages/rowlist.h"
#include "pages/scopescard.h"
#include "pages/verdictcard.h"
#include "pages/widgetlines.h"
#include "widgets/card.h"
#include "widgets/factrow.h"
#include "widgets/secretfield.h"
#include "widgets/theme.h"

#include <QVBoxLayout>

namespace accountdesk {

namespace {

Card *makeCard(const QString &title, QVBoxLayout *lines)
{
    auto *card = new Card(title);
    lines->setSpacing(0);
    card->body()->addLayout(lines);
    card->body()->addStretch();
    return card;
}

} // namespace

TokenView::TokenView(const QString &secretName, const Clock &clock,
                     std::function<QByteArray()> source, QWidget *parent)
    : QWidget(parent),
      m_clock(clock),
      m_countdown(clock),
      m_verdict(new VerdictCard),
      m_headerLines(new QVBoxLayout),
      m_claimsCard(new Card(tr("Claims"))),
      m_scopes(new ScopesCard),
      m_signatureLines(new QVBoxLayout),
      m_secret(new SecretField(secretName, std::move(source)))
{
    m_header = makeCard(tr("Header"), m_headerLines);
    m_signature = makeCard(tr("Signature"), m_signatureLines);
    m_rows = new RowList(m_claims, [this](int row) { return makeClaim(row); });
    m_claimsCard->body()->addWidget(m_rows);
    auto *itself = new Card(tr("The token itself"));
    itself->body()->addWidget(m_secret);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().scaled(16));
    auto *frame = new AdaptiveRow(Theme::current().scaled(640), Theme::current().scaled(16));
    frame->addCell(m_header, 1);
    frame->addCell(m_signature, 1);
    column->addWidget(m_verdict);
    column->addLayout(frame);
    for (Card *card : { m_claimsCard, static_cast<Card *>(m_scopes), itself })
        column->addWidget(card);
    connect(m_secret, &SecretField::copied, this, &TokenView::copied);
    connect(&m_countdown, &Countdown::ticked, this, [this] {
        for (ClaimRow *row : std::as_const(m_expiring))
            row->setNow(m_clock.now());
    });
}

void TokenView::setReading(const TokenReading &reading, const std::optional<QStringList> &scopes)
{
    m_reading = reading;
    m_verdict->setReading(reading);
    showHeader();
    m_expiring.clear();
    m_claims.setClaims(reading.claims);
    const bool isAccess = reading.kind == TokenReading::Kind::Access
        || reading.kind == TokenReading::Kind::PastedAccess;
    m_scopes->setVisible(isAccess);
    m_scopes->setScopes(scopes.value_or(reading.claims.scopes()));
    showSignature();
    m_secret->refresh();
    m_countdown.setEnd(reading.expiresAt);
}

void TokenView::showHeader()
{
    clearLines(m_headerLines);
    const json::Value root = m_reading.header.isEmpty() ? json::Value() : m_reading.header.root();
    for (json::Value each = root.firstChild(); !each.isMissing(); each = each.nextSibling()) {
        auto *row = new FactRow(each.name(), shownValue(each), FactRow::Form::Technical);
        if (each.name() == QLatin1String("alg"))
            row->setHint(tr("How it was signed"));
        else if (each.name() == QLatin1String("kid"))
            row->setHint(tr("Which of the issuer's keys signed it"));
        else if (each.name() == QLatin1String("typ"))
            row->setHint(tr("What kind of token it is"));
        addLine(m_headerLines, row);
    }
}

void TokenView::showSignature()
{
    clearLines(m_signatureLines);
    auto *state = new FactRow(tr("State"), {});
    const token::Verdict &verdict = m_reading.verdict;
    if (verdict.isSignatureValid)
        state->setValue(tr("Genuine: made with the key below"));
    else if (verdict.notChecked.contains(QLatin1String("signature")))
        state->setValue(tr("Not checked: there is no key to check it with"));
    else
        state->setValue(tr("Not found to be genuine"));
    addLine(m_signatureLines, state);
    addLine(m_signatureLines,
            new FactRow(tr("Algorithm"), m_reading.algorithm(), FactRow::Form::Technical));
    auto *key = new FactRow(tr("Key ID"), {}, FactRow::Form::Technical);
    if (m_reading.keyId().isEmpty())
        key->setAbsent(tr("The header names none"));
    else
        key->setValue(m_reading.keyId());
    addLine(m_signatureLines, key);
}

QWidget *TokenView::makeClaim(int row)
{
    const models::ClaimRow &claim = m_claims.rows().at(static_cast<std::size_t>(row));
    auto *widget = new ClaimRow(claimLine(claim, m_reading.isVerified()), m_clock.now());
    if (widget->line().isExpiry)
        m_expiring.append(widget);
    return widget;
}

} // namespace accountdesk
