// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonedit/plaintree.h"

#include "json/literal.h"

namespace accountdesk::test {

using jsonedit::Edit;
using jsonedit::Rows;

PlainTree PlainTree::of(const json::Value &value)
{
    PlainTree tree;
    tree.type = value.type();
    tree.name = value.name();
    if (!value.isArray() && !value.isObject())
        tree.scalar = value.rawText();
    for (json::Value child = value.firstChild(); !child.isMissing(); child = child.nextSibling())
        tree.children.push_back(of(child));
    return tree;
}

PlainTree &PlainTree::at(const Rows &rows)
{
    PlainTree *tree = this;
    for (const int row : rows)
        tree = &tree->children[static_cast<size_t>(row)];
    return *tree;
}

void PlainTree::apply(const Edit &edit)
{
    const auto replaced = [&] {
        PlainTree tree = of(json::Document::parse(edit.value.toText())->root());
        tree.name = edit.kind == Edit::Kind::Insert ? QString() : at(edit.at).name;
        return tree;
    };
    if (edit.at.isEmpty()) {
        *this = replaced();
        return;
    }
    std::vector<PlainTree> &siblings = at(jsonedit::parentOf(edit.at)).children;
    const bool isObject = at(jsonedit::parentOf(edit.at)).type == json::Type::Object;
    const auto place = siblings.begin() + edit.at.last();
    switch (edit.kind) {
    case Edit::Kind::SetValue: *place = replaced(); break;
    case Edit::Kind::Rename: place->name = edit.name; break;
    case Edit::Kind::Insert:
        siblings.insert(place, replaced())->name = isObject ? edit.name : QString();
        break;
    case Edit::Kind::Remove: siblings.erase(place); break;
    case Edit::Kind::Move: {
        PlainTree moved = std::move(*place);
        siblings.erase(place);
        if (!edit.name.isNull())
            moved.name = edit.name;
        std::vector<PlainTree> &target = at(jsonedit::parentOf(edit.to)).children;
        if (at(jsonedit::parentOf(edit.to)).type == json::Type::Array)
            moved.name.clear();
        target.insert(target.begin() + edit.to.last(), std::move(moved));
        break;
    }
    }
}

QByteArray PlainTree::toText() const
{
    if (type != json::Type::Array && type != json::Type::Object)
        return scalar;
    const bool isObject = type == json::Type::Object;
    QByteArrayList texts;
    for (const PlainTree &child : children)
        texts.append((isObject ? json::literalOf(child.name) + ':' : QByteArray()) + child.toText());
    return (isObject ? '{' : '[') + texts.join(',') + (isObject ? '}' : ']');
}

QList<Rows> PlainTree::places() const
{
    QList<Rows> all{Rows()};
    for (size_t i = 0; i < children.size(); ++i) {
        for (const Rows &inner : children[i].places())
            all.append(Rows{static_cast<int>(i)} + inner);
    }
    return all;
}

} // namespace accountdesk::test
