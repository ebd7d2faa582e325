// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"

#include <functional>
#include <vector>

namespace accountdesk {

/// One row of the navigation; the window builds list and stack from these.
struct PageEntry
{
    enum class Group { Everyone, Experts };
    QString id; ///< "overview"; as in --tour
    QString title; ///< translated
    QString iconName; ///< of resources/icons
    Group group = Group::Everyone;
    std::function<Page *(const PageContext &)> make; ///< called when first shown
    /// Whether it has something to ask that should not wait, such as a draft; may be empty.
    std::function<bool(const PageContext &)> isWaiting = {};
};

/// All pages that exist, in reading order.
std::vector<PageEntry> pageList();

} // namespace accountdesk
