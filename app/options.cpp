// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "optiontable.h"

#include "config/tenant.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QUrl>

namespace accountdesk {

namespace {

struct OptionText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::Options)
};

Error usage(const QString &sentence)
{
    return Error{Error::Kind::Rejected, 0, {}, sentence, QStringLiteral("usage"), 0};
}

/// Takes --demo and --demo=NAME out: QCommandLineParser knows no optional values.
Result<QStringList> takeDemo(const QStringList &arguments, Options &options)
{
    const QString prefix = QStringLiteral("--demo=");
    QStringList rest;
    for (const QString &argument : arguments) {
        if (argument == QLatin1String("--demo")) {
            options.isDemo = true;
        } else if (argument.startsWith(prefix)) {
            options.isDemo = true;
            options.person = argument.mid(prefix.size());
            if (options.person.isEmpty())
                return usage(OptionText::tr("--demo= needs the name of a person."));
        } else {
            rest.append(argument);
        }
    }
    return rest;
}

Result<void> readPorts(const QStringList &texts, const QString &name, QList<quint16> &ports)
{
    for (const QString &text : texts) {
        bool isNumber = false;
        const uint port = text.toUInt(&isNumber);
        if (!isNumber || port > 65535)
            return usage(
                OptionText::tr("--%1 needs a port from 0 to 65535, not “%2”.").arg(name, text));
        ports.append(quint16(port));
    }
    return {};
}

Result<void> readNumber(const QCommandLineParser &parser, const QString &name, qint64 most,
                        std::optional<qint64> &number)
{
    if (!parser.isSet(name))
        return {};
    bool isNumber = false;
    const qint64 value = parser.value(name).toLongLong(&isNumber);
    if (!isNumber || value < 0 || value > most)
        return usage(OptionText::tr("--%1 needs seconds from 0 to %2, not “%3”.")
                         .arg(name).arg(most).arg(parser.value(name)));
    number = value;
    return {};
}

Result<void> readTheme(const QCommandLineParser &parser, Options &options)
{
    if (!parser.isSet(QStringLiteral("theme")))
        return {};
    const QString word = parser.value(QStringLiteral("theme"));
    options.theme = themeOf(word);
    if (!options.theme)
        return usage(OptionText::tr("--theme needs light, dark or system, not “%1”.").arg(word));
    return {};
}

Result<void> readInspect(const QCommandLineParser &parser, InspectTokenOptions &inspect)
{
    inspect.file = parser.value(QStringLiteral("inspect-token"));
    inspect.jwksFile = parser.value(QStringLiteral("jwks"));
    inspect.issuer = parser.value(QStringLiteral("issuer"));
    inspect.audience = parser.value(QStringLiteral("audience"));
    inspect.nonce = parser.value(QStringLiteral("nonce"));
    std::optional<qint64> leeway;
    if (auto read = readNumber(parser, QStringLiteral("now"), 253402300799, inspect.now); !read)
        return read;
    if (auto read = readNumber(parser, QStringLiteral("leeway"), 120, leeway); !read)
        return read;
    inspect.leewaySeconds = leeway.value_or(inspect.leewaySeconds);
    return {};
}

Result<void> readServer(const QCommandLineParser &parser, demo::DemoOptions &server)
{
    server.isTls = parser.isSet(QStringLiteral("tls"));
    server.allowsOfflineAccess = parser.isSet(QStringLiteral("offline-access"));
    server.callbacks += parser.values(QStringLiteral("callback"));
    server.allowedOrigins = parser.values(QStringLiteral("allow-origin"));
    for (const QString &text : server.callbacks + server.allowedOrigins) {
        if (!QUrl(text, QUrl::StrictMode).isValid() || !text.contains(QLatin1String("://")))
            return usage(OptionText::tr("“%1” is not an address.").arg(text));
    }
    QList<quint16> ports;
    if (auto read = readPorts(parser.values(QStringLiteral("port")), QStringLiteral("port"), ports);
        !read)
        return read;
    server.port = ports.isEmpty() ? quint16(0) : ports.last();
    return {};
}

