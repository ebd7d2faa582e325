// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonedit/edit.h"
#include "jsontree/walker.h"

#include <optional>

namespace accountdesk::jsonedit {

class EditableDocument;

/// Looks for text, whatever its case, in member names and scalars, a slice at a time. Must not
/// outlive the document nor an edit of it.
class Search
{
public:
    /// The first match behind (backwards: before) that place, else the first (last) of all.
    Search(const EditableDocument &document, const QString &text, const Rows &from,
           bool isBackwards = false);

    /// Looks at so many values; true when it has ended.
    bool step(int values);
    const std::optional<Rows> &found() const { return m_found; }

private:
    bool contains(QByteArrayView inside) const;
    bool isMatch() const;
    bool takeMatch();

    jsontree::Walker m_walker;
    QString m_text;
    QByteArray m_plain;     ///< the text in lower case if it is ASCII without escapes
    Rows m_from;
    bool m_isBackwards;
    std::optional<Rows> m_found;    ///< the best so far
};

} // namespace accountdesk::jsonedit
