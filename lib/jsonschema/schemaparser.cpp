// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonschema/schemaparser.h"

#include "jsondiff/path.h"

#include <algorithm>
#include <array>
#include <utility>

namespace accountdesk::jsonschema {

namespace {

constexpr std::array<std::pair<QLatin1String, SchemaType>, 7> typeNames{{
    {QLatin1String("null"), SchemaType::Null},
    {QLatin1String("boolean"), SchemaType::Boolean},
    {QLatin1String("integer"), SchemaType::Integer},
    {QLatin1String("number"), SchemaType::Number},
    {QLatin1String("string"), SchemaType::String},
    {QLatin1String("array"), SchemaType::Array},
    {QLatin1String("object"), SchemaType::Object},
}};

bool readType(const json::Value &value, QList<SchemaType> &types)
{
    const QString name = value.toString();
    const auto found = std::find_if(typeNames.begin(), typeNames.end(),
                                    [&](const auto &entry) { return entry.first == name; });
    if (!value.isString() || found == typeNames.end())
        return false;
    types.append(found->second);
    return true;
}

bool readTypes(const json::Value &value, QList<SchemaType> &types)
{
    if (!value.isArray())
        return readType(value, types);
    for (json::Value one = value.firstChild(); !one.isMissing(); one = one.nextSibling()) {
        if (!readType(one, types))
            return false;
    }
    return true;
}

bool readNames(const json::Value &value, QStringList &names)
{
    for (json::Value one = value.firstChild(); !one.isMissing(); one = one.nextSibling()) {
        if (!one.isString())
            return false;
        names.append(one.toString());
    }
    return value.isArray();
}

/// Says nothing of a value, so that it does not count as ignored.
bool isAside(const QString &keyword)
{
    return keyword == u"$schema" || keyword == u"$id" || keyword == u"$comment";
}

} // namespace

Result<Schema> SchemaParser::parse(const json::Value &value)
{
    wait(value, QStringLiteral("$"));
    while (!m_waiting.empty() && m_wrong.isEmpty()) {
        const Waiting next = std::move(m_waiting.back());
        m_waiting.pop_back();
        read(next);
    }
    if (!m_wrong.isEmpty())
        return Error{Error::Kind::Malformed, 0, {}, {}, m_wrong, 0};
    return std::move(m_schema);
}

int SchemaParser::wait(const json::Value &value, const QString &path)
{
    const int node = static_cast<int>(m_schema.m_nodes.size());
    m_schema.m_nodes.emplace_back();
    m_waiting.push_back({node, value, path});
    return node;
}

void SchemaParser::read(const Waiting &waiting)
{
    if (!waiting.value.isObject()) {
        m_wrong = waiting.path;
        return;
    }
    for (json::Value value = waiting.value.firstChild(); !value.isMissing();
         value = value.nextSibling()) {
        const QString keyword = value.name();
        QString path = waiting.path;
        jsondiff::appendName(path, keyword);
        SchemaNode node = std::move(m_schema.m_nodes[static_cast<size_t>(waiting.node)]);
        Reading reading = readText(keyword, value, node);
        if (reading == Reading::Strange)
            reading = readLimit(keyword, value, node);
        if (reading == Reading::Strange)
            reading = readList(keyword, value, node);
        m_schema.m_nodes[static_cast<size_t>(waiting.node)] = std::move(node);
        if (reading == Reading::Strange)
            reading = readParts(keyword, value, path, waiting.node);
        if (reading == Reading::Wrong)
            m_wrong = path;
        else if (reading == Reading::Strange && !isAside(keyword))
            m_schema.m_ignored.append(path);
    }
}

SchemaParser::Reading SchemaParser::readText(const QString &keyword, const json::Value &value,
                                             SchemaNode &node)
{
    QString *text = nullptr;
    if (keyword == u"title")
        text = &node.title;
    else if (keyword == u"description")
        text = &node.description;
    else if (keyword == u"format")
        text = &node.format;
    if (!text)
        return Reading::Strange;
    if (!value.isString())
        return Reading::Wrong;
    if (text == &node.format && !Schema::formats().contains(value.toString()))
        return Reading::Strange;
    *text = value.toString();
    return Reading::Done;
}

SchemaParser::Reading SchemaParser::readLimit(const QString &keyword, const json::Value &value,
                                              SchemaNode &node)
{
    if (keyword == u"minimum" || keyword == u"maximum") {
        (keyword == u"minimum" ? node.minimum : node.maximum) = value;
        return value.isNumber() ? Reading::Done : Reading::Wrong;
    }
    if (keyword != u"minLength" && keyword != u"maxLength")
        return Reading::Strange;
    const auto length = value.toInteger();
    (keyword == u"minLength" ? node.minLength : node.maxLength) = length;
    return length && *length >= 0 ? Reading::Done : Reading::Wrong;
}

SchemaParser::Reading SchemaParser::readList(const QString &keyword, const json::Value &value,
                                             SchemaNode &node)
{
    bool isRight = true;
    if (keyword == u"type") {
        isRight = readTypes(value, node.types);
    } else if (keyword == u"required") {
        isRight = readNames(value, node.required);
    } else if (keyword == u"enum") {
        isRight = value.isArray();
        for (json::Value one = value.firstChild(); !one.isMissing(); one = one.nextSibling())
            node.choices.append(one);
    } else {
        return Reading::Strange;
    }
    return isRight ? Reading::Done : Reading::Wrong;
}

SchemaParser::Reading SchemaParser::readParts(const QString &keyword, const json::Value &value,
                                              const QString &path, int node)
{
    // A list of schemas by place, or one that is just true or false, is not looked at.
    if (keyword == u"items" && value.isObject()) {
        const int items = wait(value, path);
        m_schema.m_nodes[static_cast<size_t>(node)].items = items;
        return Reading::Done;
    }
    if (keyword != u"properties")
        return Reading::Strange;
    for (json::Value one = value.firstChild(); !one.isMissing(); one = one.nextSibling()) {
        QString inner = path;
        jsondiff::appendName(inner, one.name());
        const int part = wait(one, inner);
        m_schema.m_nodes[static_cast<size_t>(node)].properties.append({one.name(), part});
    }
    return value.isObject() ? Reading::Done : Reading::Wrong;
}

} // namespace accountdesk::jsonschema
