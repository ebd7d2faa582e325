// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsontree/fragment.h"

#include "jsontree/branch.h"
#include "json/literal.h"
#include "jsontree/textwriter.h"

#include <algorithm>
#include <limits>

namespace accountdesk::jsontree {

namespace {

/// From text that is known to be JSON.
Part partOf(const QByteArray &json)
{
    json::Limits limits;
    limits.bytes = std::numeric_limits<qsizetype>::max();
    limits.depth = std::numeric_limits<int>::max();
    const auto document = json::Document::parse(json, limits);
    const json::Value root = document ? document->root() : json::Value();
    return Part(json::NodeAccess::data(root), json::NodeAccess::node(root));
}

/// Levels of containers, with a stack of its own: the ends of those that are open.
int depthOf(const json::DocumentData &data, quint32 root)
{
    if (!data.isContainer(root))
        return 0;
    int deepest = 0;
    std::vector<quint32> ends;
    const quint32 end = data.nodes[root].end;
    for (quint32 node = root; node < end;) {
        while (!ends.empty() && ends.back() <= node)
            ends.pop_back();
        if (!data.isContainer(node)) {
            ++node;
            continue;
        }
        ends.push_back(data.nodes[node].end);
        deepest = std::max(deepest, static_cast<int>(ends.size()));
        node += 2;
    }
    return deepest;
}

/// The levels that opened containers have gained from edits come on top of the text's.
int depthOf(const Part &part)
{
    struct Inner
    {
        const Part *part;
        int above;
    };
    int deepest = 0;
    std::vector<Inner> parts{{&part, 0}};
    while (!parts.empty()) {
        const Inner now = parts.back();
        parts.pop_back();
        deepest = std::max(deepest, now.above + depthOf(*now.part->data, now.part->node));
        if (!now.part->branch)
            continue;
        for (const auto &chunk : now.part->branch->chunks()) {
            for (const Slot &slot : chunk->slots) {
                if (slot.part)
                    parts.push_back({slot.part.get(), now.above + 1});
            }
        }
    }
    return deepest;
}

QByteArray joined(const json::Value &container, json::Type type)
{
    const bool isObject = type == json::Type::Object;
    QByteArray text(isObject ? "{" : "[");
    int row = 0;
    for (json::Value child = container.firstChild(); !child.isMissing(); child = child.nextSibling()) {
        if (row > 0)
            text.append(',');
        if (isObject)
            text.append('"').append(QByteArray::number(row)).append("\":");
        text.append(child.rawText());
        ++row;
    }
    return text.append(isObject ? '}' : ']');
}

Fragment containerOf(const json::Value &value, json::Type type)
{
    const bool isObject = type == json::Type::Object;
    if (value.isNull() || (value.isString() && value.toString().isEmpty()))
        return isObject ? Fragment::object() : Fragment::array();
    if (value.isArray() || value.isObject())
        return Fragment(partOf(joined(value, type)));
    return Fragment(partOf(isObject ? "{\"value\":" + value.rawText() + '}'
                                    : '[' + value.rawText() + ']'));
}

Fragment numberOf(const json::Value &value)
{
    if (value.isBool())
        return Fragment(partOf(value.toBool() ? "1" : "0"));
    const QByteArray text = value.toString().trimmed().toLatin1();
    return Fragment(partOf(json::isNumberLiteral(text) ? text : QByteArray("0")));
}

Fragment booleanOf(const json::Value &value)
{
    const bool isTrue = value.isString()
        ? value.toString().trimmed().compare(u"true", Qt::CaseInsensitive) == 0
        : value.isNumber() && value.toDouble() != 0;
    return Fragment::boolean(isTrue);
}

} // namespace

Fragment::Fragment() = default;
Fragment::~Fragment() = default;
Fragment::Fragment(const Fragment &) = default;
Fragment &Fragment::operator=(const Fragment &) = default;

Fragment::Fragment(Part part) : m_data(new FragmentData)
{
    m_data->part = std::move(part);
}

const Part &Fragment::part() const
{
    static const Part null = partOf("null");
    return m_data ? m_data->part : null;
}

Result<Fragment> Fragment::fromText(const QByteArray &utf8)
{
    json::Limits limits;
    limits.allowDuplicateKeys = false;
    auto document = json::Document::parse(utf8, limits);
    if (!document)
        return document.error();
    return of(document->root());
}

Result<Fragment> Fragment::number(QStringView text)
{
    const QByteArray literal = text.trimmed().toUtf8();
    if (!json::isNumberLiteral(literal))
        return Error{Error::Kind::Rejected, 0, {}, {}, QStringLiteral("number"), 0};
    return Fragment(partOf(literal));
}

Fragment Fragment::string(QStringView text) { return Fragment(partOf(json::literalOf(text))); }
Fragment Fragment::boolean(bool value) { return Fragment(partOf(value ? "true" : "false")); }
Fragment Fragment::null() { return Fragment(); }
Fragment Fragment::object() { return Fragment(partOf("{}")); }
Fragment Fragment::array() { return Fragment(partOf("[]")); }

Fragment Fragment::of(const json::Value &value)
{
    if (value.isMissing())
        return null();
    return Fragment(Part(json::NodeAccess::data(value), json::NodeAccess::node(value)));
}

Fragment Fragment::converted(json::Type wanted) const
{
    if (wanted == type())
        return *this;
    const bool isPlain = !part().branch || !part().branch->isTouched();
    const Fragment source = isPlain ? *this : Fragment(partOf(toText()));
    const json::Value value = json::NodeAccess::value(source.part().data, source.part().node);
    switch (wanted) {
    case json::Type::Null: break;
    case json::Type::Bool: return booleanOf(value);
    case json::Type::Number: return numberOf(value);
    case json::Type::String: return string(value.isNull() ? QString() : QString::fromUtf8(value.rawText()));
    case json::Type::Array:
    case json::Type::Object: return containerOf(value, wanted);
    }
    return null();
}

json::Type Fragment::type() const
{
    return static_cast<json::Type>(part().data->nodes[part().node].type);
}

int Fragment::size() const
{
    if (part().branch)
        return part().branch->size();
    return part().data->isContainer(part().node) ? static_cast<int>(part().data->count(part().node)) : 0;
}

QByteArray Fragment::toText() const
{
    return TextWriter().write(part());
}

int Fragment::depth(int most) const
{
    if (!part().branch && part().data->depth <= most)
        return part().data->depth;
    return depthOf(part());
}

} // namespace accountdesk::jsontree
