// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsondiff/alignment.h"
#include "jsondiff/compare.h"

namespace accountdesk::jsondiff {

/// Walks two values side by side, in the order of the new one, with a stack of its own. What is
/// equal byte for byte is not looked into. Used once.
class Comparer
{
public:
    explicit Comparer(const CompareLimits &limits) : m_limits(limits) {}

    /// path: of the two values.
    Comparison compare(const json::Value &before, const json::Value &after, const QString &path);

private:
    struct Level
    {
        bool isObject;
        std::vector<Pair> pairs;
        size_t next = 0;
    };

    void step();
    void look(quint32 x, quint32 y);
    void add(ChangeKind kind, const json::Value &before, const json::Value &after);
    QString path() const;
    bool mayGoOn();

    const CompareLimits m_limits;
    QString m_prefix;
    json::DataPointer m_before;
    json::DataPointer m_after;
    std::vector<Level> m_levels;
    Comparison m_comparison;
};

} // namespace accountdesk::jsondiff
