// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonschema/schema.h"

namespace accountdesk::jsonschema {

/// Reads a schema node by node, with a list of those still to be read; stops at the first
/// keyword of a wrong type. Used once.
class SchemaParser
{
public:
    Result<Schema> parse(const json::Value &value);

private:
    struct Waiting
    {
        int node;
        json::Value value;
        QString path;
    };
    /// Strange: not one of those that are looked at.
    enum class Reading { Done, Wrong, Strange };

    int wait(const json::Value &value, const QString &path);
    void read(const Waiting &waiting);
    Reading readText(const QString &keyword, const json::Value &value, SchemaNode &node);
    Reading readLimit(const QString &keyword, const json::Value &value, SchemaNode &node);
    Reading readList(const QString &keyword, const json::Value &value, SchemaNode &node);
    Reading readParts(const QString &keyword, const json::Value &value, const QString &path,
                      int node);

    Schema m_schema;
    std::vector<Waiting> m_waiting;
    QString m_wrong;
};

} // namespace accountdesk::jsonschema
