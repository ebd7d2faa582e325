// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsondiff/alignment.h"

#include <QHash>

#include <algorithm>

namespace accountdesk::jsondiff {

namespace {

using json::DocumentData;

constexpr size_t reach = 8; ///< how far a counterpart is looked for before everything is searched

std::vector<quint32> childrenOf(const DocumentData &data, quint32 container)
{
    std::vector<quint32> children;
    children.reserve(data.count(container));
    for (quint32 child = data.firstChild(container); child != 0; child = data.nextSibling(child))
        children.push_back(child);
    return children;
}

/// Both sides of a comparison and how far each has been read.
struct Sides
{
    Sides(const DocumentData &before, quint32 x, const DocumentData &after, quint32 y)
        : a(before), b(after), left(childrenOf(before, x)), right(childrenOf(after, y)) {}

    bool hasBoth(size_t more = 0) const { return i + more < left.size() && j + more < right.size(); }

    const DocumentData &a;
    const DocumentData &b;
    const std::vector<quint32> left;
    const std::vector<quint32> right;
    size_t i = 0;
    size_t j = 0;
};

/// Name and value in one stretch of text.
QByteArrayView memberText(const DocumentData &data, quint32 member)
{
    const quint32 from = data.nodes[member].name;
    return QByteArrayView(data.source).sliced(from, data.endOffset(member) - from);
}

struct Named
{
    QString name;
    quint32 node;
};

std::vector<Named> sortedByName(const DocumentData &data, const std::vector<quint32> &members)
{
    std::vector<Named> named;
    named.reserve(members.size());
    for (const quint32 member : members)
        named.push_back({data.name(member), member});
    std::stable_sort(named.begin(), named.end(),
                     [](const Named &one, const Named &other) { return one.name < other.name; });
    return named;
}

/// Members that were not met side by side: the same name may stand elsewhere.
void pairByName(const DocumentData &a, const std::vector<quint32> &gone, const DocumentData &b,
                const std::vector<quint32> &come, std::vector<Pair> &pairs)
{
    const std::vector<Named> left = sortedByName(a, gone);
    const std::vector<Named> right = sortedByName(b, come);
    auto x = left.begin();
    auto y = right.begin();
    while (x != left.end() || y != right.end()) {
        if (y == right.end() || (x != left.end() && x->name < y->name))
            pairs.push_back({(x++)->node, 0});
        else if (x == left.end() || y->name < x->name)
            pairs.push_back({0, (y++)->node});
        else
            pairs.push_back({(x++)->node, (y++)->node});
    }
}

/// Steps over members until both sides stand at the same name again.
void resynchronise(Sides &s, std::vector<quint32> &gone, std::vector<quint32> &come)
{
    for (size_t k = 1; k <= reach; ++k) {
        const bool isGone = s.i + k < s.left.size()
            && isSameName(s.a, s.left[s.i + k], s.b, s.right[s.j]);
        const bool isCome = s.j + k < s.right.size()
            && isSameName(s.a, s.left[s.i], s.b, s.right[s.j + k]);
        for (size_t n = 0; n < k && isGone; ++n)
            gone.push_back(s.left[s.i++]);
        for (size_t n = 0; n < k && isCome && !isGone; ++n)
            come.push_back(s.right[s.j++]);
        if (isGone || isCome)
            return;
    }
    gone.push_back(s.left[s.i++]);
    come.push_back(s.right[s.j++]);
}

bool areEqual(const Sides &s, size_t i, size_t j)
{
    const quint32 x = s.left[i];
    const quint32 y = s.right[j];
    if (s.a.raw(x) == s.b.raw(y))
        return true;
    return s.a.nodes[x].type == s.b.nodes[y].type
        && (s.a.isContainer(x) ? json::areEqual(s.a, x, s.b, y) : json::areScalarsEqual(s.a, x, s.b, y));
}

/// How many elements to step over on each side.
struct Skip
{
    size_t left = 0;
    size_t right = 0;
};

Skip nearSkip(const Sides &s)
{
    for (size_t k = 1; k <= reach; ++k) {
        if (s.hasBoth(k) && areEqual(s, s.i + k, s.j + k))
            return {k, k};
        if (s.j + k < s.right.size() && areEqual(s, s.i, s.j + k))
            return {0, k};
        if (s.i + k < s.left.size() && areEqual(s, s.i + k, s.j))
            return {k, 0};
    }
    return {};
}

/// Finds elements of the new list by their text; made when the order has changed widely.
class Places
{
public:
    Skip farSkip(const Sides &s)
    {
        if (m_places.isEmpty()) {
            for (size_t j = s.right.size(); j > s.j; --j)
                m_places[s.b.raw(s.right[j - 1])].push_back(j - 1);
        }
        for (size_t i = s.i; i < s.left.size(); ++i) {
            const auto found = m_places.constFind(s.a.raw(s.left[i]));
            if (found == m_places.cend())
                continue;
            // The places of one text run from the last to the first.
            const auto behind = std::upper_bound(found->rbegin(), found->rend(), s.j,
                                                 [](size_t j, size_t place) { return j <= place; });
            if (behind != found->rend())
                return {i - s.i, *behind - s.j};
        }
        return {s.left.size() - s.i, s.right.size() - s.j};
    }

private:
    QHash<QByteArrayView, std::vector<size_t>> m_places;
};

void skip(Sides &s, Skip by, std::vector<Pair> &pairs)
{
    for (; by.left > 0 || by.right > 0;) {
        const quint32 x = by.left > 0 ? s.left[s.i] : 0;
        const quint32 y = by.right > 0 ? s.right[s.j] : 0;
        pairs.push_back({x, y, static_cast<int>(y ? s.j : s.i)});
        s.i += x ? 1 : 0;
        s.j += y ? 1 : 0;
        by.left -= x ? 1 : 0;
        by.right -= y ? 1 : 0;
    }
}

} // namespace

std::vector<Pair> alignedMembers(const DocumentData &a, quint32 x, const DocumentData &b, quint32 y)
{
    Sides s(a, x, b, y);
    std::vector<Pair> pairs;
    std::vector<quint32> gone;
    std::vector<quint32> come;
    while (s.hasBoth()) {
        const quint32 left = s.left[s.i];
        const quint32 right = s.right[s.j];
        const bool isEqual = memberText(a, left) == memberText(b, right);
        if (!isEqual && !isSameName(a, left, b, right)) {
            resynchronise(s, gone, come);
            continue;
        }
        if (!isEqual)
            pairs.push_back({left, right});
        ++s.i;
        ++s.j;
    }
    gone.insert(gone.end(), s.left.begin() + static_cast<std::ptrdiff_t>(s.i), s.left.end());
    come.insert(come.end(), s.right.begin() + static_cast<std::ptrdiff_t>(s.j), s.right.end());
    pairByName(a, gone, b, come, pairs);
    return pairs;
}

std::vector<Pair> alignedElements(const DocumentData &a, quint32 x, const DocumentData &b, quint32 y)
{
    Sides s(a, x, b, y);
    std::vector<Pair> pairs;
    // Spares a deep comparison at each level of lists in lists.
    if (s.left.size() == 1 && s.right.size() == 1)
        return {{s.left.front(), s.right.front(), 0}};
    Places places;
    while (s.hasBoth()) {
        if (areEqual(s, s.i, s.j)) {
            ++s.i;
            ++s.j;
            continue;
        }
        Skip by = nearSkip(s);
        if (by.left == 0 && by.right == 0)
            by = places.farSkip(s);
        skip(s, by, pairs);
    }
    skip(s, {s.left.size() - s.i, s.right.size() - s.j}, pairs);
    return pairs;
}

} // namespace accountdesk::jsondiff
