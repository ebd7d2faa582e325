// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonedit/edit.h"
#include "pages/metadata/formplan.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;

namespace accountdesk {

class PlainTextLabel;

/// One value of the form: label, a control for its type, what is wrong with it below. Gives the
/// value as a piece of JSON, nothing if it is left out.
class FormField : public QWidget
{
    Q_OBJECT

public:
    FormField(const jsonschema::SchemaNode &node, const FormLine &line, QWidget *parent = nullptr);

    QString path() const { return m_path; }
    /// Missing: it is left out.
    void setValue(const json::Value &value);
    void setProblem(const QString &sentence);
    /// What was typed is no value of any type.
    bool isBroken() const { return m_isBroken; }
    QString problem() const;
    /// What was typed, while it is broken.
    QString brokenText() const;
    /// As if it was typed here.
    void retype(const QString &text);

Q_SIGNALS:
    /// Without a value: it is to be left out.
    void typed(const std::optional<accountdesk::jsonedit::Fragment> &value);
    void left();
    void broken();

private:
    void addChoices(const jsonschema::SchemaNode &node);
    void addLine(const jsonschema::SchemaNode &node);
    void takeLine();

    QString m_path;
    bool m_isKept; ///< emptied it stays
    bool m_isNumber = false;
    bool m_isBroken = false;
    QList<jsonedit::Fragment> m_values; ///< of the choices
    QComboBox *m_choice = nullptr;
    QLineEdit *m_line = nullptr;
    PlainTextLabel *m_problem;
};

/// Whether there is a control for it: one scalar type, or choices.
bool isFieldFor(const jsonschema::SchemaNode &node);

} // namespace accountdesk
