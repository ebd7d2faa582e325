// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "jsonschema/schema.h"

namespace accountdesk {

/// The schema that the form follows, from a file. Rejected with rule "schema" and a sentence.
Result<jsonschema::Schema> readSchemaFile(const QString &path);

/// What the schema wants there; a sentence.
QString schemaSentence(const jsonschema::SchemaProblem &problem);

} // namespace accountdesk
