// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonschema/schema.h"

namespace accountdesk::jsonschema {

/// Goes through a value beside a schema, in the order of the value, with a list of those places
/// that are still to be looked at. Used once.
class SchemaValidator
{
public:
    SchemaValidator(const Schema &schema, int most) : m_schema(schema), m_most(most) {}

    QList<SchemaProblem> validate(const json::Value &value);

private:
    struct Place
    {
        int node;
        json::Value value;
        QString path;
    };

    void look(const Place &place);
    void lookAtNumber(const SchemaNode &node, const Place &place);
    void lookAtText(const SchemaNode &node, const Place &place);
    void lookAtMembers(const SchemaNode &node, const Place &place);
    void lookAtElements(int items, const Place &place);
    void add(const QString &path, SchemaProblem::Rule rule, const QString &expected);

    const Schema &m_schema;
    const int m_most;
    QList<SchemaProblem> m_problems;
    std::vector<Place> m_places;
};

} // namespace accountdesk::jsonschema
