// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/systembrowser.h"

#include <QDesktopServices>
#include <QGuiApplication>
#include <QProcess>

namespace accountdesk {

namespace {

/// Without a desktop Qt has no opener; xdg-open may still know a browser.
bool startsDirectly()
{
    const QString platform = QGuiApplication::platformName();
    return platform == QLatin1String("offscreen") || platform == QLatin1String("minimal");
}

} // namespace

Result<void> SystemBrowser::open(const QUrl &url)
{
    const bool isWeb =
        url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!isWeb || url.host().isEmpty())
        return Error{Error::Kind::Rejected, 0, {}, {}, QStringLiteral("browser"), 0};
    const QString whole = QString::fromLatin1(url.toEncoded());
    const bool isStarted = startsDirectly()
        ? QProcess::startDetached(QStringLiteral("xdg-open"), {whole})
        : QDesktopServices::openUrl(url);
    if (!isStarted)
        return Error{Error::Kind::Rejected, 0, {}, {}, QStringLiteral("browser"), 0};
    return {};
}

} // namespace accountdesk
