// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/accountkey.h"

#include <QCryptographicHash>

namespace accountdesk::records {

QString AccountKey::folderName() const
{
    // Each is hashed by itself first: no two pairs give the same bytes.
    QCryptographicHash both(QCryptographicHash::Sha256);
    for (const QString &part : {issuer, subject})
        both.addData(QCryptographicHash::hash(part.toUtf8(), QCryptographicHash::Sha256));
    return QString::fromLatin1(both.result().toHex().first(32));
}

} // namespace accountdesk::records
