// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/keyrefetches.h"
#include "auth/metadata.h"
#include "core/result.h"
#include "net/network.h"
#include "token/keyset.h"

#include <QObject>

#include <memory>
#include <optional>

namespace accountdesk::auth {

/// Fetches the metadata and, side by side, the keys from where Auth0 has them; the guessed keys
/// are used only if the checked metadata names the very same URL, else jwks_uri is fetched.
/// Owned by an attempt; one run.
class Discovery : public QObject
{
    Q_OBJECT

public:
    /// Without shared refetches the once-a-minute rule holds within this run only.
    Discovery(net::Network &network, const Clock &clock, KeyRefetches *refetches = nullptr,
              QObject *parent = nullptr);
    ~Discovery() override;

    /// Untrusted with rule "https" for an issuer in clear text that is not on this machine.
    void start(const QString &issuer);
    const std::optional<Metadata> &metadata() const { return m_metadata; }

    /// The key set, now or when it has come. It stays valid until keys are fetched again.
    void withKeys(Completion<const token::KeySet *> completion);
    /// Fetches again, for an unknown key id or after a failure (security B5.3); RateLimited with
    /// rule "key" within a minute of the last time. Only after metadataReady().
    void refetchKeys(Completion<const token::KeySet *> completion);

Q_SIGNALS:
    void metadataReady(const accountdesk::auth::Metadata &metadata);
    void failed(const accountdesk::Error &error);

private:
    struct Private;

    void get(const QUrl &url, void (Discovery::*received)(Result<net::Answer>));
    void receiveMetadata(Result<net::Answer> answer);
    void receiveGuess(Result<net::Answer> answer);
    void receiveKeys(Result<net::Answer> answer);
    void fail(const Error &error);
    void settle(Completion<const token::KeySet *> &completion) const;

    std::unique_ptr<Private> d;
    std::optional<Metadata> m_metadata;
};

} // namespace accountdesk::auth
