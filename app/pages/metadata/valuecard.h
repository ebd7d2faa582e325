// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonedit/edit.h"
#include "widgets/card.h"

#include <optional>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace accountdesk {

class DataDocument;
class DataTree;
class PlainTextLabel;

/// The chosen value with fields for its name, type and content. Every keystroke that makes sense
/// is an edit at once; what does not is kept in its field, with the reason below it.
class ValueCard : public Card
{
    Q_OBJECT

public:
    ValueCard(DataDocument &document, DataTree &tree, QWidget *parent = nullptr);
    /// The name is what a new value needs first.
    void askForName();
    /// A field holds what could not be taken over.
    bool hasProblem() const { return m_hasProblem; }

Q_SIGNALS:
    void problemChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildFields();
    QWidget *buildButtons();
    QWidget *addField(const QString &label, QWidget *field);
    void listen();
    void showChosen();
    void showCurrent();
    void showValue(const QModelIndex &index);
    void showText(const QString &text);
    void showOnly(const QWidget *control);
    void setChoice();
    void typeName();
    void typeNumber();
    void typeText();
    void type(const jsonedit::Edit &edit);
    void setProblem(const QString &sentence);
    void setHasProblem(bool hasProblem);
    void dropProblem();

    DataDocument &m_document;
    DataTree &m_tree;
    PlainTextLabel *m_hint;
    QWidget *m_fields;
    PlainTextLabel *m_path;
    QWidget *m_nameRow = nullptr;
    QLineEdit *m_name;
    QComboBox *m_type;
    QWidget *m_values;
    QPlainTextEdit *m_text;
    QLineEdit *m_number;
    QComboBox *m_choice;
    PlainTextLabel *m_words;
    PlainTextLabel *m_problem;
    QList<std::pair<QPushButton *, int>> m_moves;
    std::optional<jsonedit::Rows> m_rows;   ///< what the fields are about
    bool m_isFilling = false;
    bool m_hasProblem = false;
};

} // namespace accountdesk
