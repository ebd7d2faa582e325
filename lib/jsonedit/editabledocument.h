// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsondiff/change.h"
#include "jsonedit/edit.h"
#include "jsonedit/names.h"

#include <memory>
#include <optional>

namespace accountdesk::jsonedit {

using jsondiff::Change;
using jsondiff::KeyChange;
using jsontree::Branch;
using jsontree::Part;

/// A document being edited: the text as it came and, on top, only what was changed or looked
/// into. What was not edited is written back byte for byte. Opening costs nothing beyond the
/// parse; an edit costs the same in any size of document. Lives in one thread.
class EditableDocument
{
public:
    static constexpr int mostDepth = 512; ///< levels of containers

    EditableDocument(); ///< an empty object
    ~EditableDocument();
    EditableDocument(EditableDocument &&) noexcept;
    EditableDocument &operator=(EditableDocument &&) noexcept;

    /// Rejected with rule "depth" if it is nested too deeply.
    static Result<EditableDocument> open(const json::Document &document,
                                         NameRule rule = NameRule::Any);

    json::Document original() const { return m_original; }
    NameRule nameRule() const { return m_rule; }

    /// The root's children; null if the root is no container. Owned by the document.
    Branch *root() const;
    json::Type rootType() const;
    /// The container at that place, opened if needed; null if there is none.
    Branch *branchAt(const Rows &rows) const;
    bool has(const Rows &rows) const;
    /// A copy of what stands there; null if nothing does.
    Fragment fragment(const Rows &rows) const;
    QString pathOf(const Rows &rows) const;
    std::optional<Rows> rowsOf(QStringView path) const;

    /// Whether apply would do it: Rejected with rule "place", "depth", "emptyName",
    /// "nameCharacter" or "doubledName".
    Result<void> check(const Edit &edit) const;
    /// Does it and gives the edit that takes it back.
    Result<Edit> apply(const Edit &edit);

    /// A copy right behind, in an object with a free name made of the old one and a number.
    Edit duplicate(const Rows &rows) const;
    Edit changeType(const Rows &rows, json::Type type) const;
    /// wanted, or wanted with the first number that makes it free in that object.
    QString freeName(const Rows &object, const QString &wanted) const;

    QByteArray toText() const;
    json::Document toDocument() const;

    /// Differences to the original, found without comparing what was not edited; at most so many.
    QList<Change> changes(int most = 10000) const;
    bool isChanged() const { return !changes(1).isEmpty(); }
    /// The same by first-level member, in the order of the document, removed ones last.
    QList<KeyChange> changedKeys() const;

private:
    bool isPlace(const Edit &edit) const;
    bool isTooDeep(const Edit &edit) const;
    NameProblem problemOfName(const Edit &edit) const;
    NameProblem problemOfName(const Rows &object, const QString &name, int except,
                              bool isJudged) const;
    Edit setValue(const Edit &edit);
    Edit rename(const Edit &edit);
    Edit insert(const Edit &edit);
    Edit remove(const Edit &edit);
    Edit move(const Edit &edit);

    json::Document m_original;
    std::unique_ptr<Part> m_root;
    NameRule m_rule = NameRule::Any;
};

} // namespace accountdesk::jsonedit
