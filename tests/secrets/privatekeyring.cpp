// SPDX-License-Identifier: GPL-3.0-or-later
#include "privatekeyring.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusServiceWatcher>
#include <QDir>
#include <QFile>
#include <QSignalSpy>

#include <csignal>

namespace accountdesk::test {

namespace {

constexpr int patience = 60'000; ///< a limit for what hangs, not a measurement
const QString service = QStringLiteral("org.freedesktop.secrets");

/// No service folders: nothing is started by being asked for, and nothing can prompt.
const char *const busConfiguration =
    "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\""
    " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">"
    "<busconfig><type>session</type><listen>unix:dir=%1</listen><auth>EXTERNAL</auth>"
    "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
    "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>";

void signalTo(const QProcess &process, int number)
{
    if (process.processId() > 0)
        ::kill(static_cast<pid_t>(process.processId()), number);
}

void end(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(patience))
        process.kill();
}

} // namespace

KeyringClient::KeyringClient(const QString &profile, const QProcessEnvironment &environment,
                             const Start &start)
{
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/keyringclient"),
                    {profile, QString::number(start.deadlineMs), QString::number(start.noticeMs),
                     QString::number(start.killAfterJobs)});
    if (line() != "ready")
        m_process.kill();
}

KeyringClient::~KeyringClient()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patience))
        kill();
}

void KeyringClient::send(const QByteArray &command)
{
    m_process.write(command + '\n');
}

QByteArray KeyringClient::line()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patience))
            return {};
    }
    return m_process.readLine().trimmed();
}

void KeyringClient::kill()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

bool KeyringClient::endsKilled()
{
    m_process.waitForFinished(patience);
    return m_process.exitStatus() == QProcess::CrashExit;
}

PrivateKeyring::PrivateKeyring()
{
    for (const char *folder : {"home", "run"})
        QDir(m_top.path()).mkdir(QString::fromLatin1(folder),
                                 QFileDevice::ReadOwner | QFileDevice::WriteOwner
                                     | QFileDevice::ExeOwner);
}

PrivateKeyring::~PrivateKeyring()
{
    thaw();
    stopKeyring();
    end(m_bus);
}

QProcessEnvironment PrivateKeyring::environment() const
{
    QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "KDE_FULL_SESSION",
                             "KDE_SESSION_VERSION", "DESKTOP_SESSION", "GNOME_KEYRING_CONTROL",
                             "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
                             "DBUS_SESSION_BUS_ADDRESS"})
        own.remove(QString::fromLatin1(name));
    own.insert(QStringLiteral("HOME"), m_top.filePath(QStringLiteral("home")));
    own.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_top.filePath(QStringLiteral("run")));
    own.insert(QStringLiteral("TMPDIR"), m_top.filePath(QStringLiteral("run")));
    if (!m_address.isEmpty())
        own.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QString::fromUtf8(m_address));
    return own;
}

QString PrivateKeyring::startBus()
{
    if (!m_address.isEmpty())
        return {};
    QFile file(m_top.filePath(QStringLiteral("bus.conf")));
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    file.write(QByteArray(busConfiguration)
                   .replace("%1", m_top.filePath(QStringLiteral("run")).toUtf8()));
    file.close();
    m_bus.setProcessEnvironment(environment());
    m_bus.setStandardErrorFile(QProcess::nullDevice());
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--config-file=") + file.fileName(), QStringLiteral("--nofork"),
                 QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1")});
    if (!m_bus.waitForReadyRead(patience))
        return QStringLiteral("dbus-daemon: ") + m_bus.errorString();
    m_address = m_bus.readLine().trimmed();
    return m_address.isEmpty() ? QStringLiteral("dbus-daemon said no address") : QString();
}

QString PrivateKeyring::startKeyring(Keyring keyring)
{
    if (const QString problem = startBus(); !problem.isEmpty())
        return problem;
    QStringList arguments{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")};
    if (keyring == Keyring::Unlocked)
        arguments.append(QStringLiteral("--unlock"));
    m_keyring.setProcessEnvironment(environment());
    m_keyring.setStandardErrorFile(QProcess::nullDevice());
    m_keyring.setStandardOutputFile(QProcess::nullDevice());
    m_keyring.start(QStringLiteral("gnome-keyring-daemon"), arguments);
    if (!m_keyring.waitForStarted(patience))
        return QStringLiteral("gnome-keyring-daemon: ") + m_keyring.errorString();
    if (keyring == Keyring::Unlocked)
        m_keyring.write("password of the private keyring");
    m_keyring.closeWriteChannel();
    return waitForSecretService(true) ? QString()
                                      : QStringLiteral("gnome-keyring-daemon took no bus name");
}

bool PrivateKeyring::waitForSecretService(bool isThere) const
{
    const QString name = QStringLiteral("keyring test %1").arg(quintptr(this));
    bool isSo = false;
    {
        QDBusConnection bus = QDBusConnection::connectToBus(QString::fromUtf8(m_address), name);
        QDBusServiceWatcher watcher(service, bus);
        QSignalSpy changes(&watcher, &QDBusServiceWatcher::serviceOwnerChanged);
        const auto asWanted = [&bus, isThere] {
            return bus.interface() && bus.interface()->isServiceRegistered(service) == isThere;
        };
        isSo = asWanted() || (changes.wait(patience) && asWanted());
    }
    QDBusConnection::disconnectFromBus(name);
    return isSo;
}

void PrivateKeyring::stopKeyring()
{
    end(m_keyring);
}

void PrivateKeyring::killKeyring()
{
    m_keyring.kill();
    m_keyring.waitForFinished(patience);
    waitForSecretService(false);
}

void PrivateKeyring::freeze()
{
    signalTo(m_keyring, SIGSTOP);
}

void PrivateKeyring::thaw()
{
    signalTo(m_keyring, SIGCONT);
}

std::unique_ptr<KeyringClient> PrivateKeyring::client(const KeyringClient::Start &start) const
{
    return std::make_unique<KeyringClient>(profile(), environment(), start);
}

} // namespace accountdesk::test
