// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsontree/branch.h"
#include "json/literal.h"
#include "jsonedit/editabledocument.h"

#include <utility>

namespace accountdesk::jsonedit {

namespace {

Error refusal(const QString &rule)
{
    return Error{Error::Kind::Rejected, 0, {}, {}, rule, 0};
}

} // namespace

Result<void> EditableDocument::check(const Edit &edit) const
{
    if (!isPlace(edit))
        return refusal(QStringLiteral("place"));
    if (isTooDeep(edit))
        return refusal(QStringLiteral("depth"));
    const NameProblem problem = problemOfName(edit);
    if (problem != NameProblem::None)
        return refusal(nameProblemRule(problem));
    return {};
}

bool EditableDocument::isPlace(const Edit &edit) const
{
    if (edit.at.isEmpty())
        return edit.kind == Edit::Kind::SetValue;
    const Branch *parent = branchAt(parentOf(edit.at));
    if (!parent || edit.at.last() < 0)
        return false;
    if (edit.kind == Edit::Kind::Insert)
        return edit.at.last() <= parent->size();
    if (edit.at.last() >= parent->size())
        return false;
    if (edit.kind == Edit::Kind::Rename)
        return parent->isObject();
    if (edit.kind != Edit::Kind::Move)
        return true;
    if (edit.to.isEmpty())
        return false;
    const Branch *target = branchAt(countedWith(edit.at, parentOf(edit.to)));
    const int most = target ? target->size() - (target == parent ? 1 : 0) : -1;
    return edit.to.last() >= 0 && edit.to.last() <= most;
}

bool EditableDocument::isTooDeep(const Edit &edit) const
{
    const auto isBeyond = [](const Rows &at, const Fragment &value) {
        const int above = static_cast<int>(at.size());
        return above + value.depth(mostDepth - above) > mostDepth;
    };
    switch (edit.kind) {
    case Edit::Kind::SetValue:
    case Edit::Kind::Insert: return isBeyond(edit.at, edit.value);
    case Edit::Kind::Move:
        return edit.to.size() > edit.at.size() && isBeyond(edit.to, fragment(edit.at));
    case Edit::Kind::Rename:
    case Edit::Kind::Remove: break;
    }
    return false;
}

NameProblem EditableDocument::problemOfName(const Edit &edit) const
{
    switch (edit.kind) {
    case Edit::Kind::Rename:
        return problemOfName(parentOf(edit.at), edit.name, edit.at.last(), !edit.isReversal);
    case Edit::Kind::Insert:
        return problemOfName(parentOf(edit.at), edit.name, -1, !edit.isReversal);
    case Edit::Kind::Move: {
        if (parentOf(edit.at) == parentOf(edit.to) && edit.name.isNull())
            break;
        const bool isKept = edit.name.isNull() && branchAt(parentOf(edit.at))->isObject();
        const QString name = isKept ? branchAt(parentOf(edit.at))->nameAt(edit.at.last()) : edit.name;
        const bool isInside = parentOf(edit.at) == parentOf(edit.to);
        return problemOfName(countedWith(edit.at, parentOf(edit.to)), name,
                             isInside ? edit.at.last() : -1, !edit.isReversal);
    }
    case Edit::Kind::SetValue:
    case Edit::Kind::Remove: break;
    }
    return NameProblem::None;
}

NameProblem EditableDocument::problemOfName(const Rows &object, const QString &name, int except,
                                            bool isJudged) const
{
    const Branch *branch = branchAt(object);
    if (!branch->isObject() || !isJudged)
        return NameProblem::None;
    const NameProblem problem = nameProblem(name, m_rule);
    if (problem != NameProblem::None)
        return problem;
    return branch->find(name, except) >= 0 ? NameProblem::Doubled : NameProblem::None;
}

Result<Edit> EditableDocument::apply(const Edit &edit)
{
    if (const auto allowed = check(edit); !allowed)
        return allowed.error();
    switch (edit.kind) {
    case Edit::Kind::SetValue: return setValue(edit);
    case Edit::Kind::Rename: return rename(edit);
    case Edit::Kind::Insert: return insert(edit);
    case Edit::Kind::Remove: return remove(edit);
    case Edit::Kind::Move: break;
    }
    return move(edit);
}

Edit EditableDocument::setValue(const Edit &edit)
{
    Part replaced;
    if (edit.at.isEmpty())
        replaced = std::exchange(*m_root, edit.value.part().copy());
    else
        branchAt(parentOf(edit.at))->setValue(edit.at.last(), edit.value.part().copy(), &replaced);
    replaced.name.clear();
    replaced.home = {};
    Edit inverse = Edit::setValue(edit.at, Fragment(std::move(replaced)));
    inverse.isReversal = true;
    return inverse;
}

Edit EditableDocument::rename(const Edit &edit)
{
    Branch *object = branchAt(parentOf(edit.at));
    Edit inverse = Edit::rename(edit.at, object->nameAt(edit.at.last()));
    inverse.isReversal = true;
    object->setName(edit.at.last(), json::literalOf(edit.name));
    return inverse;
}

Edit EditableDocument::insert(const Edit &edit)
{
    Branch *container = branchAt(parentOf(edit.at));
    Part part = edit.value.part().copy();
    if (part.name.isEmpty() || json::textOf(part.name) != edit.name)
        part.name = json::literalOf(edit.name);
    container->put(edit.at.last(), std::move(part));
    Edit inverse = Edit::remove(edit.at);
    inverse.isReversal = true;
    return inverse;
}

Edit EditableDocument::remove(const Edit &edit)
{
    Branch *container = branchAt(parentOf(edit.at));
    const QString name = container->nameAt(edit.at.last());
    Edit inverse = Edit::insert(edit.at, name, Fragment(container->take(edit.at.last())));
    inverse.isReversal = true;
    return inverse;
}

Edit EditableDocument::move(const Edit &edit)
{
    Branch *source = branchAt(parentOf(edit.at));
    Edit inverse = Edit::move(edit.to, edit.at);
    inverse.isReversal = true;
    if (source->isObject())
        inverse.name = source->nameAt(edit.at.last());
    // Opened before the value is taken out: the places above it stay the same branches.
    Branch *target = branchAt(countedWith(edit.at, parentOf(edit.to)));
    Part part = source->take(edit.at.last());
    if (part.name.isEmpty() || (!edit.name.isNull() && json::textOf(part.name) != edit.name))
        part.name = json::literalOf(edit.name);
    target->put(edit.to.last(), std::move(part));
    return inverse;
}

} // namespace accountdesk::jsonedit
