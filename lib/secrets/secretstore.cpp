// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretstore.h"

#include <QUrl>

namespace accountdesk::secrets {

namespace {

QString kindName(SecretKind kind)
{
    switch (kind) {
    case SecretKind::RefreshToken: return QStringLiteral("refresh-token");
    case SecretKind::DeviceKey: return QStringLiteral("device-key");
    case SecretKind::ProxyPassword: return QStringLiteral("proxy-password");
    }
    return {};
}

} // namespace

QString SecretName::text() const
{
    // The item is encoded, so that no name can be the beginning or a part of another one.
    return QStringLiteral("%1:%2:%3").arg(
        kindName(kind), account.folderName(),
        QString::fromLatin1(QUrl::toPercentEncoding(item)));
}

} // namespace accountdesk::secrets
