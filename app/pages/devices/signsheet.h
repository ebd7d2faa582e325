// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/random.h"
#include "core/result.h"
#include "records/deviceledger.h"
#include "widgets/sheet.h"

class QLineEdit;
class QPlainTextEdit;

namespace accountdesk {

class Badge;
class Card;
class PlainTextLabel;

namespace devices { class Devices; }

/// Proves that a device's private key is here and works: signs a challenge, pasted or random, and
/// shows the signature and whether the public key accepts it.
class SignSheet : public Sheet
{
    Q_OBJECT

public:
    SignSheet(devices::Devices &devices, const records::DeviceEntry &entry,
              RandomSource random = systemRandom, QWidget *parent = nullptr);

    QLineEdit *challengeField() const { return m_challenge; }

Q_SIGNALS:
    void closed();

private:
    void buildForm();
    void buildProof();
    void fillRandom();
    void sign();
    void show(const Result<QByteArray> &signature);
    void forgetProof();

    devices::Devices &m_devices;
    const QString m_deviceId;
    RandomSource m_random;
    QLineEdit *m_challenge;
    Card *m_proof;
    Badge *m_verdict;
    PlainTextLabel *m_sentence;
    QPlainTextEdit *m_signature;
    QPushButton *m_copy;
    QPushButton *m_sign;
    bool m_isSigning = false;
};

} // namespace accountdesk
