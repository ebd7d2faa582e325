// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/processend.h"
#include "demo/formlogin.h"

#include <QCoreApplication>
#include <QFile>
#include <QNetworkAccessManager>

#include <cstdio>

using namespace accountdesk;

namespace {

/// Takes the first line off the file: "user name<TAB>password".
demo::DemoPerson nextPerson(const QString &path)
{
    QFile file(path);
    demo::DemoPerson person;
    if (!file.open(QIODevice::ReadWrite))
        return person;
    QList<QByteArray> lines = file.readAll().split('\n');
    const QByteArrayList words = lines.takeFirst().split('\t');
    person.username = QString::fromUtf8(words.value(0));
    person.password = QString::fromUtf8(words.value(1));
    file.resize(0);
    file.seek(0);
    file.write(lines.join('\n'));
    return person;
}

} // namespace

/// Stands in for xdg-open: signs the next person of the file that ACCOUNTDESK_PEOPLE names in at
/// the address it is given, through the tenant's own forms, and delivers the callback.
int main(int argc, char *argv[])
{
    crypto::leaveCleanupToSystem();
    QCoreApplication application(argc, argv);
    if (argc != 2)
        return 2;
    QNetworkAccessManager network;
    demo::FormLogin login(network, nextPerson(qEnvironmentVariable("ACCOUNTDESK_PEOPLE")));
    QObject::connect(&login, &demo::FormLogin::finished, &application, [] { QCoreApplication::exit(0); });
    QObject::connect(&login, &demo::FormLogin::failed, &application, [](const Error &error) {
        std::fprintf(stderr, "demobrowser: %s\n", qPrintable(error.detail));
        QCoreApplication::exit(1);
    });
    login.start(QUrl(QString::fromLocal8Bit(argv[1])));
    return QCoreApplication::exec();
}
