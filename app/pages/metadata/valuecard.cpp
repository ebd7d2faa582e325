// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/valuecard.h"

#include "pages/metadata/datadocument.h"
#include "pages/metadata/datatree.h"
#include "pages/metadata/typetext.h"
#include "widgets/announce.h"
#include "widgets/jsoneditor.h"
#include "widgets/plaintextlabel.h"
#include "widgets/visibletext.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <utility>

namespace accountdesk {

using jsonedit::Edit;
using jsonedit::Fragment;
using models::JsonModel;

namespace {

/// Longer ones would hold up the window.
constexpr qsizetype longestText = 64 * 1024;

} // namespace

ValueCard::ValueCard(DataDocument &document, DataTree &tree, QWidget *parent)
    : Card(tr("Chosen value"), parent), m_document(document), m_tree(tree),
      m_left(new LeftText(document)), m_hint(new PlainTextLabel), m_fields(nullptr),
      m_path(new PlainTextLabel),
      m_name(new QLineEdit), m_type(new QComboBox), m_values(new QWidget),
      m_text(new QPlainTextEdit), m_number(new QLineEdit), m_choice(new QComboBox),
      m_words(new PlainTextLabel), m_problem(new PlainTextLabel)
{
    m_hint->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_fields = buildFields();
    body()->addWidget(m_left);
    body()->addWidget(m_hint);
    body()->addWidget(m_fields);
    body()->addStretch(1);
    listen();
    showChosen();
}

void ValueCard::listen()
{
    connect(&m_tree, &DataTree::chosenChanged, this, &ValueCard::showChosen);
    connect(&m_tree, &DataTree::added, this, &ValueCard::askForName);
    connect(&m_document, &DataDocument::changed, this, &ValueCard::showChosen);
    connect(m_name, &QLineEdit::textEdited, this, &ValueCard::typeName);
    connect(m_number, &QLineEdit::textEdited, this, &ValueCard::typeNumber);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ValueCard::typeText);
    connect(m_choice, &QComboBox::activated, this, &ValueCard::setChoice);
    connect(m_type, &QComboBox::activated, this, [this] {
        leaveText();
        m_tree.changeType(static_cast<json::Type>(m_type->currentData().toInt()));
    });
    connect(m_left, &LeftText::takenUp, this, &ValueCard::takeUp);
    connect(&m_document.model(), &JsonModel::modelAboutToBeReset, this, [this] {
        m_shownPath = m_shown.isValid() ? m_document.model().pathOf(m_shown) : QString();
    });
    for (QWidget *field : std::initializer_list<QWidget *>{m_name, m_number, m_text})
        field->installEventFilter(this);
}

