// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonedit/editabledocument.h"

#include "jsontree/branch.h"
#include "jsonedit/changes.h"
#include "jsondiff/path.h"
#include "jsontree/textwriter.h"

#include <limits>

namespace accountdesk::jsonedit {

using namespace jsondiff;
using namespace jsontree;

namespace {

std::unique_ptr<Part> rootPartOf(const json::Document &document)
{
    const json::Value root = document.root();
    return std::make_unique<Part>(json::NodeAccess::data(root), json::NodeAccess::node(root));
}

json::Document emptyObject()
{
    return *json::Document::parse(QByteArrayLiteral("{}"));
}

bool isContainer(const Part &part)
{
    return part.data->isContainer(part.node);
}

} // namespace

EditableDocument::EditableDocument()
    : m_original(emptyObject()), m_root(rootPartOf(m_original)) {}
EditableDocument::~EditableDocument() = default;
EditableDocument::EditableDocument(EditableDocument &&) noexcept = default;
EditableDocument &EditableDocument::operator=(EditableDocument &&) noexcept = default;

Result<EditableDocument> EditableDocument::open(const json::Document &document, NameRule rule)
{
    EditableDocument editable;
    editable.m_rule = rule;
    if (document.isEmpty())
        return editable;
    if (json::NodeAccess::data(document.root())->depth > mostDepth)
        return Error{Error::Kind::Rejected, 0, {}, {}, QStringLiteral("depth"), 0};
    editable.m_original = document;
    editable.m_root = rootPartOf(document);
    return editable;
}

Branch *EditableDocument::root() const
{
    if (!m_root->branch && isContainer(*m_root))
        m_root->branch = std::make_unique<Branch>(nullptr, m_root->data, m_root->node);
    return m_root->branch.get();
}

json::Type EditableDocument::rootType() const
{
    return static_cast<json::Type>(m_root->data->nodes[m_root->node].type);
}

Branch *EditableDocument::branchAt(const Rows &rows) const
{
    Branch *branch = root();
    for (const int row : rows) {
        if (!branch || row < 0 || row >= branch->size())
            return nullptr;
        branch = branch->openAt(row);
    }
    return branch;
}

bool EditableDocument::has(const Rows &rows) const
{
    if (rows.isEmpty())
        return true;
    const Branch *parent = branchAt(rows.first(rows.size() - 1));
    return parent && rows.last() >= 0 && rows.last() < parent->size();
}

Fragment EditableDocument::fragment(const Rows &rows) const
{
    if (rows.isEmpty())
        return Fragment(m_root->copy());
    if (!has(rows))
        return Fragment();
    Branch *parent = branchAt(rows.first(rows.size() - 1));
    if (const Branch *opened = parent->openedAt(rows.last())) {
        Part part(opened->data(), opened->node());
        part.branch = opened->copy();
        return Fragment(std::move(part));
    }
    return Fragment::of(parent->valueAt(rows.last()));
}

QString EditableDocument::pathOf(const Rows &rows) const
{
    QString path(u'$');
    Branch *branch = root();
    for (const int row : rows) {
        if (!branch || row < 0 || row >= branch->size())
            return {};
        if (branch->isObject())
            appendName(path, branch->nameAt(row));
        else
            appendRow(path, row);
        branch = branch->openAt(row);
    }
    return path;
}

std::optional<Rows> EditableDocument::rowsOf(QStringView path) const
{
    const auto steps = parsePath(path);
    if (!steps)
        return std::nullopt;
    Rows rows;
    Branch *branch = root();
    for (const PathStep &step : *steps) {
        const auto *name = std::get_if<QString>(&step);
        if (!branch || (name != nullptr) != branch->isObject())
            return std::nullopt;
        const int row = name ? branch->find(*name) : std::get<int>(step);
        if (row < 0 || row >= branch->size())
            return std::nullopt;
        rows.append(row);
        branch = branch->openAt(row);
    }
    return rows;
}

Edit EditableDocument::duplicate(const Rows &rows) const
{
    if (rows.isEmpty() || !has(rows))
        return Edit::insert(rows, {}, {});
    const Rows object = rows.first(rows.size() - 1);
    Rows behind = rows;
    ++behind.last();
    const QString name = branchAt(object)->nameAt(rows.last());
    return Edit::insert(behind, freeName(object, name), fragment(rows));
}

Edit EditableDocument::changeType(const Rows &rows, json::Type type) const
{
    return Edit::setValue(rows, fragment(rows).converted(type));
}

QString EditableDocument::freeName(const Rows &object, const QString &wanted) const
{
    const Branch *branch = branchAt(object);
    if (!branch || !branch->isObject() || branch->find(wanted) < 0)
        return wanted;
    QString name;
    for (int number = 2; name.isEmpty() || branch->find(name) >= 0; ++number)
        name = wanted + u' ' + QString::number(number);
    return name;
}

QByteArray EditableDocument::toText() const
{
    QByteArray text = TextWriter().write(*m_root);
    const json::DocumentData &data = *m_root->data;
    if (m_root->node != 0)
        return text;
    // The blanks around the root are nobody's edit.
    if (data.nodes[0].begin > 0)
        text.prepend(data.source.first(data.nodes[0].begin));
    text.append(QByteArrayView(data.source).sliced(data.endOffset(0)));
    return text;
}

json::Document EditableDocument::toDocument() const
{
    if (!m_root->branch || !m_root->branch->isTouched()) {
        if (m_root->data == json::NodeAccess::data(m_original.root()) && m_root->node == 0)
            return m_original;
    }
    json::Limits limits;
    limits.bytes = std::numeric_limits<qsizetype>::max();
    auto document = json::Document::parse(toText(), limits);
    return document ? *document : json::Document();
}

QList<Change> EditableDocument::changes(int most) const
{
    return changesOf(m_original.root(), *m_root, most);
}

QList<KeyChange> EditableDocument::changedKeys() const
{
    return changedKeysOf(m_original.root(), *m_root);
}

} // namespace accountdesk::jsonedit
