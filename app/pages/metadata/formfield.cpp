// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/formfield.h"

#include "models/valuetext.h"
#include "pages/metadata/typetext.h"
#include "widgets/plaintextlabel.h"
#include "widgets/theme.h"
#include "widgets/visibletext.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace accountdesk {

using jsonedit::Fragment;
using jsonschema::SchemaNode;
using jsonschema::SchemaType;

namespace {

QString hintFor(const SchemaNode &node)
{
    if (node.format == QLatin1String("date"))
        return QStringLiteral("2026-01-31");
    if (node.format == QLatin1String("date-time"))
        return QStringLiteral("2026-01-31T12:00:00Z");
    if (node.format == QLatin1String("email"))
        return QStringLiteral("name@example.com");
    return node.format == QLatin1String("uri") ? QStringLiteral("https://") : QString();
}

} // namespace

bool isFieldFor(const SchemaNode &node)
{
    if (!node.choices.isEmpty())
        return true;
    return node.types.size() == 1 && node.types.first() != SchemaType::Array
        && node.types.first() != SchemaType::Object && node.types.first() != SchemaType::Null;
}

FormField::FormField(const SchemaNode &node, const FormLine &line, QWidget *parent)
    : QWidget(parent), m_path(line.path), m_isKept(line.isRequired || line.isElement),
      m_problem(new PlainTextLabel)
{
    const Theme &theme = Theme::current();
    const QString title = node.title.isEmpty() || line.isElement ? line.name : node.title;
    auto *label = new PlainTextLabel(line.isRequired ? tr("%1 (needed)").arg(title) : title);
    label->setTextStyle(Theme::TextStyle::Secondary);
    m_problem->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Bad);
    m_problem->hide();
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.scaled(4));
    lines->addWidget(label);
    const bool isBool = node.types == QList{SchemaType::Boolean};
    if (!node.choices.isEmpty() || isBool)
        addChoices(node);
    else
        addLine(node);
    QWidget *control = m_choice ? static_cast<QWidget *>(m_choice) : m_line;
    control->setObjectName(QStringLiteral("field:") + m_path);
    control->setAccessibleName(title);
    control->setAccessibleDescription(visibleText(node.description));
    lines->addWidget(control);
    if (!node.description.isEmpty()) {
        auto *words = new PlainTextLabel(node.description);
        words->setTextStyle(Theme::TextStyle::Small, false, Theme::Role::Muted);
        lines->addWidget(words);
    }
    lines->addWidget(m_problem);
}

void FormField::addChoices(const SchemaNode &node)
{
    m_choice = new QComboBox;
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(12);
    m_choice->addItem(tr("Not set"));
    if (node.choices.isEmpty()) {
        m_values = {Fragment::boolean(true), Fragment::boolean(false)};
        m_choice->addItems({tr("true"), tr("false")});
    }
    for (const json::Value &value : node.choices) {
        m_values.append(Fragment::of(value));
        m_choice->addItem(visibleLine(models::shownText(value)));
    }
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        Q_EMIT left();
        Q_EMIT typed(index > 0 ? std::optional(m_values.at(index - 1)) : std::nullopt);
    });
}

void FormField::addLine(const SchemaNode &node)
{
    m_isNumber = node.types.first() == SchemaType::Number
        || node.types.first() == SchemaType::Integer;
    m_line = new QLineEdit;
    m_line->setPlaceholderText(hintFor(node));
    connect(m_line, &QLineEdit::textEdited, this, &FormField::takeLine);
    connect(m_line, &QLineEdit::editingFinished, this, &FormField::left);
}

void FormField::takeLine()
{
    m_isBroken = false;
    if (m_line->text().isEmpty() && !m_isKept) {
        Q_EMIT typed(std::nullopt);
        return;
    }
    if (!m_isNumber) {
        Q_EMIT typed(Fragment::string(m_line->text()));
        return;
    }
    const Result<Fragment> number = Fragment::number(m_line->text().trimmed());
    m_isBroken = !number;
    if (number)
        Q_EMIT typed(*number);
    else
        setProblem(refusalSentence(number.error()));
    if (m_isBroken)
        Q_EMIT broken();
}

void FormField::setValue(const json::Value &value)
{
    if (m_line) {
        const QString text = models::valueText(value);
        if (!m_isBroken && m_line->text() != text)
            m_line->setText(text);
        // A line cannot hold these; the text or the tree can.
        m_line->setReadOnly(m_line->text() != text && !m_isBroken);
        return;
    }
    int index = 0;
    for (int i = 0; i < m_values.size() && !value.isMissing(); ++i) {
        const Result<json::Document> choice = json::Document::parse(m_values.at(i).toText());
        if (choice && choice->root().equals(value))
            index = i + 1;
    }
    m_choice->setCurrentIndex(index);
}

void FormField::setProblem(const QString &sentence)
{
    m_problem->setPlainText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

QString FormField::problem() const
{
    return m_problem->plainText();
}

QString FormField::brokenText() const
{
    return m_isBroken ? m_line->text() : QString();
}

void FormField::retype(const QString &text)
{
    if (!m_line)
        return;
    m_line->setText(text);
    takeLine();
}

} // namespace accountdesk
