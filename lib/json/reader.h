// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "json/document.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace accountdesk::json {

/// Reads fields strictly and keeps the first problem: a Malformed error whose rule is the JSON
/// path ("$.identities[1].provider"). Readers of inner values share the problem with the outer
/// one. After a problem every read yields its default, so that callers check once, at the end.
class Reader
{
public:
    explicit Reader(const Value &value, const QString &path = QStringLiteral("$"));

    const Value &value() const { return m_value; }
    QString path() const { return m_path; }

    bool requireObject();

    QString string(QStringView name);                          ///< required
    std::optional<QString> optionalString(QStringView name);   ///< absent or null: nothing
    /// String or number, as text: identity ids beyond 2^53 exist.
    QString textOrNumber(QStringView name);
    std::optional<bool> optionalBool(QStringView name);
    qint64 integer(QStringView name);                          ///< required
    std::optional<qint64> optionalInteger(QStringView name);
    QStringList stringList(QStringView name);                  ///< absent or null: empty
    Value optionalObject(QStringView name);                    ///< absent or null: missing
    /// Calls visit with a reader for each element of a required array.
    void array(QStringView name, const std::function<void(Reader &)> &visit);
    void optionalArray(QStringView name, const std::function<void(Reader &)> &visit);
    /// Calls visit with a reader for each element of this value, which must be an array.
    void elements(const std::function<void(Reader &)> &visit);

    void fail(const QString &path, const QString &detail);
    bool hasFailed() const { return problem().has_value(); }
    const std::optional<Error> &problem() const { return *m_problem; }

private:
    Reader(const Value &value, const QString &path, std::optional<Error> *problem);

    Value m_value;
    QString m_path;
    std::optional<Error> m_own;
    std::optional<Error> *m_problem;
    Q_DISABLE_COPY_MOVE(Reader)
};

} // namespace accountdesk::json
