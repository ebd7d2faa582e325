// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "json/document.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace accountdesk::metadata {

/// What happens to one first-level key. Absent sides are missing values.
struct Change
{
    enum class Kind { Added, Changed, Removed };

    QString key;
    Kind kind = Kind::Changed;
    json::Value before;
    json::Value after;
};

/// Contract section 1.2: about 10 KB is what a profile may hold.
enum class Size { Fine, Large, TooLarge };
inline constexpr qsizetype largeBytes = 8 * 1024;
inline constexpr qsizetype tooLargeBytes = 16 * 1024;
Size sizeOf(qsizetype bytes);

/// The difference of two documents and the request that makes one the other.
struct Patch
{
    QList<Change> changes;      ///< in the edited document's order, removals last
    QByteArray body;            ///< {"user_metadata":{…}}, each value as written; empty without changes
    qsizetype bytes = 0;        ///< of the whole edited document, UTF-8 without blanks
    Size size = Size::Fine;
    QStringList unsafeIntegers; ///< JSON paths ("$.a[0]") of integers beyond 2^53 that would be sent

    bool isEmpty() const { return changes.isEmpty(); }
};

/// base may be missing (never written), edited must be an object. A null at the first level means
/// absent. Rejected with rule "object" (edited is none), "duplicate" (a first-level key twice) or
/// "key" (a name with "." or "$", or one that cannot be written), detail naming it; names that
/// the server already holds in the same place may stay. Never the empty object, which would wipe
/// everything.
Result<Patch> makePatch(const json::Value &base, const json::Value &edited);

/// May a key be called that?
bool isKeyAllowed(QStringView key);
/// UTF-8 bytes of the value written without blanks; 0 if missing.
qsizetype compactBytes(const json::Value &value);
/// JSON paths of integers beyond 2^53, the path itself "$" at value.
QStringList unsafeIntegers(const json::Value &value, const QString &path = QStringLiteral("$"));

} // namespace accountdesk::metadata
