// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/processend.h"
#include "demo/formlogin.h"

#include <QCoreApplication>
#include <QFile>
#include <QNetworkAccessManager>
#include <QSaveFile>
#include <QTimer>

#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

using namespace accountdesk;

namespace {

/// Takes the first line off the file: "user name<TAB>password"; nothing if there is none.
std::optional<demo::DemoPerson> nextPerson(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QList<QByteArray> lines = file.readAll().split('\n');
    const QByteArrayList words = lines.takeFirst().split('\t');
    if (words.size() != 2)
        return std::nullopt;
    demo::DemoPerson person;
    person.username = QString::fromUtf8(words.at(0));
    person.password = QString::fromUtf8(words.at(1));
    QSaveFile rest(path);
    if (!rest.open(QIODevice::WriteOnly))
        return std::nullopt;
    rest.write(lines.join('\n'));
    rest.commit();
    return person;
}

/// Signs the next person in as soon as there is one; until then a file says that it waits. Ends
/// with the test.
class Visit : public QObject
{
public:
    Visit(const QString &peopleFile, const QUrl &address)
        : m_peopleFile(peopleFile), m_address(address)
    {
        connect(&m_look, &QTimer::timeout, this, [this] { begin(); });
        m_look.start(20);
        QTimer::singleShot(60000, this, [this] { fail("nobody came"); });
    }

private:
    void begin()
    {
        if (!QFile::exists(m_peopleFile))
            return fail("the test is over");
        const std::optional<demo::DemoPerson> person = nextPerson(m_peopleFile);
        if (!person)
            return sayWaiting();
        m_look.stop();
        m_login = std::make_unique<demo::FormLogin>(m_network, *person);
        connect(m_login.get(), &demo::FormLogin::finished, this, [] { QCoreApplication::exit(0); });
        connect(m_login.get(), &demo::FormLogin::failed, this,
                [this](const Error &error) { fail(qPrintable(error.detail)); });
        m_login->start(m_address);
    }

    void sayWaiting()
    {
        QFile awaited(m_peopleFile + QStringLiteral(".awaited"));
        if (!std::exchange(m_hasSaidSo, true))
            static_cast<void>(awaited.open(QIODevice::WriteOnly));
    }

    void fail(const char *why)
    {
        std::fprintf(stderr, "demobrowser: %s\n", why);
        QCoreApplication::exit(1);
    }

    const QString m_peopleFile;
    const QUrl m_address;
    QNetworkAccessManager m_network;
    std::unique_ptr<demo::FormLogin> m_login;
    QTimer m_look;
    bool m_hasSaidSo = false;
};

} // namespace

/// Stands in for xdg-open: signs the next person of the file that ACCOUNTDESK_PEOPLE names in at
/// the address it is given, through the tenant's own forms, and delivers the callback.
int main(int argc, char *argv[])
{
    crypto::leaveCleanupToSystem();
    QCoreApplication application(argc, argv);
    if (argc != 2)
        return 2;
    Visit visit(qEnvironmentVariable("ACCOUNTDESK_PEOPLE"), QUrl(QString::fromLocal8Bit(argv[1])));
    return QCoreApplication::exec();
}
