// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "pages/tokenreading.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace accountdesk {

class Card;
class PlainTextLabel;
class TokenView;

/// Takes any token and shows what it says and why it is not believed. The token stays masked and
/// on this machine (security B6.5, B9.5).
class TokenPaste : public QWidget
{
    Q_OBJECT

public:
    explicit TokenPaste(const Clock &clock, QWidget *parent = nullptr);
    /// What an ID token has to say to be this program's own.
    void setExpected(const QString &issuer, const QString &audience);
    void setActive(bool isActive);
    const std::optional<TokenReading> &reading() const { return m_reading; }

Q_SIGNALS:
    void readingChanged();
    void copied(const QString &sentence);

private:
    Card *makeInput();
    void judge();
    void show(const Result<TokenReading> &result);
    QByteArray pastedToken() const;

    const Clock &m_clock;
    QString m_issuer;
    QString m_audience;
    std::optional<TokenReading> m_reading;
    QLineEdit *m_token;
    QPlainTextEdit *m_keys;
    QPushButton *m_clear;
    PlainTextLabel *m_refusal;
    PlainTextLabel *m_keyRefusal;
    TokenView *m_view;
};

} // namespace accountdesk
