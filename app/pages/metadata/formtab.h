// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QScrollArea;

namespace accountdesk {

namespace config { class Settings; }
class DataDocument;
class EmptyState;
class FormPane;
class PlainTextLabel;

/// The form and the JSON Schema that it follows: which file that is, why it cannot be used, or
/// what one would be good for. The choice is remembered in the settings.
class FormTab : public QWidget
{
    Q_OBJECT

public:
    FormTab(DataDocument &document, config::Settings &settings, QWidget *parent = nullptr);
    /// Nothing while there is no schema that can be used.
    FormPane *form() const { return m_form; }
    /// A field holds what could not be taken over.
    bool isBroken() const;

public Q_SLOTS:
    /// Has the person choose a file.
    void chooseSchema();
    /// What cannot be used is refused with its reason; what was in use stays.
    void useSchema(const QString &path);
    void stopUsingSchema();

Q_SIGNALS:
    void schemaChanged();
    /// Of a field, see isBroken().
    void problemChanged();

private:
    QWidget *buildBar();
    void addParts();
    /// Says why not if it cannot be used.
    bool openSchema(const QString &path);
    void dropForm();
    void showState();

    DataDocument &m_document;
    config::Settings &m_settings;
    QWidget *m_bar;
    PlainTextLabel *m_name;
    QPushButton *m_another;
    QPushButton *m_stop;
    PlainTextLabel *m_problem;
    EmptyState *m_empty;
    QScrollArea *m_area;
    FormPane *m_form = nullptr;
};

} // namespace accountdesk
