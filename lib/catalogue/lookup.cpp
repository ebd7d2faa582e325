// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/lookup.h"

#include <QUrl>

namespace accountdesk::catalogue {

namespace {

constexpr std::string_view root = "/api/v2/";

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

QString text(std::string_view view)
{
    return QString::fromLatin1(view.data(), static_cast<qsizetype>(view.size()));
}

QStringList texts(const ScopeList &scopes)
{
    QStringList list;
    for (std::string_view scope : scopes) {
        if (!scope.empty())
            list.append(text(scope));
    }
    return list;
}

/// The values of the braces if the path has the template's shape.
std::optional<PathValues> matchPath(std::string_view pathTemplate, const QByteArray &encodedPath)
{
    const QList<QByteArray> wanted = bytes(pathTemplate).split('/');
    const QList<QByteArray> given = encodedPath.split('/');
    if (wanted.size() != given.size())
        return std::nullopt;
    PathValues values;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted[i].startsWith('{')) {
            if (given[i].isEmpty())
                return std::nullopt;
            values.append(QUrl::fromPercentEncoding(given[i]));
        } else if (wanted[i] != given[i]) {
            return std::nullopt;
        }
    }
    return values;
}

} // namespace

QByteArray verbName(Verb verb)
{
    switch (verb) {
    case Verb::Get: return QByteArrayLiteral("GET");
    case Verb::Post: return QByteArrayLiteral("POST");
    case Verb::Patch: return QByteArrayLiteral("PATCH");
    case Verb::Delete: return QByteArrayLiteral("DELETE");
    }
    return QByteArray();
}

QByteArray expand(Action action, const PathValues &values)
{
    QList<QByteArray> segments = bytes(row(action).path).split('/');
    qsizetype next = 0;
    for (QByteArray &segment : segments) {
        if (!segment.startsWith('{'))
            continue;
        Q_ASSERT_X(next < values.size(), "expand", "fewer values than braces");
        segment = QUrl::toPercentEncoding(values.value(next++));
        // A segment of dots alone would be taken as "here" or "up" by whoever normalises it.
        if (segment == "." || segment == "..")
            segment.replace(".", "%2E");
    }
    Q_ASSERT_X(next == values.size(), "expand", "more values than braces");
    return segments.join('/');
}

std::optional<Match> match(const QByteArray &verb, const QByteArray &encodedPath)
{
    for (const Row &candidate : rows) {
        if (verbName(candidate.verb) != verb)
            continue;
        if (const auto values = matchPath(candidate.path, encodedPath))
            return Match{candidate.action, *values};
    }
    return std::nullopt;
}

bool hasPath(const QByteArray &encodedPath)
{
    for (const Row &candidate : rows) {
        if (matchPath(candidate.path, encodedPath))
            return true;
    }
    return false;
}

QStringList askFor(Action action)
{
    return texts(row(action).askFor);
}

QStringList anyOf(Action action)
{
    return texts(row(action).anyOf);
}

QStringList scopesFor(const QList<Action> &actions)
{
    QStringList scopes;
    for (std::string_view scope : signInScopes)
        scopes.append(text(scope));
    for (const Row &candidate : rows) {
        if (actions.contains(candidate.action))
            scopes.append(texts(candidate.askFor));
    }
    scopes.removeDuplicates();
    return scopes;
}

QList<Action> allActions()
{
    QList<Action> actions;
    for (const Row &candidate : rows)
        actions.append(candidate.action);
    return actions;
}

QStringList firstScopes()
{
    return scopesFor({Action::ReadUser, Action::ReadEnrollments});
}

QString apiAudience(const QString &domain)
{
    return QStringLiteral("https://") + domain + text(root);
}

QByteArray apiRoot()
{
    return bytes(root);
}

} // namespace accountdesk::catalogue
