// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/decimal.h"
#include "json/document.h"
#include "json/nodes.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace accountdesk::json {

namespace {

using Pair = std::pair<quint32, quint32>;

struct Named
{
    QString name;
    quint32 node;
};

/// Doubled names keep their order, so that they pair up one by one.
std::vector<Named> sortedMembers(const DocumentData &data, quint32 object)
{
    std::vector<Named> members;
    members.reserve(data.count(object));
    for (quint32 child = data.firstChild(object); child != 0; child = data.nextSibling(child))
        members.push_back({data.name(child), child});
    std::stable_sort(members.begin(), members.end(),
                     [](const Named &x, const Named &y) { return x.name < y.name; });
    return members;
}

bool pairBySortedName(const DocumentData &a, quint32 x, const DocumentData &b, quint32 y,
                      std::vector<Pair> &pairs)
{
    const std::vector<Named> left = sortedMembers(a, x);
    const std::vector<Named> right = sortedMembers(b, y);
    for (size_t i = 0; i < left.size(); ++i) {
        if (left[i].name != right[i].name)
            return false;
        pairs.emplace_back(left[i].node, right[i].node);
    }
    return true;
}

/// Appends the pairs of children that must be equal; false if the containers cannot be.
bool pairChildren(const DocumentData &a, quint32 x, const DocumentData &b, quint32 y,
                  std::vector<Pair> &pairs)
{
    if (a.count(x) != b.count(y))
        return false;
    const bool isObject = a.nodes[x].type == static_cast<quint8>(Type::Object);
    const size_t before = pairs.size();
    quint32 left = a.firstChild(x);
    quint32 right = b.firstChild(y);
    for (; left != 0; left = a.nextSibling(left), right = b.nextSibling(right)) {
        if (isObject && !isSameName(a, left, b, right)) {
            pairs.resize(before);
            return pairBySortedName(a, x, b, y, pairs);
        }
        pairs.emplace_back(left, right);
    }
    return true;
}

} // namespace

bool areScalarsEqual(const DocumentData &a, quint32 x, const DocumentData &b, quint32 y)
{
    if (a.raw(x) == b.raw(y))
        return true;
    switch (static_cast<Type>(a.nodes[x].type)) {
    case Type::Number: return decimalOf(a.raw(x)) == decimalOf(b.raw(y));
    case Type::String:
        return (a.nodes[x].hasValueEscapes || b.nodes[y].hasValueEscapes) && a.string(x) == b.string(y);
    default: return false;
    }
}

bool areEqual(const DocumentData &a, quint32 left, const DocumentData &b, quint32 right)
{
    std::vector<Pair> pairs{{left, right}};
    while (!pairs.empty()) {
        const auto [x, y] = pairs.back();
        pairs.pop_back();
        if (a.nodes[x].type != b.nodes[y].type)
            return false;
        const bool isSame = a.isContainer(x) ? pairChildren(a, x, b, y, pairs)
                                             : areScalarsEqual(a, x, b, y);
        if (!isSame)
            return false;
    }
    return true;
}

bool Value::equals(const Value &other) const
{
    if (!m_data || !other.m_data)
        return !m_data && !other.m_data;
    return areEqual(*m_data, m_node, *other.m_data, other.m_node);
}

} // namespace accountdesk::json
