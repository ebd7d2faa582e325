// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsontree/part.h"

#include "jsontree/branch.h"

namespace accountdesk::jsontree {

Part::Part() = default;
Part::Part(json::DataPointer textData, quint32 textNode)
    : data(std::move(textData)), node(textNode) {}
Part::~Part() = default;
Part::Part(Part &&) noexcept = default;
Part &Part::operator=(Part &&) noexcept = default;

Part Part::copy() const
{
    Part part(data, node);
    part.name = name;
    part.home = home;
    if (branch)
        part.branch = branch->copy();
    return part;
}

} // namespace accountdesk::jsontree
