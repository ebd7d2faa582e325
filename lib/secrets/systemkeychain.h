// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/keychain.h"

namespace accountdesk::secrets {

/// QtKeychain: the secret service, Windows' credentials or the macOS keychain, under the service
/// name org.accountdesk.AccountDesk. Never a plain file (security B8.2).
class SystemKeychain final : public Keychain
{
public:
    void read(const QString &key, QObject *context, Answered answered) override;
    void write(const QString &key, const QByteArray &value, QObject *context,
               Answered answered) override;
    void remove(const QString &key, QObject *context, Answered answered) override;
};

} // namespace accountdesk::secrets
