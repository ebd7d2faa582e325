// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonschema/schema.h"

#include "jsonschema/schemaparser.h"
#include "jsonschema/schemavalidator.h"

namespace accountdesk::jsonschema {

Result<Schema> Schema::fromValue(const json::Value &value)
{
    return SchemaParser().parse(value);
}

QStringList Schema::formats()
{
    return {QStringLiteral("date"), QStringLiteral("date-time"), QStringLiteral("email"),
            QStringLiteral("uri")};
}

QList<SchemaProblem> Schema::validate(const json::Value &value, int most) const
{
    return SchemaValidator(*this, most).validate(value);
}

} // namespace accountdesk::jsonschema
