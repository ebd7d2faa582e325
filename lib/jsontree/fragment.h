// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/document.h"

#include <QSharedData>

namespace accountdesk::jsontree {

class Branch;
struct Part;
struct FragmentData;

/// An immutable piece of JSON that an edit carries; cheap to copy. What comes from a document
/// keeps its text (numbers, order, escapes) and costs the same whatever its size.
class Fragment
{
public:
    Fragment(); ///< null
    ~Fragment();
    Fragment(const Fragment &);
    Fragment &operator=(const Fragment &);

    /// Malformed with "line L, column C" in rule; a name that stands twice is refused.
    static Result<Fragment> fromText(const QByteArray &utf8);
    /// The text as it is; Rejected with rule "number" if it is no JSON number.
    static Result<Fragment> number(QStringView text);
    static Fragment string(QStringView text);
    static Fragment boolean(bool value);
    static Fragment null();
    static Fragment object(); ///< empty
    static Fragment array();  ///< empty
    /// null for a missing value.
    static Fragment of(const json::Value &value);
    /// The same content as another type: text becomes the number that it spells (else 0), one
    /// value a list of one (an empty text an empty one), a list an object named by place.
    Fragment converted(json::Type type) const;

    json::Type type() const;
    /// Elements or members.
    int size() const;
    QByteArray toText() const;
    /// At least the levels of containers, exact only if more than most.
    int depth(int most) const;

    explicit Fragment(Part part);
    const Part &part() const;

private:
    QExplicitlySharedDataPointer<FragmentData> m_data;
};

} // namespace accountdesk::jsontree
