// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsondiff/path.h"

#include "json/literal.h"

#include <algorithm>
#include <limits>

namespace accountdesk::jsondiff {

namespace {

bool isPlain(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-';
}

qsizetype plainEnd(QStringView text, qsizetype from)
{
    const auto end = std::find_if_not(text.begin() + from, text.end(), isPlain);
    return end - text.begin();
}

/// Behind the closing quote of the literal that starts there, -1 if it has none.
qsizetype literalEnd(QStringView text, qsizetype from)
{
    for (qsizetype i = from + 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == u'"')
            return i + 1;
    }
    return -1;
}

/// Inside of one pair of brackets; moves behind it.
std::optional<PathStep> bracketed(QStringView path, qsizetype &at)
{
    const qsizetype first = at + 1;
    if (first < path.size() && path[first] == u'"') {
        const qsizetype end = literalEnd(path, first);
        if (end < 0 || end >= path.size() || path[end] != u']')
            return std::nullopt;
        at = end + 1;
        return json::textOf(path.sliced(first, end - first).toUtf8());
    }
    qint64 row = 0;
    qsizetype i = first;
    for (; i < path.size() && path[i] >= u'0' && path[i] <= u'9'; ++i)
        row = std::min<qint64>(row * 10 + (path[i].unicode() - u'0'), std::numeric_limits<int>::max());
    if (i == first || i >= path.size() || path[i] != u']')
        return std::nullopt;
    at = i + 1;
    return static_cast<int>(row);
}

} // namespace

void appendName(QString &path, QStringView name)
{
    if (!name.isEmpty() && plainEnd(name, 0) == name.size()) {
        path.append(u'.');
        path.append(name);
    } else {
        path.append(u'[');
        path.append(QString::fromUtf8(json::literalOf(name)));
        path.append(u']');
    }
}

void appendRow(QString &path, int row)
{
    path.append(u'[');
    path.append(QString::number(row));
    path.append(u']');
}

std::optional<QList<PathStep>> parsePath(QStringView path)
{
    if (!path.startsWith(u'$'))
        return std::nullopt;
    QList<PathStep> steps;
    for (qsizetype at = 1; at < path.size();) {
        if (path[at] == u'.') {
            const qsizetype end = plainEnd(path, at + 1);
            if (end == at + 1)
                return std::nullopt;
            steps.append(path.sliced(at + 1, end - at - 1).toString());
            at = end;
            continue;
        }
        const auto step = path[at] == u'[' ? bracketed(path, at) : std::nullopt;
        if (!step)
            return std::nullopt;
        steps.append(*step);
    }
    return steps;
}

} // namespace accountdesk::jsondiff
