// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/demoserver.h"
#include "commands/inspecttoken.h"
#include "composition.h"
#include "coredumps.h"
#include "options.h"
#include "widgets/cursorrest.h"
#include "core/logging.h"
#include "crypto/processend.h"

#include <QApplication>
#include <QTranslator>

#include <cstdio>

using namespace accountdesk;

namespace {

void say(std::FILE *where, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), where);
}

void nameApplication()
{
    QCoreApplication::setOrganizationDomain(QStringLiteral("accountdesk.org"));
    QCoreApplication::setApplicationName(QStringLiteral("Account Desk"));
    QCoreApplication::setApplicationVersion(versionText().section(QLatin1Char(' '), -1).trimmed());
}

int runWindow(int &argc, char **argv, const Options &options)
{
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("org.accountdesk.AccountDesk"));
    const CursorRest cursorRest;
    QTranslator plurals;
    if (plurals.load(QStringLiteral(":/i18n/accountdesk_en.qm")))
        QCoreApplication::installTranslator(&plurals);
    Composition composition(options);
    if (const Result<void> built = composition.build(); !built) {
        say(stderr, QStringLiteral("accountdesk: %1\n").arg(built.error().detail));
        return exitUsage;
    }
    composition.open();
    const int code = QApplication::exec();
    if (composition.closeDown())
        QApplication::exec();
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    forbidCoreDumps();
    crypto::leaveCleanupToSystem();
    installLogging();
    nameApplication();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const Result<Options> options = parseOptions(arguments);
    if (!options) {
        say(stderr, QStringLiteral("accountdesk: %1\n").arg(options.error().detail));
        return exitUsage;
    }
    if (options->mode == Options::Mode::Window)
        return runWindow(argc, argv, *options);
    QCoreApplication application(argc, argv);
    switch (options->mode) {
    case Options::Mode::Help: say(stdout, helpText()); break;
    case Options::Mode::Version: say(stdout, versionText()); break;
    case Options::Mode::InspectToken: return runInspectToken(options->inspect);
    case Options::Mode::DemoServer: return runDemoServer(options->demoServer);
    case Options::Mode::Window: break;
    }
    return exitGood;
}
