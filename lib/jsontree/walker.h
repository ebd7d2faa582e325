// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/nodes.h"

#include <QList>

#include <vector>

namespace accountdesk::jsontree {

class Branch;

/// Visits every value below the root in the order of the document, edits included, without
/// opening anything and without recursion. Must not outlive an edit.
class Walker
{
public:
    /// root: null for a document without children.
    explicit Walker(const Branch *root);

    /// To the next value; false at the end.
    bool next();
    /// Its place, row by row from the root down.
    QList<int> rows() const;
    const json::DocumentData &data() const { return *m_data; }
    quint32 node() const { return m_node; }
    /// With its quotes; empty in an array.
    QByteArrayView name() const { return m_name; }

private:
    /// A container whose children are being visited: one that was opened, or plain nodes.
    struct Level
    {
        const Branch *branch;
        const json::DocumentData *data;
        quint32 child;  ///< plain nodes: the current one, before the first the container itself
        int row = -1;
        size_t chunk = 0;
        int place = -1;
    };

    bool forward(Level &level);
    bool forwardInBranch(Level &level);
    void setName(const json::DocumentData &data, quint32 child);

    std::vector<Level> m_levels;
    const Branch *m_inner = nullptr;    ///< the opened container that the current value is
    const json::DocumentData *m_data = nullptr;
    quint32 m_node = 0;
    QByteArrayView m_name;
};

} // namespace accountdesk::jsontree
