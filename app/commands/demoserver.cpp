// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/demoserver.h"

#include "demo/demotenant.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#ifdef Q_OS_UNIX
#include <QSocketNotifier>
#include <unistd.h>
#endif

#include <csignal>
#include <cstdio>

namespace accountdesk {

namespace {

#ifdef Q_OS_UNIX
int g_signalPipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    // Nothing can be done in a signal handler if this fails.
    [[maybe_unused]] const ssize_t written = write(g_signalPipe[1], &byte, 1);
}

/// Turns SIGINT and SIGTERM into the end of the event loop.
void quitOnSignals(QObject *context)
{
    if (pipe(g_signalPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(g_signalPipe[0], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, &QCoreApplication::quit);
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}
#else
/// A console's interrupt comes on a thread of its own; quit may be called from any.
void quitOnSignals(QObject *)
{
    const auto quit = [](int) { QCoreApplication::quit(); };
    std::signal(SIGINT, quit);
    std::signal(SIGTERM, quit);
}
#endif

QByteArray readyLine(const demo::DemoTenant &tenant)
{
    QJsonArray people;
    for (const demo::DemoPerson &person : tenant.people()) {
        people.append(QJsonObject{{QStringLiteral("id"), person.id},
                                  {QStringLiteral("name"), person.displayName},
                                  {QStringLiteral("username"), person.username},
                                  {QStringLiteral("password"), person.password}});
    }
    const demo::DemoAddress &address = tenant.address();
    return QJsonDocument(QJsonObject{{QStringLiteral("domain"), address.domain},
                                     {QStringLiteral("issuer"), address.issuer},
                                     {QStringLiteral("client_id"), address.clientId},
                                     {QStringLiteral("audience"), address.audience},
                                     {QStringLiteral("ca_file"), address.caFile},
                                     {QStringLiteral("people"), people}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

int runDemoServer(const demo::DemoOptions &options)
{
    demo::DemoOptions tenantOptions = options;
    // For load tests, which would measure nothing but refusals otherwise.
    const int rate = qEnvironmentVariableIntValue("ACCOUNTDESK_DEMO_RATE");
    if (rate > 0) {
        tenantOptions.rateBurst = rate;
        tenantOptions.ratePerSecond = rate;
    }
    demo::DemoTenant tenant(tenantOptions);
    quitOnSignals(QCoreApplication::instance());
    const auto address = tenant.start();
    if (!address) {
        std::fprintf(stderr, "%s\n",
                     qPrintable(QCoreApplication::translate("DemoServer", "The tenant could not start: %1")
                                    .arg(address.error().detail)));
        return 1;
    }
    std::printf("%s\n", readyLine(tenant).constData());
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace accountdesk
