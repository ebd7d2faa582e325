// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/claimsmodel.h"
#include "pages/countdown.h"
#include "pages/tokenreading.h"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace accountdesk {

class Card;
class ClaimRow;
class CodeView;
class RowList;
class ScopesCard;
class SecretField;
class VerdictCard;

/// One token from top to bottom: verdict, header beside signature, claims, scopes, and itself,
/// masked.
class TokenView : public QWidget
{
    Q_OBJECT

public:
    /// source gives the token's text when it is revealed or copied; it may be empty.
    TokenView(const QString &secretName, const Clock &clock, std::function<QByteArray()> source,
              QWidget *parent = nullptr);
    /// scopes: what was granted, if that is known otherwise than from the token.
    void setReading(const TokenReading &reading, const std::optional<QStringList> &scopes = {});
    void setActive(bool isActive) { m_countdown.setActive(isActive); }
    bool isCountingDown() const { return m_countdown.isRunning(); }

Q_SIGNALS:
    void copied(const QString &sentence);

private:
    void showHeader();
    void showSignature();
    QWidget *makeClaim(int row);

    const Clock &m_clock;
    Countdown m_countdown;
    models::ClaimsModel m_claims;
    TokenReading m_reading;
    QList<ClaimRow *> m_expiring;
    VerdictCard *m_verdict;
    Card *m_header;
    QVBoxLayout *m_headerLines;
    Card *m_claimsCard;
    RowList *m_rows = nullptr;
    ScopesCard *m_scopes;
    Card *m_signature;
    QVBoxLayout *m_signatureLines;
    SecretField *m_secret;
};

} // namespace accountdesk
