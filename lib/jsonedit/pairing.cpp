// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/literal.h"
#include "jsonedit/pairing.h"

#include "jsontree/branch.h"
#include "jsonedit/names.h"

#include <QHash>

#include <algorithm>

namespace accountdesk::jsonedit {

using namespace jsontree;

namespace {

json::Value baseOf(const Branch &branch, quint32 node)
{
    return json::NodeAccess::value(branch.data(), node);
}

QString nameOf(const Branch &branch, const Slot &slot)
{
    if (!branch.isObject())
        return {};
    return slot.part && !slot.part->name.isEmpty() ? json::textOf(slot.part->name)
                                                   : branch.data()->name(slot.base);
}

std::vector<Pairing> editedInPlace(const Branch &branch)
{
    std::vector<Pairing> pairings;
    for (const auto &chunk : branch.chunks()) {
        if (!chunk->isTouched)
            continue;
        int row = chunk->start;
        for (const Slot &slot : chunk->slots) {
            if (branch.isEdited(slot))
                pairings.push_back({&slot, baseOf(branch, slot.base), nameOf(branch, slot), row});
            ++row;
        }
    }
    return pairings;
}

/// Calls missing(node, ordinal) for the children of the text that are not marked.
template <typename Function>
void forMissing(const Branch &branch, const std::vector<bool> &isThere, Function missing)
{
    const json::DocumentData &data = *branch.data();
    quint32 child = data.firstChild(branch.node());
    for (size_t ordinal = 0; child != 0; child = data.nextSibling(child), ++ordinal) {
        if (!isThere[ordinal])
            missing(child, static_cast<int>(ordinal));
    }
}

void mark(std::vector<bool> &isThere, const Chunk &chunk)
{
    const auto first = isThere.begin() + chunk.firstOrdinal;
    std::fill(first, first + chunk.count, true);
}

std::vector<Pairing> editedMembers(const Branch &branch)
{
    std::vector<bool> isThere(branch.data()->count(branch.node()));
    std::vector<Pairing> pairings;
    for (const auto &chunk : branch.chunks()) {
        if (!chunk->isOpen())
            mark(isThere, *chunk);
        int row = chunk->start;
        for (const Slot &slot : chunk->slots) {
            const bool isRenamed = slot.part && !slot.part->name.isEmpty();
            const bool isKept = slot.base != 0 && !isRenamed && !isThere[slot.ordinal];
            if (isKept)
                isThere[slot.ordinal] = true;
            if (!isKept || branch.isEdited(slot))
                pairings.push_back({&slot, isKept ? baseOf(branch, slot.base) : json::Value(),
                                    nameOf(branch, slot), row});
            ++row;
        }
    }
    QHash<QString, json::Value> gone;
    std::vector<Pairing> removed;
    forMissing(branch, isThere, [&](quint32 node, int ordinal) {
        removed.push_back({nullptr, baseOf(branch, node), branch.data()->name(node), ordinal});
        gone.insert(removed.back().name, removed.back().before);
    });
    for (Pairing &pairing : pairings) {
        if (pairing.before.isMissing())
            pairing.before = gone.take(pairing.name);
    }
    for (Pairing &pairing : removed) {
        if (gone.remove(pairing.name) > 0)
            pairings.push_back(std::move(pairing));
    }
    return pairings;
}

struct Element
{
    const Slot *slot;
    qint64 ordinal; ///< -1: not of the text
    int row;
};

/// Marks a longest run of elements that kept their order.
std::vector<bool> keptInOrder(const std::vector<Element> &elements)
{
    std::vector<size_t> ends;   // the element that ends the best run of each length
    std::vector<size_t> before(elements.size(), elements.size());
    for (size_t i = 0; i < elements.size(); ++i) {
        if (elements[i].ordinal < 0)
            continue;
        const auto at = std::lower_bound(
            ends.begin(), ends.end(), elements[i].ordinal,
            [&](size_t end, qint64 ordinal) { return elements[end].ordinal < ordinal; });
        if (at != ends.begin())
            before[i] = *(at - 1);
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> isKept(elements.size());
    for (size_t i = ends.empty() ? elements.size() : ends.back(); i < elements.size(); i = before[i])
        isKept[i] = true;
    return isKept;
}

std::vector<Element> elementsOf(const Branch &branch)
{
    std::vector<Element> elements;
    elements.reserve(static_cast<size_t>(branch.size()));
    for (const auto &chunk : branch.chunks()) {
        int row = chunk->start;
        for (const Slot &slot : chunk->slots)
            elements.push_back({&slot, slot.base ? qint64(slot.ordinal) : -1, row++});
        for (int i = 0; !chunk->isOpen() && i < chunk->count; ++i)
            elements.push_back({nullptr, qint64(chunk->firstOrdinal) + i, row++});
    }
    return elements;
}

std::vector<Pairing> editedElements(const Branch &branch)
{
    const std::vector<Element> elements = elementsOf(branch);
    const std::vector<bool> isKept = keptInOrder(elements);
    std::vector<bool> isThere(branch.data()->count(branch.node()));
    std::vector<Pairing> pairings;
    for (size_t i = 0; i < elements.size(); ++i) {
        if (isKept[i])
            isThere[static_cast<size_t>(elements[i].ordinal)] = true;
    }
    forMissing(branch, isThere, [&](quint32 node, int ordinal) {
        pairings.push_back({nullptr, baseOf(branch, node), {}, ordinal});
    });
    for (size_t i = 0; i < elements.size(); ++i) {
        const Slot *slot = elements[i].slot;
        if (slot && isKept[i] && branch.isEdited(*slot))
            pairings.push_back({slot, baseOf(branch, slot->base), {}, elements[i].row});
        else if (slot && !isKept[i])
            pairings.push_back({slot, {}, {}, elements[i].row});
    }
    return pairings;
}

} // namespace

std::vector<Pairing> editedChildren(const Branch &branch)
{
    if (!branch.isReshaped())
        return editedInPlace(branch);
    return branch.isObject() ? editedMembers(branch) : editedElements(branch);
}

} // namespace accountdesk::jsonedit
