// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonschema/inspect.h"

#include "json/nodes.h"
#include "jsondiff/path.h"

#include <QSet>

#include <vector>

namespace accountdesk::jsonschema {

namespace {

using jsonedit::NameProblem;

constexpr QByteArrayView largestSafe("9007199254740991");

bool isUnsafe(QByteArrayView number)
{
    if (number.startsWith('-'))
        number = number.sliced(1);
    if (number.size() < largestSafe.size() || number.contains('.') || number.contains('e')
        || number.contains('E'))
        return false;
    return number.size() > largestSafe.size() || number > largestSafe;
}

Finding::Kind kindOf(NameProblem problem)
{
    switch (problem) {
    case NameProblem::Empty: return Finding::Kind::EmptyName;
    case NameProblem::Character: return Finding::Kind::NameCharacter;
    case NameProblem::None:
    case NameProblem::Doubled: break;
    }
    return Finding::Kind::DoubledName;
}

/// Goes through the nodes in the order of the text, with a stack of its own.
class Inspection
{
public:
    Inspection(const json::DocumentData &data, jsonedit::NameRule rule, int most)
        : m_data(data), m_rule(rule), m_most(most) {}

    QList<Finding> run(quint32 root)
    {
        look(root);
        while (!m_open.empty() && m_findings.size() < m_most)
            step();
        return m_findings;
    }

private:
    struct Open
    {
        bool isObject;
        quint32 child;
        quint32 next;
        int row;
        QSet<QString> names;
    };

    void look(quint32 node)
    {
        const auto type = static_cast<json::Type>(m_data.nodes[node].type);
        if (type == json::Type::Number && isUnsafe(m_data.raw(node)))
            add(Finding::Kind::UnsafeInteger);
        else if (m_data.isContainer(node))
            m_open.push_back({type == json::Type::Object, 0, m_data.firstChild(node), -1, {}});
    }

    void step()
    {
        Open &open = m_open.back();
        open.child = open.next;
        if (open.child == 0) {
            m_open.pop_back();
            return;
        }
        open.next = m_data.nextSibling(open.child);
        ++open.row;
        const quint32 child = open.child;
        if (open.isObject)
            lookAtName(open);
        look(child);
    }

    void lookAtName(Open &open)
    {
        const QString name = m_data.name(open.child);
        const NameProblem problem = jsonedit::nameProblem(name, m_rule);
        if (problem != NameProblem::None)
            add(kindOf(problem));
        const qsizetype before = open.names.size();
        open.names.insert(name);
        if (open.names.size() == before)
            add(Finding::Kind::DoubledName);
    }

    void add(Finding::Kind kind)
    {
        QString path(u'$');
        for (const Open &open : m_open) {
            if (open.isObject)
                jsondiff::appendName(path, m_data.name(open.child));
            else
                jsondiff::appendRow(path, open.row);
        }
        m_findings.append({kind, path});
    }

    const json::DocumentData &m_data;
    const jsonedit::NameRule m_rule;
    const int m_most;
    QList<Finding> m_findings;
    std::vector<Open> m_open;
};

} // namespace

bool isUnsafeInteger(const json::Value &value)
{
    return value.isNumber() && isUnsafe(value.numberText());
}

QList<Finding> inspect(const json::Value &root, jsonedit::NameRule rule, int most)
{
    if (root.isMissing())
        return {};
    return Inspection(*json::NodeAccess::data(root), rule, most).run(json::NodeAccess::node(root));
}

} // namespace accountdesk::jsonschema