Options::Mode modeOf(const QCommandLineParser &parser)
{
    if (parser.isSet(QStringLiteral("help")))
        return Options::Mode::Help;
    if (parser.isSet(QStringLiteral("version")))
        return Options::Mode::Version;
    if (parser.isSet(QStringLiteral("inspect-token")))
        return Options::Mode::InspectToken;
    if (parser.isSet(QStringLiteral("demo-server")))
        return Options::Mode::DemoServer;
    return Options::Mode::Window;
}

/// Options that belong to another way of starting would be silently without effect.
Result<void> checkBelonging(const QCommandLineParser &parser, const Options &options)
{
    for (const OptionRow &row : optionTable()) {
        const bool isFitting = row.modes.isEmpty() || row.modes.contains(options.mode);
        if (!isFitting && parser.isSet(row.name))
            return usage(OptionText::tr("--%1 goes only with %2.").arg(row.name, row.belongsTo));
    }
    if (options.mode != Options::Mode::Window && options.isDemo)
        return usage(OptionText::tr("--demo cannot be combined with another way of starting."));
    if (options.isDemo && !(options.domain + options.clientId).isEmpty())
        return usage(
            OptionText::tr("--demo brings its own tenant: leave out --domain and --client-id."));
    const bool hasTenant = options.isDemo || !options.profileFolder.isEmpty()
        || (!options.domain.isEmpty() && !options.clientId.isEmpty());
    if (!options.tourFolder.isEmpty() && !hasTenant)
        return usage(OptionText::tr("--tour needs --demo, or --domain and --client-id."));
    if (!options.tourFile.isEmpty() && options.tourFolder.isEmpty())
        return usage(OptionText::tr("--tour-file needs --tour for its pictures."));
    return {};
}

void readWindow(const QCommandLineParser &parser, Options &options)
{
    options.domain = parser.value(QStringLiteral("domain"));
    options.clientId = parser.value(QStringLiteral("client-id"));
    options.audience = parser.value(QStringLiteral("audience"));
    options.caFile = parser.value(QStringLiteral("ca-file"));
    options.tourFolder = parser.value(QStringLiteral("tour"));
    options.tourFile = parser.value(QStringLiteral("tour-file"));
    options.profileFolder = parser.value(QStringLiteral("profile"));
    options.quitsAfterPaint = parser.isSet(QStringLiteral("quit-after-paint"));
}

/// What makes no tenant is told before any window: nobody may look at one.
Result<void> checkTenant(const Options &options)
{
    if (options.domain.isEmpty())
        return {};
    const QString anyClient = QStringLiteral("client");
    const Result<config::Tenant> tenant = config::makeTenant(
        options.domain, options.clientId.isEmpty() ? anyClient : options.clientId, options.audience);
    if (!tenant)
        return usage(OptionText::tr("--%1 is of no use: %2")
                         .arg(tenant.error().rule == u"clientId" ? QStringLiteral("client-id")
                                                                 : tenant.error().rule,
                              tenant.error().detail));
    return {};
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    Options options;
    const Result<QStringList> rest = takeDemo(arguments, options);
    if (!rest)
        return rest.error();
    QCommandLineParser parser;
    describeOptions(parser);
    if (!parser.parse(*rest)) {
        const QString unknown = parser.unknownOptionNames().value(0);
        if (unknown.isEmpty())
            return usage(parser.errorText());
        return usage(OptionText::tr("There is no option --%1. Did you mean --%2?")
                         .arg(unknown, nearestOption(unknown)));
    }
    if (!parser.positionalArguments().isEmpty())
        return usage(OptionText::tr("“%1” stands where only options may stand.")
                         .arg(parser.positionalArguments().first()));
    options.mode = modeOf(parser);
    if (options.mode == Options::Mode::Help || options.mode == Options::Mode::Version)
        return options;
    readWindow(parser, options);
    for (const Result<void> &read :
         {readTheme(parser, options), readInspect(parser, options.inspect),
          readServer(parser, options.demoServer),
          readPorts(parser.values(QStringLiteral("callback-port")), QStringLiteral("callback-port"),
                    options.callbackPorts),
          checkBelonging(parser, options), checkTenant(options)}) {
        if (!read)
            return read.error();
    }
    return options;
}

QString helpText()
{
    QCommandLineParser parser;
    describeOptions(parser);
    return parser.helpText();
}

QString versionText()
{
    return QStringLiteral("Account Desk " ACCOUNTDESK_VERSION "\n");
}

} // namespace accountdesk
