// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/metadata/formfield.h"

#include <QHash>

class QVBoxLayout;

namespace accountdesk {

class DataDocument;

/// The document as fields by a JSON Schema, checked while typing. Only what the schema names; it
/// says what it leaves out.
class FormPane : public QWidget
{
    Q_OBJECT

public:
    FormPane(DataDocument &document, jsonschema::Schema schema, QWidget *parent = nullptr);
    /// Of the fields that are shown.
    FormField *field(const QString &path) const;
    bool isBroken() const;

Q_SIGNALS:
    void problemChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showDocument();
    void rebuild(const QList<FormLine> &plan);
    /// By the paths where their fields will stand.
    QHash<QString, QString> brokenTexts() const;
    QWidget *makeLine(const FormLine &line);
    void showValues(const json::Value &root);
    void showLeftOut(const json::Value &root);
    void put(const QString &path, const std::optional<jsonedit::Fragment> &value);
    void addElement(const FormLine &line);
    void removeAt(const QString &path);

    DataDocument &m_document;
    const jsonschema::Schema m_schema;
    QList<FormLine> m_plan;
    QList<FormField *> m_fields;
    QString m_removed;  ///< the element that is being removed
    QWidget *m_column = nullptr;
    QVBoxLayout *m_lines;
    PlainTextLabel *m_leftOut;
};

} // namespace accountdesk
