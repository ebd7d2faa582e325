// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchtable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace accountdesk::test {

qint64 threadCpuNs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1000000000 + time.tv_nsec;
}

Spread spreadOf(std::vector<double> values)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    return {values[values.size() / 2], values.front(), values.back()};
}

void BenchTable::compare(const QString &name, const QString &unit, int rounds,
                         const std::function<double()> &limit,
                         const std::function<double()> &ours, std::optional<double> bar)
{
    std::vector<double> limits;
    std::vector<double> own;
    for (int round = 0; round < rounds; ++round) {
        limits.push_back(limit());
        own.push_back(ours());
    }
    add(name, unit, limits, own, bar);
}

void BenchTable::add(const QString &name, const QString &unit, const std::vector<double> &limit,
                     const std::vector<double> &ours, std::optional<double> bar, bool isRate)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < std::min(limit.size(), ours.size()); ++i)
        ratios.push_back(limit[i] > 0 ? ours[i] / limit[i] : 0);
    m_rows.append({name, unit, spreadOf(limit), spreadOf(ours), spreadOf(ratios), bar, isRate});
}

void BenchTable::print() const
{
    std::printf("%-44s %12s %12s %7s %7s %7s %7s\n", "name", "ours", "limit", "ratio", "min", "max",
                "bar");
    QJsonArray rows;
    for (const Row &row : m_rows) {
        const bool isBeyond = row.bar
            && (row.isRate ? row.ratio.median < *row.bar : row.ratio.median > *row.bar);
        std::printf("%-44s %9.2f %-2s %9.2f %-2s %7.3f %7.3f %7.3f %7s%s\n", qPrintable(row.name),
                    row.ours.median, qPrintable(row.unit), row.limit.median, qPrintable(row.unit),
                    row.ratio.median, row.ratio.least, row.ratio.most,
                    row.bar ? qPrintable(QString::number(*row.bar)) : "-",
                    isBeyond ? "  BEYOND THE BAR" : "");
        rows.append(QJsonObject{{QStringLiteral("name"), row.name},
                                {QStringLiteral("unit"), row.unit},
                                {QStringLiteral("ours"), row.ours.median},
                                {QStringLiteral("limit"), row.limit.median},
                                {QStringLiteral("ratio"), row.ratio.median},
                                {QStringLiteral("min"), row.ratio.least},
                                {QStringLiteral("max"), row.ratio.most},
                                {QStringLiteral("bar"), row.bar ? QJsonValue(*row.bar) : QJsonValue()},
                                {QStringLiteral("beyondBar"), isBeyond}});
    }
    std::printf("BENCH %s\n", QJsonDocument(rows).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace accountdesk::test
