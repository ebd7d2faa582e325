// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenpaste.h"

#include "pages/adaptiverow.h"
#include "pages/tokenview.h"
#include "widgets/card.h"
#include "widgets/plaintextlabel.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace accountdesk {

namespace {

/// Of a token that is longer nothing is shown (security B6.7).
constexpr int maximumCharacters = 65 * 1024;

PlainTextLabel *makeLabel(const QString &text, QWidget *buddy)
{
    auto *label = new PlainTextLabel(text);
    label->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    label->setBuddy(buddy);
    buddy->setAccessibleName(text);
    return label;
}

} // namespace

TokenPaste::TokenPaste(const Clock &clock, QWidget *parent)
    : QWidget(parent),
      m_clock(clock),
      m_token(new QLineEdit),
      m_keys(new QPlainTextEdit),
      m_clear(new QPushButton(tr("Clear"))),
      m_refusal(new PlainTextLabel),
      m_keyRefusal(new PlainTextLabel),
      m_view(new TokenView(tr("Pasted token"), clock, [this] { return pastedToken(); }))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().scaled(16));
    column->addWidget(makeInput());
    column->addWidget(m_view);
    m_view->hide();
    connect(m_token, &QLineEdit::textChanged, this, &TokenPaste::judge);
    connect(m_keys, &QPlainTextEdit::textChanged, this, &TokenPaste::judge);
    connect(m_clear, &QPushButton::clicked, m_token, &QLineEdit::clear);
    connect(m_view, &TokenView::copied, this, &TokenPaste::copied);
}

Card *TokenPaste::makeInput()
{
    const Theme &theme = Theme::current();
    auto *card = new Card(tr("Paste any token"));
    auto *promise = new PlainTextLabel(
        tr("It is taken apart on this computer, never sent anywhere and not kept."));
    promise->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setMaxLength(maximumCharacters);
    m_token->setPlaceholderText(tr("Paste it here"));
    m_token->setLayoutDirection(Qt::LeftToRight);
    m_clear->setEnabled(false);
    m_keys->setTabChangesFocus(true);
    m_keys->setLayoutDirection(Qt::LeftToRight);
    m_keys->setFont(theme.fixedFont());
    m_keys->setFixedHeight(theme.scaled(72));
    m_keys->setPlaceholderText(QStringLiteral(R"({"keys":[…]})"));
    auto *row = new AdaptiveRow(theme.scaled(260), theme.scaled(8), AdaptiveRow::Fit::Center);
    row->addCell(m_token, 1);
    row->addCell(m_clear, 0);
    card->body()->addWidget(promise);
    card->body()->addWidget(makeLabel(tr("Token"), m_token));
    card->body()->addLayout(row);
    card->body()->addWidget(m_refusal);
    card->body()->addWidget(
        makeLabel(tr("Keys to check its signature with (a JWKS, optional)"), m_keys));
    card->body()->addWidget(m_keys);
    card->body()->addWidget(m_keyRefusal);
    for (PlainTextLabel *refusal : { m_refusal, m_keyRefusal }) {
        refusal->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Bad);
        refusal->hide();
    }
    return card;
}

void TokenPaste::setExpected(const QString &issuer, const QString &audience)
{
    m_issuer = issuer;
    m_audience = audience;
    judge();
}

void TokenPaste::setActive(bool isActive)
{
    m_view->setActive(isActive && m_reading);
}

QByteArray TokenPaste::pastedToken() const
{
    static const QRegularExpression scheme(QStringLiteral("^\\s*(authorization\\s*:)?\\s*bearer\\s+"),
                                           QRegularExpression::CaseInsensitiveOption);
    // Terminals and mail programs break long lines; people copy whole headers.
    QString text = m_token->text().remove(scheme);
    text.removeIf([](QChar each) { return each.isSpace(); });
    return text.toUtf8();
}

void TokenPaste::judge()
{
    const QByteArray token = pastedToken();
    m_clear->setEnabled(!token.isEmpty());
    if (token.isEmpty()) {
        m_reading.reset();
        m_refusal->hide();
        m_keyRefusal->hide();
        m_view->hide();
        Q_EMIT readingChanged();
        return;
    }
    show(readPastedToken(
        { token, m_keys->toPlainText().trimmed().toUtf8(), m_issuer, m_audience, m_clock.now() }));
}

void TokenPaste::show(const Result<TokenReading> &result)
{
    m_reading.reset();
    // The token itself is judged by rules, keys are read as JSON.
    const bool isTokenRefused = !result && result.error().kind == Error::Kind::Untrusted;
    const bool isKeyRefused = !result && !isTokenRefused;
    if (result) {
        m_reading = *result;
        m_view->setReading(*m_reading);
    } else if (isTokenRefused) {
        m_refusal->setPlainText(
            tr("This is not a JSON Web Token. (%1)").arg(result.error().detail));
    } else {
        m_keyRefusal->setPlainText(tr("These are no keys: %1").arg(result.error().detail));
    }
    m_refusal->setVisible(isTokenRefused);
    m_keyRefusal->setVisible(isKeyRefused);
    m_view->setVisible(m_reading.has_value());
    m_view->setActive(m_reading && isVisible());
    Q_EMIT readingChanged();
}

} // namespace accountdesk
