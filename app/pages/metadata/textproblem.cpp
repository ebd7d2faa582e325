// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/textproblem.h"

#include "json/nodes.h"
#include "jsondiff/path.h"
#include "metadata/metadatapatch.h"
#include "pages/metadata/jsonsentence.h"

#include <QCoreApplication>

#include <functional>
#include <utility>

namespace accountdesk {

namespace {

struct ProblemText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::TextProblem)
};

/// Calls visit with each value whose name is not allowed, and its path, until it returns false.
void visitStrangeNames(const json::Value &root,
                       const std::function<bool(const json::Value &, const QString &)> &visit)
{
    std::vector<std::pair<json::Value, QString>> open{{root, QStringLiteral("$")}};
    while (!open.empty()) {
        const auto [container, path] = std::move(open.back());
        open.pop_back();
        int row = 0;
        for (json::Value each = container.firstChild(); !each.isMissing();
             each = each.nextSibling(), ++row) {
            const bool isContainer = each.isObject() || each.isArray();
            const bool isStrange = container.isObject()
                && (each.name().isEmpty() || !metadata::isKeyAllowed(each.name()));
            if (!isContainer && !isStrange)
                continue;
            QString own = path;
            if (container.isObject())
                jsondiff::appendName(own, each.name());
            else
                jsondiff::appendRow(own, row);
            if (isStrange && !visit(each, own))
                return;
            if (isContainer)
                open.emplace_back(each, own);
        }
    }
}

json::Position positionOfName(const json::Value &value)
{
    const json::DocumentData &data = *json::NodeAccess::data(value);
    return json::positionOf(data.source, data.nodes[json::NodeAccess::node(value)].name);
}

} // namespace

QString TextProblem::line() const
{
    return ProblemText::tr("Line %1, column %2: %3")
        .arg(position.line)
        .arg(position.column)
        .arg(sentence);
}

TextProblem problemOf(const Error &error)
{
    TextProblem problem;
    const QStringList words = error.rule.split(u' ');
    if (words.size() == 4)
        problem.position = {words.at(1).chopped(1).toInt(), words.at(3).toInt()};
    problem.sentence = jsonSentence(error);
    return problem;
}

QSet<QString> strangeNames(const json::Value &object)
{
    QSet<QString> paths;
    visitStrangeNames(object, [&paths](const json::Value &, const QString &path) {
        paths.insert(path);
        return true;
    });
    return paths;
}

ReadText readMetadataText(const QByteArray &utf8, const QSet<QString> &allowed)
{
    json::Limits limits;
    limits.allowDuplicateKeys = false;
    ReadText read;
    const Result<json::Document> parsed = json::Document::parse(utf8, limits);
    if (!parsed) {
        read.problem = problemOf(parsed.error());
        return read;
    }
    if (!parsed->root().isObject()) {
        read.problem = TextProblem{parsed->root().position(),
                                   ProblemText::tr("The whole must be one object: { … }.")};
        return read;
    }
    visitStrangeNames(parsed->root(), [&](const json::Value &value, const QString &path) {
        if (allowed.contains(path))
            return true;
        read.problem = TextProblem{
            positionOfName(value),
            value.name().isEmpty()
                ? ProblemText::tr("A name must not be empty.")
                : ProblemText::tr("A name must not contain a dot or a dollar sign.")};
        return false;
    });
    if (!read.problem)
        read.document = *parsed;
    return read;
}

} // namespace accountdesk
