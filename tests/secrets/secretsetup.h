// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakekeychain.h"
#include "records/secretmarks.h"
#include "secrets/keychainstore.h"
#include "support/awaited.h"

#include <QDir>
#include <QTemporaryDir>

#include <memory>

namespace accountdesk::test {

/// A secret of that many bytes, of another content for each seed, zero bytes among them.
inline QByteArray secretBytes(qsizetype size, int seed = 1)
{
    QByteArray bytes(size, '\0');
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 7 + seed * 31 + i / 256) % 256);
    return bytes;
}

/// The store on a FakeKeychain and a profile folder of its own; restart() is the next run.
struct SecretSetup
{
    QTemporaryDir top;
    FakeKeychain keychain;
    secrets::SecretName name{secrets::SecretKind::RefreshToken,
                             {QStringLiteral("https://tenant.example/"), QStringLiteral("auth0|1")},
                             {}};
    std::unique_ptr<secrets::KeychainStore> store;

    SecretSetup() { restart(); }

    QString profile() const { return top.filePath(QStringLiteral("profile")); }
    void restart(const secrets::KeychainStore::Times &times = {})
    {
        store = std::make_unique<secrets::KeychainStore>(keychain, profile(), times);
    }
    records::SecretMarks marks() const
    {
        return records::SecretMarks({profile(), name.account});
    }
    Result<void> write(const QByteArray &value)
    {
        Awaited<void> done;
        store->write(name, Secret(value), done.completion());
        return done.take();
    }
    Result<std::optional<Secret>> read()
    {
        Awaited<std::optional<Secret>> done;
        store->read(name, done.completion());
        return done.take();
    }
    Result<void> remove()
    {
        Awaited<void> done;
        store->remove(name, done.completion());
        return done.take();
    }
    /// What is read: the value, "nothing", or "error RULE CODE".
    QByteArray seen() { return told(read()); }
    static QByteArray told(const Result<std::optional<Secret>> &result)
    {
        if (!result)
            return QByteArray("error " + result.error().rule.toUtf8() + ' '
                              + result.error().code.toUtf8()).trimmed();
        return result.value() ? result.value()->reveal() : QByteArrayLiteral("nothing");
    }
};

} // namespace accountdesk::test
