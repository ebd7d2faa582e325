// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/nodes.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace accountdesk::jsontree {

class Branch;

/// A child of a container as it stood in a text; knows it again when it comes back.
struct Home
{
    json::DataPointer data;
    quint32 container = 0;
    quint32 node = 0;
    quint32 ordinal = 0;
};

/// What is known of one value beyond its place in a text: another text, another name, or that
/// it has been opened. The root is one, too.
struct Part
{
    Part();
    Part(json::DataPointer textData, quint32 textNode);
    ~Part();
    Part(Part &&) noexcept;
    Part &operator=(Part &&) noexcept;
    /// Costs what has been opened inside.
    Part copy() const;

    json::DataPointer data;         ///< the text that the value was read from
    quint32 node = 0;
    QByteArray name;                ///< literal with its quotes; empty: the one in the text, or none
    std::unique_ptr<Branch> branch; ///< of a container that was opened
    Home home;                      ///< set while it is out of a document, or in a strange place
};

/// One child of an opened container.
struct Slot
{
    quint32 base = 0;       ///< the child of the container's text that it stands for, 0 if none
    quint32 ordinal = 0;    ///< that child's place in the text
    std::unique_ptr<Part> part; ///< null: exactly as in the text
};

/// A run of children. As long as nobody looks inside, it is only a stretch of the text.
struct Chunk
{
    static constexpr int usual = 1000;

    bool isOpen() const { return !slots.empty(); }

    quint32 firstBase = 0;  ///< these three: while it is not open
    quint32 lastBase = 0;
    quint32 firstOrdinal = 0;
    int start = 0;          ///< row of the first child
    int count = 0;
    bool isTouched = false; ///< something inside differs from the text, or did
    std::vector<Slot> slots;
};

struct FragmentData : QSharedData
{
    Part part;
};

} // namespace accountdesk::jsontree