/// Undo and redo are the document's; a field of its own would undo something else.
bool ValueCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        m_document.endTyping();
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    auto *key = isKey ? static_cast<QKeyEvent *>(event) : nullptr;
    const bool isRedo = key && (key->matches(QKeySequence::Redo)
                                || key->keyCombination() == (Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    if (isRedo || (key && key->matches(QKeySequence::Undo))) {
        const bool isOwn = m_broken && event->type() == QEvent::KeyPress;
        if (m_broken)
            key->accept();
        else
            key->ignore();
        if (isOwn)
            dropProblem();
        return true;
    }
    return Card::eventFilter(watched, event);
}

void ValueCard::askForName()
{
    if (!m_rows)
        return;
    QWidget *field = m_nameRow->isHidden() ? static_cast<QWidget *>(m_text) : m_name;
    field->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void ValueCard::showChosen()
{
    const std::optional<jsonedit::Rows> rows = m_tree.chosen();
    const QModelIndex value = m_tree.currentIndex().siblingAtColumn(JsonModel::NameColumn);
    if (!isAbout(value))
        leaveText();
    m_shown = value;
    m_rows = rows;
    m_fields->setVisible(rows.has_value());
    m_hint->setVisible(!rows);
    m_hint->setPlainText(tr("Choose a value in the tree to see and change it here."));
    if (rows && !m_broken)
        showCurrent();
    for (const auto &[button, way] : std::as_const(m_moves))
        button->setEnabled(m_tree.canMove(static_cast<DataTree::Way>(way)));
    m_fields->setEnabled(!m_tree.isLocked());
    m_left->setLocked(m_tree.isLocked());
}

void ValueCard::showCurrent()
{
    m_isFilling = true;
    const QModelIndex index = m_tree.currentIndex();
    const QModelIndex name = index.siblingAtColumn(JsonModel::NameColumn);
    setProblem({});
    m_path->setPlainText(index.data(JsonModel::PathRole).toString());
    m_nameRow->setVisible(m_document.model().typeOf(index.parent()) == json::Type::Object);
    if (m_name->text() != name.data(Qt::EditRole).toString())
        m_name->setText(name.data(Qt::EditRole).toString());
    m_type->setCurrentIndex(m_type->findData(index.data(JsonModel::TypeRole)));
    showValue(index.siblingAtColumn(JsonModel::ValueColumn));
    m_isFilling = false;
}

void ValueCard::showValue(const QModelIndex &index)
{
    const auto type = static_cast<json::Type>(index.data(JsonModel::TypeRole).toInt());
    switch (type) {
    case json::Type::String: showText(index.data(Qt::EditRole).toString()); return;
    case json::Type::Number:
        if (m_number->text() != index.data(Qt::EditRole).toString())
            m_number->setText(index.data(Qt::EditRole).toString());
        if (index.data(JsonModel::UnsafeRole).toBool())
            m_problem->setPlainText(tr("Programs in JavaScript round an integer this large. "
                                       "As a text it is safe."));
        return showOnly(m_number);
    case json::Type::Bool:
        m_choice->setCurrentIndex(m_choice->findData(index.data(Qt::EditRole)));
        showOnly(m_choice);
        return;
    case json::Type::Null:
        m_words->setPlainText(index.parent().isValid()
                                  ? tr("Nothing: no text, no number.")
                                  : tr("Nothing. Saving it removes this entry, because that is "
                                       "how your tenant reads null here."));
        break;
    case json::Type::Array:
    case json::Type::Object: m_words->setPlainText(index.data().toString()); break;
    }
    showOnly(m_words);
}

void ValueCard::showText(const QString &text)
{
    const bool isShort = text.size() <= longestText;
    const QString shown = isShort ? text : text.left(longestText) + QChar(0x2026);
    if (exactText(*m_text->document()) != shown)
        m_text->setPlainText(shown);
    // Ends of lines that a text editor would change are left to the JSON text.
    const bool isExact = isShort && exactText(*m_text->document()) == text;
    m_text->setReadOnly(!isExact);
    if (!isExact)
        m_problem->setPlainText(isShort
            ? tr("This text holds characters that can only be edited as JSON text.")
            : tr("This text is too long to be edited here."));
    showOnly(m_text);
}

void ValueCard::showOnly(const QWidget *control)
{
    for (QWidget *each : std::initializer_list<QWidget *>{m_text, m_number, m_choice, m_words})
        each->setVisible(each == control);
    m_problem->setVisible(!m_problem->plainText().isEmpty());
}

void ValueCard::setChoice()
{
    m_document.endTyping();
    type(Edit::setValue(*m_rows, Fragment::boolean(m_choice->currentData().toBool())), m_choice);
}

void ValueCard::typeName()
{
    type(Edit::rename(*m_rows, m_name->text()), m_name);
}

void ValueCard::typeNumber()
{
    const Result<Fragment> number = Fragment::number(m_number->text().trimmed());
    if (number)
        return type(Edit::setValue(*m_rows, *number), m_number);
    if (m_broken != m_number)
        leaveText();
    setBroken(m_number);
    setProblem(refusalSentence(number.error()));
}

void ValueCard::typeText()
{
    if (!m_isFilling && m_rows)
        type(Edit::setValue(*m_rows, Fragment::string(exactText(*m_text->document()))), m_text);
}

void ValueCard::type(const Edit &edit, QWidget *field)
{
    if (m_broken != field)
        leaveText();
    const Result<void> allowed = m_document.check(edit);
    setBroken(allowed ? nullptr : field);
    if (allowed)
        m_document.type(edit);
    else
        setProblem(refusalSentence(allowed.error()));
}

void ValueCard::setProblem(const QString &sentence)
{
    m_problem->setPlainText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        announce(this, sentence);
}

void ValueCard::setBroken(QWidget *field)
{
    const bool wasBroken = std::exchange(m_broken, field);
    if (wasBroken != hasProblem())
        Q_EMIT problemChanged();
}

void ValueCard::dropProblem()
{
    setBroken(nullptr);
    showCurrent();
}

} // namespace accountdesk
