// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devices/signsheet.h"

#include "devices/devices.h"
#include "pages/adaptiverow.h"
#include "widgets/announce.h"
#include "widgets/badge.h"
#include "widgets/card.h"
#include "widgets/errortext.h"
#include "widgets/plaintextlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <utility>

namespace accountdesk {

namespace {

constexpr int longestChallenge = 16 * 1024;
constexpr int randomBytes = 32;
constexpr int signatureLines = 4;

} // namespace

SignSheet::SignSheet(devices::Devices &devices, const records::DeviceEntry &entry,
                     RandomSource random, QWidget *parent)
    : Sheet(tr("Try the key of “%1”").arg(entry.deviceName),
            tr("The private key signs a text. If the public key accepts the signature, the key is "
               "here and works."),
            parent),
      m_devices(devices), m_deviceId(entry.deviceId), m_random(std::move(random)),
      m_challenge(new QLineEdit), m_proof(new Card(tr("Proof"))), m_verdict(new Badge),
      m_sentence(new PlainTextLabel), m_signature(new QPlainTextEdit),
      m_copy(new QPushButton(tr("Copy the signature")))
{
    buildForm();
    buildProof();
    auto *close = addButton(tr("Close"), Role::Safe);
    m_sign = addButton(tr("Sign"), Role::Go);
    close->setObjectName(QStringLiteral("closeSign"));
    m_sign->setObjectName(QStringLiteral("signChallenge"));
    connect(close, &QPushButton::clicked, this, &SignSheet::closed);
    connect(m_sign, &QPushButton::clicked, this, &SignSheet::sign);
    connect(m_challenge, &QLineEdit::returnPressed, m_sign, &QPushButton::click);
    connect(m_challenge, &QLineEdit::textChanged, this, &SignSheet::forgetProof);
    fillRandom();
}

void SignSheet::buildForm()
{
    const Theme &theme = Theme::current();
    auto *card = new Card;
    auto *label = new PlainTextLabel(tr("Challenge: a random one, or paste what you were given"));
    label->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    label->setBuddy(m_challenge);
    m_challenge->setObjectName(QStringLiteral("challenge"));
    m_challenge->setAccessibleName(tr("Challenge"));
    m_challenge->setMaxLength(longestChallenge);
    m_challenge->setLayoutDirection(Qt::LeftToRight);
    m_challenge->setFont(theme.fixedFont());
    auto *another = new QPushButton(tr("Random"));
    another->setObjectName(QStringLiteral("randomChallenge"));
    connect(another, &QPushButton::clicked, this, &SignSheet::fillRandom);
    auto *row = new AdaptiveRow(theme.scaled(300), theme.scaled(8), AdaptiveRow::Fit::Center);
    row->addCell(m_challenge, 1);
    row->addCell(another, 0);
    card->body()->addWidget(label);
    card->body()->addLayout(row);
    body()->addWidget(card);
}

void SignSheet::buildProof()
{
    const Theme &theme = Theme::current();
    m_sentence->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_sentence->setObjectName(QStringLiteral("signOutcome"));
    m_signature->setObjectName(QStringLiteral("signature"));
    m_signature->setAccessibleName(tr("Signature in Base64"));
    m_signature->setReadOnly(true);
    m_signature->setTabChangesFocus(true);
    m_signature->setLayoutDirection(Qt::LeftToRight);
    m_signature->setWordWrapMode(QTextOption::WrapAnywhere);
    m_signature->setFont(theme.fixedFont());
    m_signature->setFixedHeight(signatureLines * QFontMetrics(theme.fixedFont()).lineSpacing()
                                + theme.scaled(24));
    m_copy->setObjectName(QStringLiteral("copySignature"));
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_signature->toPlainText());
        m_copy->setText(tr("Copied"));
    });
    m_proof->body()->addWidget(m_verdict, 0, Qt::AlignLeading);
    m_proof->body()->addWidget(m_sentence);
    m_proof->body()->addWidget(m_signature);
    m_proof->body()->addWidget(m_copy, 0, Qt::AlignLeading);
    m_proof->hide();
    body()->addWidget(m_proof);
}

void SignSheet::fillRandom()
{
    const QByteArray bytes = m_random(randomBytes);
    m_challenge->setText(QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)));
}

void SignSheet::forgetProof()
{
    m_proof->hide();
    const bool isEmpty = m_challenge->text().isEmpty();
    m_sign->setEnabled(!isEmpty);
    m_sign->setAccessibleDescription(isEmpty ? tr("There is nothing to sign.") : QString());
    m_sign->setToolTip(m_sign->accessibleDescription());
}

void SignSheet::sign()
{
    if (std::exchange(m_isSigning, true))
        return;
    // It stays enabled: else the focus would go elsewhere.
    m_sign->setText(tr("Signing…"));
    m_devices.sign(m_deviceId, m_challenge->text().toUtf8(),
                   {this, [this, challenge = m_challenge->text()](
                              const Result<QByteArray> &signature) {
                        m_isSigning = false;
                        m_sign->setText(tr("Sign"));
                        // It would stand beside another text.
                        if (challenge == m_challenge->text())
                            show(signature);
                    }});
}

void SignSheet::show(const Result<QByteArray> &signature)
{
    m_signature->setVisible(signature.has_value());
    m_copy->setVisible(signature.has_value());
    m_copy->setText(tr("Copy the signature"));
    if (signature) {
        m_signature->setPlainText(QString::fromLatin1(signature->toBase64()));
        m_verdict->setState(Badge::Tone::Good, tr("Verified"));
        m_sentence->setPlainText(tr("The public key accepts this signature (RS256 over the "
                                    "challenge's UTF-8 text, in Base64)."));
    } else {
        const Banner::Message message = errorMessage(signature.error());
        m_signature->clear();
        m_verdict->setState(Badge::Tone::Bad, tr("Not signed"));
        m_sentence->setPlainText(message.why);
    }
    m_proof->show();
    announce(this, tr("%1: %2").arg(m_verdict->word(), m_sentence->plainText()));
}

} // namespace accountdesk
