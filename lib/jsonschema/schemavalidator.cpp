// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonschema/schemavalidator.h"

#include "jsondiff/path.h"
#include "jsonschema/formats.h"

#include <algorithm>

namespace accountdesk::jsonschema {

namespace {

QString nameOf(SchemaType type)
{
    switch (type) {
    case SchemaType::Null: return QStringLiteral("null");
    case SchemaType::Boolean: return QStringLiteral("boolean");
    case SchemaType::Integer: return QStringLiteral("integer");
    case SchemaType::Number: return QStringLiteral("number");
    case SchemaType::String: return QStringLiteral("string");
    case SchemaType::Array: return QStringLiteral("array");
    case SchemaType::Object: return QStringLiteral("object");
    }
    return {};
}

bool isOf(const json::Value &value, SchemaType type)
{
    switch (type) {
    case SchemaType::Null: return value.isNull();
    case SchemaType::Boolean: return value.isBool();
    case SchemaType::Integer: return isWhole(value);
    case SchemaType::Number: return value.isNumber();
    case SchemaType::String: return value.isString();
    case SchemaType::Array: return value.isArray();
    case SchemaType::Object: return value.isObject();
    }
    return false;
}

QString joined(const QList<SchemaType> &types)
{
    QStringList names;
    for (const SchemaType type : types)
        names.append(nameOf(type));
    return names.join(QStringLiteral(", "));
}

QString joined(const QList<json::Value> &choices)
{
    QStringList texts;
    for (const json::Value &choice : choices)
        texts.append(choice.isString() ? choice.toString() : QString::fromUtf8(choice.rawText()));
    return texts.join(QStringLiteral(", "));
}

} // namespace

QList<SchemaProblem> SchemaValidator::validate(const json::Value &value)
{
    if (!value.isMissing())
        m_places.push_back({0, value, QStringLiteral("$")});
    while (!m_places.empty() && m_problems.size() < m_most) {
        const Place place = std::move(m_places.back());
        m_places.pop_back();
        look(place);
    }
    return m_problems;
}

void SchemaValidator::add(const QString &path, SchemaProblem::Rule rule, const QString &expected)
{
    m_problems.append({path, rule, expected});
}

void SchemaValidator::look(const Place &place)
{
    const SchemaNode &node = m_schema.node(place.node);
    const json::Value &value = place.value;
    const bool isRightType = node.types.isEmpty()
        || std::any_of(node.types.begin(), node.types.end(),
                       [&](SchemaType type) { return isOf(value, type); });
    if (!isRightType) {
        add(place.path, SchemaProblem::Rule::Type, joined(node.types));
        return;
    }
    const bool isChoice = node.choices.isEmpty()
        || std::any_of(node.choices.begin(), node.choices.end(),
                       [&](const json::Value &choice) { return choice.equals(value); });
    if (!isChoice)
        add(place.path, SchemaProblem::Rule::Enum, joined(node.choices));
    if (value.isNumber())
        lookAtNumber(node, place);
    else if (value.isString())
        lookAtText(node, place);
    else if (value.isObject())
        lookAtMembers(node, place);
    else if (value.isArray() && node.items)
        lookAtElements(*node.items, place);
}

void SchemaValidator::lookAtNumber(const SchemaNode &node, const Place &place)
{
    if (!node.minimum.isMissing() && isLess(place.value, node.minimum))
        add(place.path, SchemaProblem::Rule::Minimum, QString::fromLatin1(node.minimum.numberText()));
    if (!node.maximum.isMissing() && isLess(node.maximum, place.value))
        add(place.path, SchemaProblem::Rule::Maximum, QString::fromLatin1(node.maximum.numberText()));
}

void SchemaValidator::lookAtText(const SchemaNode &node, const Place &place)
{
    const QString text = place.value.toString();
    const auto pairs = std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
    const qsizetype characters = text.size() - pairs;
    if (node.minLength && characters < *node.minLength)
        add(place.path, SchemaProblem::Rule::MinLength, QString::number(*node.minLength));
    if (node.maxLength && characters > *node.maxLength)
        add(place.path, SchemaProblem::Rule::MaxLength, QString::number(*node.maxLength));
    if (!node.format.isEmpty() && !isFormat(node.format, text))
        add(place.path, SchemaProblem::Rule::Format, node.format);
}

void SchemaValidator::lookAtMembers(const SchemaNode &node, const Place &place)
{
    const auto pathTo = [&](const QString &name) {
        QString path = place.path;
        jsondiff::appendName(path, name);
        return path;
    };
    for (const QString &name : node.required) {
        if (place.value.member(name).isMissing())
            add(pathTo(name), SchemaProblem::Rule::Required, {});
    }
    // Backwards, so that the first is on top.
    for (auto it = node.properties.crbegin(); it != node.properties.crend(); ++it) {
        const json::Value member = place.value.member(it->name);
        if (!member.isMissing())
            m_places.push_back({it->node, member, pathTo(it->name)});
    }
}

void SchemaValidator::lookAtElements(int items, const Place &place)
{
    const size_t first = m_places.size();
    int row = 0;
    for (json::Value one = place.value.firstChild(); !one.isMissing(); one = one.nextSibling()) {
        QString path = place.path;
        jsondiff::appendRow(path, row++);
        m_places.push_back({items, one, path});
    }
    std::reverse(m_places.begin() + static_cast<std::ptrdiff_t>(first), m_places.end());
}

} // namespace accountdesk::jsonschema
