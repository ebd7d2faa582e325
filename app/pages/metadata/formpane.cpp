// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/formpane.h"

#include "json/literal.h"
#include "jsondiff/path.h"
#include "jsontree/branch.h"
#include "pages/metadata/datadocument.h"
#include "pages/metadata/schemafile.h"
#include "widgets/plaintextlabel.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace accountdesk {

using jsonedit::Edit;
using jsonedit::Fragment;
using jsonedit::Rows;
using jsonschema::SchemaNode;
using jsonschema::SchemaType;

namespace {

constexpr int mostNamed = 10;

Fragment emptyOf(const SchemaNode &node)
{
    if (!node.choices.isEmpty())
        return Fragment::of(node.choices.first());
    switch (node.types.isEmpty() ? SchemaType::String : node.types.first()) {
    case SchemaType::Null: return Fragment::null();
    case SchemaType::Boolean: return Fragment::boolean(false);
    case SchemaType::Integer:
    case SchemaType::Number: return *Fragment::number(u"0");
    case SchemaType::Array: return Fragment::array();
    case SchemaType::Object: return Fragment::object();
    case SchemaType::String: break;
    }
    return Fragment::string(QString());
}

/// {"name": value}
Fragment wrapped(const QString &name, const Fragment &value)
{
    const Result<Fragment> object =
        Fragment::fromText('{' + json::literalOf(name) + ':' + value.toText() + '}');
    return object ? *object : Fragment::object();
}

QString pathOf(const QList<jsondiff::PathStep> &steps)
{
    QString path = QStringLiteral("$");
    for (const jsondiff::PathStep &step : steps) {
        if (const QString *name = std::get_if<QString>(&step))
            jsondiff::appendName(path, *name);
        else
            jsondiff::appendRow(path, std::get<int>(step));
    }
    return path;
}

/// Where a value stands once an element is removed; empty: it went with it.
QString pathWithout(const QString &removed, const QString &path)
{
    auto steps = jsondiff::parsePath(path).value_or(QList<jsondiff::PathStep>());
    const auto gone = jsondiff::parsePath(removed).value_or(QList<jsondiff::PathStep>());
    const qsizetype level = gone.size() - 1;
    if (level < 0 || steps.size() <= level || steps.first(level) != gone.first(level))
        return path;
    int *row = std::get_if<int>(&steps[level]);
    const int *goneRow = std::get_if<int>(&gone[level]);
    if (!row || !goneRow || *row < *goneRow)
        return path;
    return (*row)-- == *goneRow ? QString() : pathOf(steps);
}

json::Value valueAt(const json::Value &root, const QString &path)
{
    json::Value value = root;
    const auto steps = jsondiff::parsePath(path);
    for (const jsondiff::PathStep &step : steps.value_or(QList<jsondiff::PathStep>())) {
        const QString *name = std::get_if<QString>(&step);
        value = name ? value[*name] : value.at(std::get<int>(step));
    }
    return value;
}

} // namespace

FormPane::FormPane(DataDocument &document, jsonschema::Schema schema, QWidget *parent)
    : QWidget(parent), m_document(document), m_schema(std::move(schema)),
      m_lines(new QVBoxLayout(this)), m_leftOut(new PlainTextLabel)
{
    m_leftOut->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(Theme::current().scaled(16));
    m_lines->addWidget(m_leftOut);
    m_lines->addStretch(1);
    connect(&document, &DataDocument::changed, this, &FormPane::showDocument);
}

FormField *FormPane::field(const QString &path) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(),
                                    [&path](const FormField *each) { return each->path() == path; });
    return found == m_fields.end() ? nullptr : *found;
}

bool FormPane::isBroken() const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [](const FormField *each) { return each->isBroken(); });
}

void FormPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showDocument();
}

void FormPane::showDocument()
{
    if (!isVisible() || !m_document.isOpen())
        return;
    const json::Document document = m_document.model().document().toDocument();
    const QList<FormLine> plan = planForm(m_schema, document.root());
    if (plan != m_plan || !m_column)
        rebuild(plan);
    showValues(document.root());
    showLeftOut(document.root());
    setEnabled(!m_document.textProblem());
}

