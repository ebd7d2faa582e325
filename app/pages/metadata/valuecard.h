// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonedit/edit.h"
#include "pages/metadata/lefttext.h"
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
    bool hasProblem() const { return m_broken != nullptr; }
    /// A line for each text that could not be taken over, also where other values were chosen.
    QStringList unusable() const;

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
    void type(const jsonedit::Edit &edit, QWidget *field);
    void setProblem(const QString &sentence);
    void setBroken(QWidget *field);
    void dropProblem();
    bool isAbout(const QModelIndex &value);
    LeftText::Text brokenText() const;
    void leaveText();
    void takeUp(const LeftText::Text &text);

    DataDocument &m_document;
    DataTree &m_tree;
    LeftText *m_left;
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
    QPersistentModelIndex m_shown;          ///< the same
    QString m_shownPath;                    ///< of it, while the model is reset
    bool m_isFilling = false;
    QWidget *m_broken = nullptr;            ///< the field that holds what could not be taken over
};

} // namespace accountdesk
