// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/document.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <vector>

namespace accountdesk::jsonschema {

enum class SchemaType { Null, Boolean, Integer, Number, String, Array, Object };

/// What a schema says of one place; the parts are positions in Schema's list.
struct SchemaNode
{
    struct Property
    {
        QString name;
        int node = 0;
    };

    QList<SchemaType> types;        ///< empty: any
    QString title;
    QString description;
    QList<json::Value> choices;     ///< enum; empty: any
    QStringList required;
    json::Value minimum;            ///< number or missing
    json::Value maximum;
    std::optional<qint64> minLength;
    std::optional<qint64> maxLength;
    QString format;                 ///< one of Schema::formats(), else empty
    QList<Property> properties;     ///< in the order of the schema
    std::optional<int> items;
};

struct SchemaProblem
{
    enum class Rule { Type, Enum, Required, Minimum, Maximum, MinLength, MaxLength, Format };

    QString path;       ///< in the value; of a missing member where it should be
    Rule rule = Rule::Type;
    QString expected;   ///< the schema's words: types, limit or format
    bool operator==(const SchemaProblem &) const = default;
};

/// The part of JSON Schema that forms are made from: type, title, description, enum, required,
/// minimum, maximum, minLength, maxLength, format, properties, items. A plain value.
class Schema
{
public:
    /// Malformed with the JSON path of a keyword of the wrong type in rule.
    static Result<Schema> fromValue(const json::Value &value);
    /// Those that are checked: date, date-time, email, uri.
    static QStringList formats();

    const SchemaNode &root() const { return m_nodes.front(); }
    const SchemaNode &node(int position) const { return m_nodes[static_cast<size_t>(position)]; }
    /// Paths of the keywords that are not looked at.
    const QStringList &ignored() const { return m_ignored; }

    /// What is wrong with a value, in its order, at most so many.
    QList<SchemaProblem> validate(const json::Value &value, int most = 100) const;

private:
    Schema() = default;

    std::vector<SchemaNode> m_nodes;
    QStringList m_ignored;
    friend class SchemaParser;
};

} // namespace accountdesk::jsonschema
