// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/completion.h"
#include "core/secret.h"
#include "records/accountkey.h"

#include <QObject>
#include <QString>

#include <optional>

namespace accountdesk::secrets {

/// What may rest in the keychain, and nothing else (security B8.1).
enum class SecretKind { RefreshToken, DeviceKey, ProxyPassword };

/// Which secret; nothing in it is secret. item tells several of a kind apart (a device id).
struct SecretName
{
    SecretKind kind = SecretKind::RefreshToken;
    records::AccountKey account;
    QString item;

    /// The entry's name in the keychain: kind, folderName of the account, item.
    QString text() const;
    bool operator==(const SecretName &) const = default;
};

/// Where secrets rest. Errors are of kind SecretStore; rule says which of four it is (security
/// B8.4): "locked" (with code "emptied" if the keychain is open and the entry gone although the
/// mark says that it was stored), "service" (no secret service), "deadline" (the service or its
/// prompt did not answer; a late answer is ignored, the job is left to end), "entry" (what came
/// back is broken); a write may also end with "file" (its mark cannot be written: nothing was
/// stored). After a failed read nothing is written back or deleted. A write that ended with
/// "deadline" may still come true as a whole; what is asked later sees the old value or that one.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// False if what is stored ends with the program.
    virtual bool isPersistent() const = 0;

    virtual void write(const SecretName &name, Secret value, Completion<void> completion) = 0;
    /// Nothing if it was never stored.
    virtual void read(const SecretName &name, Completion<std::optional<Secret>> completion) = 0;
    /// Succeeds if it was not there.
    virtual void remove(const SecretName &name, Completion<void> completion) = 0;

Q_SIGNALS:
    /// A prompt of the system may be waiting for the person (after 2 s), or it is over: the job
    /// under way has ended, however late.
    void waitingForSystem(bool isWaiting);
    /// isPersistent() is another one now.
    void persistenceChanged(bool isPersistent);
};

} // namespace accountdesk::secrets
