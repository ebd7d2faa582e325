// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/keychain.h"
#include "secrets/secretstore.h"

#include <QList>
#include <QTimer>

#include <chrono>

namespace accountdesk::secrets {

class KeychainOperation;

/// Secrets in the system's keychain, one call after the other: none overtakes a job that answers
/// late. Each call has its own deadline, counted from when it was asked.
class KeychainStore final : public SecretStore
{
    Q_OBJECT

public:
    struct Times
    {
        std::chrono::milliseconds deadline{10'000}; ///< then the caller hears "deadline"
        std::chrono::milliseconds notice{2'000};    ///< then waitingForSystem(true)
    };

    /// The keychain must live longer. Marks are kept in the profile folder.
    KeychainStore(Keychain &keychain, const QString &profileFolder, const Times &times,
                  QObject *parent = nullptr);
    ~KeychainStore() override;

    /// False once a job showed that there is no service of use, true again after one that worked.
    bool isPersistent() const override { return m_isServiceThere; }

    void write(const SecretName &name, Secret value, Completion<void> completion) override;
    void read(const SecretName &name, Completion<std::optional<Secret>> completion) override;
    void remove(const SecretName &name, Completion<void> completion) override;

private:
    void enqueue(KeychainOperation *operation);
    void beginNext();
    void operationEnded(KeychainOperation *operation);
    void setServiceThere(bool isThere);
    void setWaiting(bool isWaiting);

    Keychain &m_keychain;
    QString m_profileFolder;
    Times m_times;
    QList<KeychainOperation *> m_queue; ///< children; the first is under way
    QTimer m_notice;
    bool m_isWaiting = false;
    bool m_isServiceThere = true;
};

} // namespace accountdesk::secrets
