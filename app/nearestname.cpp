// SPDX-License-Identifier: GPL-3.0-or-later
#include "nearestname.h"

#include <algorithm>

namespace accountdesk {

namespace {

int distance(const QString &a, const QString &b)
{
    QList<int> line(b.size() + 1);
    for (int i = 0; i <= b.size(); ++i)
        line[i] = i;
    for (int i = 1; i <= a.size(); ++i) {
        int diagonal = std::exchange(line[0], i);
        for (int j = 1; j <= b.size(); ++j) {
            const int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = std::exchange(line[j], std::min({changed, line[j] + 1, line[j - 1] + 1}));
        }
    }
    return line.last();
}

} // namespace

QString nearestName(const QString &unknown, const QStringList &names)
{
    return *std::min_element(names.cbegin(), names.cend(), [&](const QString &a, const QString &b) {
        return distance(unknown, a) < distance(unknown, b);
    });
}

} // namespace accountdesk
