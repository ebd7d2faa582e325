// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/schemafile.h"

#include "pages/metadata/textproblem.h"

#include <QCoreApplication>
#include <QFile>

namespace accountdesk {

using jsonschema::Schema;
using jsonschema::SchemaProblem;

namespace {

constexpr qint64 largestFile = 1024 * 1024;

struct SchemaText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::SchemaFile)
};

Error unusable(const QString &sentence)
{
    return {Error::Kind::Rejected, 0, {}, sentence, QStringLiteral("schema"), 0};
}

} // namespace

Result<Schema> readSchemaFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(SchemaText::tr("The file cannot be read: %1").arg(file.errorString()));
    const QByteArray text = file.read(largestFile + 1);
    if (text.size() > largestFile)
        return unusable(SchemaText::tr("The file is larger than a schema should be."));
    const Result<json::Document> document = json::Document::parse(text);
    if (!document)
        return unusable(SchemaText::tr("The file is no JSON. %1")
                            .arg(problemOf(document.error()).line()));
    Result<Schema> schema = Schema::fromValue(document->root());
    if (!schema)
        return unusable(SchemaText::tr("A keyword has the wrong type: %1").arg(schema.error().rule));
    return schema;
}

QString schemaSentence(const SchemaProblem &problem)
{
    switch (problem.rule) {
    case SchemaProblem::Rule::Type:
        return SchemaText::tr("This should be: %1.").arg(problem.expected);
    case SchemaProblem::Rule::Enum: return SchemaText::tr("This is none of the choices.");
    case SchemaProblem::Rule::Required: return SchemaText::tr("This is needed.");
    case SchemaProblem::Rule::Minimum:
        return SchemaText::tr("This must be at least %1.").arg(problem.expected);
    case SchemaProblem::Rule::Maximum:
        return SchemaText::tr("This must be at most %1.").arg(problem.expected);
    case SchemaProblem::Rule::MinLength:
        return SchemaText::tr("This needs at least %1 characters.").arg(problem.expected);
    case SchemaProblem::Rule::MaxLength:
        return SchemaText::tr("This must have at most %1 characters.").arg(problem.expected);
    case SchemaProblem::Rule::Format:
        return SchemaText::tr("This does not look like: %1.").arg(problem.expected);
    }
    return {};
}

} // namespace accountdesk
