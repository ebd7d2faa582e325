// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/textpane.h"

#include "pages/metadata/datadocument.h"
#include "widgets/jsoneditor.h"
#include "widgets/plaintextlabel.h"

#include <QVBoxLayout>

namespace accountdesk {

TextPane::TextPane(DataDocument &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_editor(new JsonEditor(tr("Your data as JSON text"))),
      m_tooLarge(new PlainTextLabel(tr("This is too large to be edited as text here. The tree "
                                       "shows and edits all of it."))),
      m_problem(new PlainTextLabel)
{
    m_editor->setObjectName(QStringLiteral("jsonText"));
    m_problem->setTextStyle(Theme::TextStyle::Secondary, true, Theme::Role::Bad);
    m_problem->setObjectName(QStringLiteral("jsonProblem"));
    m_tooLarge->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_tooLarge->hide();
    m_problem->hide();
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(Theme::current().scaled(8));
    lines->addWidget(m_tooLarge);
    lines->addWidget(m_editor, 1);
    lines->addWidget(m_problem);
    connect(m_editor, &JsonEditor::typed, this, &TextPane::takeTyped);
    connect(&document, &DataDocument::changed, this, &TextPane::showDocument);
}

void TextPane::goToProblem()
{
    if (const auto problem = m_document.textProblem())
        m_editor->goTo(problem->position.line, problem->position.column);
}

void TextPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showDocument();
}

void TextPane::takeTyped()
{
    m_isTaking = true;
    m_document.setText(m_editor->text());
    m_isTaking = false;
    showProblem();
}

void TextPane::showDocument()
{
    if (m_isTaking || !isVisible())
        return;
    const bool isTooLarge = m_document.isTooLargeForText();
    m_editor->setVisible(!isTooLarge);
    m_tooLarge->setVisible(isTooLarge);
    if (!isTooLarge)
        m_editor->setText(m_document.text());
    showProblem();
}

void TextPane::showProblem()
{
    const std::optional<TextProblem> problem = m_document.textProblem();
    m_problem->setVisible(problem.has_value());
    if (problem) {
        m_problem->setPlainText(problem->line());
        m_editor->setErrorAt(problem->position.line, problem->position.column);
    } else {
        m_editor->setErrorAt(0, 0);
    }
}

} // namespace accountdesk
