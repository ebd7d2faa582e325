// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/formplan.h"

#include "jsondiff/path.h"
#include "pages/metadata/formfield.h"

#include <algorithm>

namespace accountdesk {

using jsonschema::Schema;
using jsonschema::SchemaNode;
using jsonschema::SchemaType;

namespace {

constexpr int deepest = 8;
constexpr int mostElements = 100;

bool isOnly(const SchemaNode &node, SchemaType type)
{
    return node.types == QList{type};
}

/// Walks schema and value side by side.
class Planner
{
public:
    explicit Planner(const Schema &schema) : m_schema(schema) {}

    void addMembers(const SchemaNode &object, const json::Value &value, const QString &path,
                    int level)
    {
        for (const SchemaNode::Property &property : object.properties) {
            QString own = path;
            jsondiff::appendName(own, property.name);
            add({FormLine::Kind::Field, property.node, property.name, own,
                 object.required.contains(property.name), false},
                value[property.name], level);
        }
    }

    QList<FormLine> lines() const { return m_lines; }

private:
    void add(FormLine line, const json::Value &value, int level)
    {
        const SchemaNode &node = m_schema.node(line.node);
        const bool isObject = isOnly(node, SchemaType::Object) && !node.properties.isEmpty()
            && (value.isMissing() || value.isObject());
        const bool isList = isOnly(node, SchemaType::Array) && node.items
            && (value.isMissing() || value.size() <= mostElements);
        if (isFieldFor(node)) {
            m_lines.append(line);
        } else if (level >= deepest || (!isObject && !isList)) {
            line.kind = FormLine::Kind::Elsewhere;
            m_lines.append(line);
        } else {
            line.kind = FormLine::Kind::Heading;
            m_lines.append(line);
            if (isObject)
                addMembers(node, value, line.path, level + 1);
            else
                addElements(*node.items, value, line.path, level + 1);
        }
    }

    void addElements(int items, const json::Value &list, const QString &path, int level)
    {
        int row = 0;
        for (json::Value each = list.firstChild(); list.isArray() && !each.isMissing();
             each = each.nextSibling(), ++row) {
            QString own = path;
            jsondiff::appendRow(own, row);
            const QString name = QString::number(row + 1);
            add({FormLine::Kind::Field, items, name, own, false, true}, each, level);
            m_lines.append({FormLine::Kind::Remove, items, name, own, false, true});
        }
        m_lines.append({FormLine::Kind::Add, items, {}, path, false, false});
    }

    const Schema &m_schema;
    QList<FormLine> m_lines;
};

} // namespace

QList<FormLine> planForm(const Schema &schema, const json::Value &root)
{
    Planner planner(schema);
    planner.addMembers(schema.root(), root, QStringLiteral("$"), 0);
    return planner.lines();
}

int unplannedMembers(const Schema &schema, const json::Value &root)
{
    const QList<SchemaNode::Property> &known = schema.root().properties;
    int count = 0;
    for (json::Value each = root.firstChild(); !each.isMissing(); each = each.nextSibling()) {
        const bool isKnown = std::any_of(known.begin(), known.end(), [&each](const auto &property) {
            return property.name == each.name();
        });
        count += isKnown ? 0 : 1;
    }
    return count;
}

} // namespace accountdesk
