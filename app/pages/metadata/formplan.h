// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonschema/schema.h"

namespace accountdesk {

/// One line of the form.
struct FormLine
{
    enum class Kind {
        Heading,
        Field,
        Elsewhere,  ///< no control fits: the tree edits it
        Add,        ///< one more element
        Remove,     ///< this element
    };

    Kind kind = Kind::Field;
    int node = 0;       ///< of the schema; Add: that of the elements
    QString name;
    QString path;
    bool isRequired = false;
    bool isElement = false; ///< of a list: emptied it stays

    bool operator==(const FormLine &) const = default;
};

/// The lines that a schema and the present value make, in the order of the schema.
QList<FormLine> planForm(const jsonschema::Schema &schema, const json::Value &root);

/// How many first-level members the schema does not name.
int unplannedMembers(const jsonschema::Schema &schema, const json::Value &root);

} // namespace accountdesk
