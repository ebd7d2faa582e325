// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/typetext.h"

#include "core/error.h"

#include <QCoreApplication>
#include <QHash>

namespace accountdesk {

namespace {

struct TypeText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::TypeText)
};

} // namespace

QList<json::Type> allTypes()
{
    return {json::Type::String, json::Type::Number, json::Type::Bool,
            json::Type::Object, json::Type::Array,  json::Type::Null};
}

QString typeTitle(json::Type type)
{
    switch (type) {
    case json::Type::Null: return TypeText::tr("Null");
    case json::Type::Bool: return TypeText::tr("True or false");
    case json::Type::Number: return TypeText::tr("Number");
    case json::Type::String: return TypeText::tr("Text");
    case json::Type::Array: return TypeText::tr("List");
    case json::Type::Object: return TypeText::tr("Object");
    }
    return {};
}

QString contentSentence(const Error &error)
{
    if (error.httpStatus != 0 || error.kind != Error::Kind::Rejected)
        return {};
    const QHash<QString, QString> sentences{
        {QStringLiteral("object"), TypeText::tr("They must be one object with names and values.")},
        {QStringLiteral("duplicate"), TypeText::tr("The name “%1” stands there twice.")},
        {QStringLiteral("key"), TypeText::tr("Your tenant does not take the name “%1”.")},
        {QStringLiteral("size"), TypeText::tr("They are too large.")},
    };
    const QString sentence = sentences.value(error.rule);
    return sentence.contains(QLatin1String("%1")) ? sentence.arg(error.detail) : sentence;
}

QString refusalSentence(const Error &error)
{
    const QHash<QString, QString> sentences{
        {QStringLiteral("emptyName"), TypeText::tr("A name must not be empty.")},
        {QStringLiteral("nameCharacter"),
         TypeText::tr("A name must not contain a dot or a dollar sign.")},
        {QStringLiteral("doubledName"), TypeText::tr("This name is taken already.")},
        {QStringLiteral("number"),
         TypeText::tr("This is no number. Write it like 42, -3.5 or 6e23.")},
        {QStringLiteral("depth"), TypeText::tr("That would be nested too deeply.")},
        {QStringLiteral("intoItself"), TypeText::tr("A value cannot be moved into itself.")},
    };
    return sentences.value(error.rule, TypeText::tr("That is not possible here."));
}

} // namespace accountdesk
