// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/logging.h"

#include "core/redactor.h"

#include <cstdio>

namespace accountdesk {

Q_LOGGING_CATEGORY(lcNet, "accountdesk.net", QtWarningMsg)
Q_LOGGING_CATEGORY(lcAuth, "accountdesk.auth", QtWarningMsg)
Q_LOGGING_CATEGORY(lcAccount, "accountdesk.account", QtWarningMsg)
Q_LOGGING_CATEGORY(lcDemo, "accountdesk.demo", QtWarningMsg)
Q_LOGGING_CATEGORY(lcApp, "accountdesk.app", QtWarningMsg)

namespace {

QtMessageHandler g_next = nullptr;

void redactingHandler(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (g_next)
        g_next(type, context, redacted(message));
    else
        std::fprintf(stderr, "%s\n", qPrintable(redacted(message)));
}

} // namespace

void installLogging()
{
    QLoggingCategory::setFilterRules(QStringLiteral("qt.network.*=false\n"
                                                    "qt.networkauth.*=false\n"
                                                    "qt.webenginecontext.*=false"));
    if (qEnvironmentVariableIntValue("ACCOUNTDESK_UNREDACTED_LOG") != 1)
        g_next = qInstallMessageHandler(redactingHandler);
}

} // namespace accountdesk
