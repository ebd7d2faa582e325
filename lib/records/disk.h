// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace accountdesk::records {

/// Rejected with rule "file" and these words.
Error fileError(const QString &words);

/// True for a symbolic link (also a dangling one) or its like.
bool isLink(const QString &path);

/// Makes the one folder, for its owner only; tightens one that is there. A link is refused.
Result<void> makePrivateFolder(const QString &path);

/// Puts a new file, for its owner only, in the place of whatever file or link is there. The bytes
/// are on the disk when it returns; after an error the old file is whole.
Result<void> replaceFile(const QString &path, const QByteArray &bytes);

/// What was renamed or removed in this folder is so on the disk too.
void flushFolder(const QString &path);

} // namespace accountdesk::records