void FormPane::rebuild(const QList<FormLine> &plan)
{
    m_plan = plan;
    const QHash<QString, QString> broken = brokenTexts();
    m_fields.clear();
    if (m_column) {
        // What was pressed in there is still at work.
        m_column->hide();
        m_column->deleteLater();
    }
    m_column = new QWidget;
    auto *lines = new QVBoxLayout(m_column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(Theme::current().scaled(12));
    for (const FormLine &line : plan)
        lines->addWidget(makeLine(line), 0, line.kind == FormLine::Kind::Add
                                 || line.kind == FormLine::Kind::Remove ? Qt::AlignLeading : Qt::Alignment());
    m_lines->insertWidget(0, m_column);
    m_column->show();
    for (FormField *each : std::as_const(m_fields)) {
        if (broken.contains(each->path()))
            each->retype(broken.value(each->path()));
    }
    Q_EMIT problemChanged();
}

QHash<QString, QString> FormPane::brokenTexts() const
{
    QHash<QString, QString> texts;
    for (const FormField *each : m_fields) {
        if (each->isBroken())
            texts.insert(pathWithout(m_removed, each->path()), each->brokenText());
    }
    return texts;
}

QWidget *FormPane::makeLine(const FormLine &line)
{
    const SchemaNode &node = m_schema.node(line.node);
    const QString title = node.title.isEmpty() ? line.name : node.title;
    switch (line.kind) {
    case FormLine::Kind::Heading: {
        auto *label = new PlainTextLabel(title);
        label->setTextStyle(Theme::TextStyle::Subheading, true);
        return label;
    }
    case FormLine::Kind::Elsewhere: {
        auto *label = new PlainTextLabel(tr("%1: to be edited in the tree").arg(title));
        label->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
        return label;
    }
    case FormLine::Kind::Add: {
        auto *button = new QPushButton(tr("Add"));
        button->setObjectName(QStringLiteral("addElement"));
        button->setAccessibleName(tr("Add to %1").arg(line.path));
        connect(button, &QPushButton::clicked, this, [this, line] { addElement(line); });
        return button;
    }
    case FormLine::Kind::Remove: {
        auto *button = new QPushButton(tr("Remove"));
        button->setObjectName(QStringLiteral("removeElement"));
        button->setAccessibleName(tr("Remove %1").arg(line.path));
        connect(button, &QPushButton::clicked, this, [this, line] { removeAt(line.path); });
        return button;
    }
    case FormLine::Kind::Field: break;
    }
    auto *field = new FormField(node, line);
    m_fields.append(field);
    connect(field, &FormField::left, this, [this] { m_document.endTyping(); });
    connect(field, &FormField::typed, this, [this, path = line.path](const auto &value) {
        put(path, value);
        Q_EMIT problemChanged();
    });
    connect(field, &FormField::broken, this, &FormPane::problemChanged);
    return field;
}

void FormPane::showValues(const json::Value &root)
{
    QHash<QString, QString> problems;
    for (const jsonschema::SchemaProblem &problem : m_schema.validate(root)) {
        if (!problems.contains(problem.path))
            problems.insert(problem.path, schemaSentence(problem));
    }
    for (FormField *field : std::as_const(m_fields)) {
        field->setValue(valueAt(root, field->path()));
        if (!field->isBroken())
            field->setProblem(problems.value(field->path()));
    }
}

void FormPane::showLeftOut(const json::Value &root)
{
    QStringList sentences;
    if (const int count = unplannedMembers(m_schema, root); count > 0)
        sentences.append(tr("%n more value(s) are not part of this form; the tree shows them.",
                            nullptr, count));
    const QStringList &ignored = m_schema.ignored();
    if (!ignored.isEmpty())
        sentences.append(tr("The schema also says this, which the form ignores: %1")
                             .arg(QLocale().createSeparatedList(ignored.mid(0, mostNamed))));
    m_leftOut->setPlainText(sentences.join(u'\n'));
    m_leftOut->setVisible(!sentences.isEmpty());
}

void FormPane::put(const QString &path, const std::optional<Fragment> &value)
{
    const jsonedit::EditableDocument &document = m_document.model().document();
    if (const auto rows = document.rowsOf(path)) {
        if (value)
            m_document.type(Edit::setValue(*rows, *value));
        else
            m_document.edit(Edit::remove(*rows));
        return;
    }
    auto steps = jsondiff::parsePath(path);
    if (!value || !steps)
        return;
    // The objects around it may not be there yet.
    Fragment inside = *value;
    Rows parent;
    QString name;
    while (!steps->isEmpty()) {
        name = std::get<QString>(steps->takeLast());
        if (const auto rows = document.rowsOf(pathOf(*steps))) {
            parent = *rows;
            break;
        }
        inside = wrapped(name, inside);
    }
    const jsontree::Branch *branch = document.branchAt(parent);
    parent.append(branch ? branch->size() : 0);
    m_document.edit(Edit::insert(parent, name, inside));
}

void FormPane::addElement(const FormLine &line)
{
    const jsonedit::EditableDocument &document = m_document.model().document();
    const Fragment element = emptyOf(m_schema.node(line.node));
    auto rows = document.rowsOf(line.path);
    if (!rows) {
        const Result<Fragment> list = Fragment::fromText('[' + element.toText() + ']');
        return list ? put(line.path, *list) : void();
    }
    const jsontree::Branch *branch = document.branchAt(*rows);
    rows->append(branch ? branch->size() : 0);
    m_document.edit(Edit::insert(*rows, {}, element));
}

void FormPane::removeAt(const QString &path)
{
    const auto rows = m_document.model().document().rowsOf(path);
    if (!rows)
        return;
    m_removed = path;
    m_document.edit(Edit::remove(*rows));
    m_removed.clear();
}

} // namespace accountdesk
