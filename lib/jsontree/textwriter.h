// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsontree/part.h"

namespace accountdesk::jsontree {

/// Writes a value with its edits. Runs of children that nobody edited are copied as bytes, blanks
/// and commas included; what is new is set the way its siblings are.
class TextWriter
{
public:
    QByteArray write(const Part &root);

private:
    /// A container that is being written.
    struct Open
    {
        const Branch *branch;
        size_t chunk = 0;
        size_t slot = 0;
        quint32 nextOrdinal = 0;    ///< the child of the text that would follow without a break
        quint32 writtenTo = 0;      ///< offset behind what was copied last
        bool isFirst = true;
        bool isCopying = true;      ///< the bytes from writtenTo on follow what was written
        QByteArray indent = {};     ///< blanks before the first child
        QByteArray gap = {};        ///< blanks between a comma and the next child
        QByteArray colon = {};      ///< from a name to its value
    };

    void begin(const json::DocumentData &data, quint32 node, const Branch *branch);
    void step();
    void end();
    void copyRun(Open &open, quint32 first, quint32 last, quint32 ordinal, quint32 count);
    void separate(Open &open, quint32 base, quint32 ordinal);
    void writeChild(Open &open, const Slot &slot);

    std::vector<Open> m_open;
    QByteArray m_text;
};

} // namespace accountdesk::jsontree
