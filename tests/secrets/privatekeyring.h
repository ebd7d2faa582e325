// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace accountdesk::test {

/// keyringclient under the test's control. It is killed with this object.
class KeyringClient
{
public:
    struct Start
    {
        int deadlineMs = 60'000;
        int noticeMs = 60'000;
        int killAfterJobs = 0;
    };

    KeyringClient(const QString &profile, const QProcessEnvironment &environment,
                  const Start &start);
    ~KeyringClient();

    void send(const QByteArray &command);
    /// The next line, without its end; empty if the program ended or nothing comes.
    QByteArray line();
    QByteArray ask(const QByteArray &command)
    {
        send(command);
        return line();
    }
    /// As kill -9 does.
    void kill();
    /// Waits for its end: true if it was killed.
    bool endsKilled();

private:
    Q_DISABLE_COPY_MOVE(KeyringClient)
    QProcess m_process;
};

/// A session bus and gnome-keyring of this test's own, with their own HOME and runtime folder.
class PrivateKeyring
{
public:
    PrivateKeyring();
    ~PrivateKeyring();

    enum class Keyring { Unlocked, Locked };

    /// Empty if it runs, else why not. A keyring starts the bus too, which is started once.
    QString startBus();
    QString startKeyring(Keyring keyring);
    void stopKeyring();
    void killKeyring();
    /// kill -STOP and -CONT of the keyring's process.
    void freeze();
    void thaw();

    std::unique_ptr<KeyringClient> client(const KeyringClient::Start &start = {}) const;

    /// Everything that any of them may write to.
    QString top() const { return m_top.path(); }
    QString profile() const { return m_top.filePath(QStringLiteral("profile")); }

private:
    Q_DISABLE_COPY_MOVE(PrivateKeyring)
    QProcessEnvironment environment() const;
    bool waitForSecretService(bool isThere) const;

    QTemporaryDir m_top;
    QProcess m_bus;
    QProcess m_keyring;
    QByteArray m_address;
};

} // namespace accountdesk::test
