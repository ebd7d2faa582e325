// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainstore.h"
#include "secrets/systemkeychain.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <utility>

#include <unistd.h>

using namespace accountdesk;
using secrets::Keychain;

namespace {

/// Kills this program, as kill -9 does, when that many jobs have been done.
class KillingKeychain final : public Keychain
{
public:
    explicit KillingKeychain(int jobs) : m_jobsLeft(jobs) {}

    void read(const QString &key, QObject *context, Answered answered) override
    {
        m_system.read(key, context, counted(std::move(answered)));
    }
    void write(const QString &key, const QByteArray &value, QObject *context,
               Answered answered) override
    {
        m_system.write(key, value, context, counted(std::move(answered)));
    }
    void remove(const QString &key, QObject *context, Answered answered) override
    {
        m_system.remove(key, context, counted(std::move(answered)));
    }

private:
    Answered counted(Answered answered)
    {
        return [this, answered = std::move(answered)](const secrets::KeychainAnswer &answer) {
            if (--m_jobsLeft == 0)
                ::kill(::getpid(), SIGKILL);
            answered(answer);
        };
    }

    secrets::SystemKeychain m_system;
    int m_jobsLeft;
};

void say(const QByteArray &line)
{
    std::fprintf(stdout, "%s\n", line.constData());
    std::fflush(stdout);
}

QByteArray told(const Error &error)
{
    return "error " + error.rule.toUtf8() + ' ' + error.code.toUtf8() + '|' + error.detail.toUtf8();
}

/// Lines in: "write HEX", "read", "remove". Lines out: "done", "nothing", "value HEX",
/// "error RULE CODE|WORDS", and at any time "waiting 0" or "waiting 1".
class Client : public QObject
{
    Q_OBJECT

public:
    Client(Keychain &keychain, const QStringList &arguments)
        : m_store(keychain, arguments.at(1),
                  {std::chrono::milliseconds(arguments.at(2).toInt()),
                   std::chrono::milliseconds(arguments.at(3).toInt())})
    {
        connect(&m_input, &QSocketNotifier::activated, this, &Client::readInput);
        connect(&m_store, &secrets::SecretStore::waitingForSystem, this,
                [](bool isWaiting) { say(isWaiting ? "waiting 1" : "waiting 0"); });
        say("ready");
    }

private:
    void readInput()
    {
        char buffer[4096];
        const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (count <= 0)
            return QCoreApplication::quit();
        m_text.append(buffer, count);
        for (qsizetype end = m_text.indexOf('\n'); end >= 0; end = m_text.indexOf('\n')) {
            const QByteArray line = m_text.left(end);
            m_text.remove(0, end + 1);
            handle(line);
        }
    }

    void handle(const QByteArray &line)
    {
        if (line == "read")
            m_store.read(m_name, {this, [](const auto &result) { sayValue(result); }});
        else if (line == "remove")
            m_store.remove(m_name, {this, [](const auto &result) { sayDone(result); }});
        else if (line.startsWith("write "))
            m_store.write(m_name, Secret(QByteArray::fromHex(line.mid(6))),
                          {this, [](const auto &result) { sayDone(result); }});
    }

    static void sayDone(const Result<void> &result)
    {
        say(result ? "done" : told(result.error()));
    }
    static void sayValue(const Result<std::optional<Secret>> &result)
    {
        if (!result)
            say(told(result.error()));
        else
            say(*result ? "value " + result.value()->reveal().toHex() : "nothing");
    }

    const secrets::SecretName m_name{
        secrets::SecretKind::RefreshToken,
        {QStringLiteral("https://tenant.example/"), QStringLiteral("auth0|1")}, {}};
    secrets::KeychainStore m_store;
    QSocketNotifier m_input{STDIN_FILENO, QSocketNotifier::Read};
    QByteArray m_text;
};

} // namespace

/// keyringclient PROFILE DEADLINE NOTICE KILLAFTER (milliseconds; 0: is not killed)
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    KillingKeychain keychain(arguments.at(4).toInt());
    Client client(keychain, arguments);
    return QCoreApplication::exec();
}

#include "keyringclient.moc"
