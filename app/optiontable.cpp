// SPDX-License-Identifier: GPL-3.0-or-later
#include "optiontable.h"

#include "nearestname.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace accountdesk {

namespace {

struct OptionText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::Options)
};

QList<OptionRow> windowRows()
{
    using Mode = Options::Mode;
    const QString file = QStringLiteral("FILE");
    const QString folder = QStringLiteral("DIR");
    const QList<Mode> window{Mode::Window};
    const QString windowName = OptionText::tr("the window");
    return {
        { QStringLiteral("domain"), QStringLiteral("HOST"),
          OptionText::tr("Tenant to sign in to: a host, or its whole https address."), window,
          windowName },
        { QStringLiteral("client-id"), QStringLiteral("ID"),
          OptionText::tr("Client ID of the application that is registered there."), window,
          windowName },
        { QStringLiteral("audience"),
          QStringLiteral("URL"),
          OptionText::tr("API to get a token for; for --inspect-token the client ID."),
          { Mode::Window, Mode::InspectToken },
          OptionText::tr("the window or --inspect-token") },
        { QStringLiteral("callback-port"), QStringLiteral("PORT"),
          OptionText::tr("Port for the browser's answer; several are tried in order, 0 is any."),
          window, windowName },
        { QStringLiteral("ca-file"), file,
          OptionText::tr("Certificate of one more authority to trust in this run (PEM)."), window,
          windowName },
        { QStringLiteral("tour"), folder,
          OptionText::tr("Sign in, write pictures and transcripts of every page there, and leave."),
          window, windowName },
        { QStringLiteral("tour-file"), file,
          OptionText::tr("With --tour: play the steps of that file instead of visiting every page."),
          window, windowName },
        { QStringLiteral("theme"), QStringLiteral("THEME"),
          OptionText::tr("light, dark or system."), window, windowName },
        { QStringLiteral("profile"), folder,
          OptionText::tr("Keep settings there. Without it, --demo and --tour keep none."), window,
          windowName },
        { QStringLiteral("quit-after-paint"), {}, {}, window, windowName },
    };
}

QList<OptionRow> serverRows()
{
    const QList<Options::Mode> server{Options::Mode::DemoServer};
    const QString name = QStringLiteral("--demo-server");
    const QString url = QStringLiteral("URL");
    return {
        { QStringLiteral("demo-server"),
          {},
          OptionText::tr("Run only the built-in tenant; prints one line of JSON when it is ready."),
          {},
          {} },
        { QStringLiteral("tls"),
          {},
          OptionText::tr("With --demo-server: serve https."),
          server,
          name },
        { QStringLiteral("port"), QStringLiteral("PORT"),
          OptionText::tr("With --demo-server: listen there; 0 is any."), server, name },
        { QStringLiteral("callback"), url,
          OptionText::tr("With --demo-server: register one more callback."), server, name },
        { QStringLiteral("allow-origin"), url,
          OptionText::tr("With --demo-server: let scripts of that origin in."), server, name },
        { QStringLiteral("offline-access"),
          {},
          OptionText::tr("With --demo-server: give refresh tokens."),
          server,
          name },
    };
}

QList<OptionRow> inspectRows()
{
    const QList<Options::Mode> inspect{Options::Mode::InspectToken};
    const QString name = QStringLiteral("--inspect-token");
    const QString file = QStringLiteral("FILE");
    return {
        { QStringLiteral("inspect-token"),
          file,
          OptionText::tr("Judge the ID token in FILE, print the verdict as JSON, and leave."),
          {},
          {} },
        { QStringLiteral("jwks"), file, OptionText::tr("With --inspect-token: the key set."),
          inspect, name },
        { QStringLiteral("issuer"), QStringLiteral("URL"),
          OptionText::tr("With --inspect-token: the issuer wanted."), inspect, name },
        { QStringLiteral("nonce"), QStringLiteral("TEXT"),
          OptionText::tr("With --inspect-token: the nonce wanted."), inspect, name },
        { QStringLiteral("now"), QStringLiteral("SECONDS"),
          OptionText::tr("With --inspect-token: the time to judge by, since 1970."), inspect,
          name },
        { QStringLiteral("leeway"), QStringLiteral("SECONDS"),
          OptionText::tr("With --inspect-token: how far clocks may differ (60)."), inspect, name },
    };
}

} // namespace

QList<OptionRow> optionTable()
{
    return windowRows() + serverRows() + inspectRows();
}

void describeOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(OptionText::tr("Manage your own Auth0 account.\n\n"
        "--demo opens the built-in tenant, --demo=NAME signs that person in at once."));
    parser.addOption(
        { { QStringLiteral("h"), QStringLiteral("help") }, OptionText::tr("Show this help.") });
    parser.addOption({QStringLiteral("version"), OptionText::tr("Show the version.")});
    // Named here for --help only; taken out before parsing.
    parser.addOption({QStringLiteral("demo"), OptionText::tr("Open on the built-in tenant.")});
    for (const OptionRow &row : optionTable()) {
        QCommandLineOption option(row.name, row.description, row.valueName);
        if (row.description.isEmpty())
            option.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(option);
    }
}

QString nearestOption(const QString &unknown)
{
    QStringList names{QStringLiteral("help"), QStringLiteral("version"), QStringLiteral("demo")};
    for (const OptionRow &row : optionTable()) {
        if (!row.description.isEmpty())
            names.append(row.name);
    }
    return nearestName(unknown, names);
}

std::optional<Theme::Scheme> themeOf(const QString &word)
{
    if (word == QLatin1String("system"))
        return Theme::Scheme::System;
    if (word == QLatin1String("light"))
        return Theme::Scheme::Light;
    if (word == QLatin1String("dark"))
        return Theme::Scheme::Dark;
    return {};
}

QString themeName(Theme::Scheme scheme)
{
    switch (scheme) {
    case Theme::Scheme::System: break;
    case Theme::Scheme::Light: return QStringLiteral("light");
    case Theme::Scheme::Dark: return QStringLiteral("dark");
    }
    return QStringLiteral("system");
}

} // namespace accountdesk
