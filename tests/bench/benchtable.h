// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace accountdesk::test {

/// CPU time of the calling thread, in nanoseconds.
qint64 threadCpuNs();

/// A series of figures and what to say of it.
struct Spread
{
    double median = 0;
    double least = 0;
    double most = 0;
};
Spread spreadOf(std::vector<double> values);

/// One program's table: rows of ours against a limit of the same run. Printed as a table and as
/// one line of JSON; a row beyond its bar is marked, not failed (only counts fail a test).
class BenchTable
{
public:
    /// Rounds of (limit, ours) in turn; each function gives its cost. The ratio is ours/limit of
    /// each round. bar: the most that is acceptable.
    void compare(const QString &name, const QString &unit, int rounds,
                 const std::function<double()> &limit, const std::function<double()> &ours,
                 std::optional<double> bar);
    /// The same from series measured elsewhere, pairwise.
    void add(const QString &name, const QString &unit, const std::vector<double> &limit,
             const std::vector<double> &ours, std::optional<double> bar, bool isRate = false);
    void print() const;

private:
    struct Row
    {
        QString name;
        QString unit;
        Spread limit;
        Spread ours;
        Spread ratio;
        std::optional<double> bar;
        bool isRate;    ///< more is better: the bar is the least that is acceptable
    };
    QList<Row> m_rows;
};

} // namespace accountdesk::test
