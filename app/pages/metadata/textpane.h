// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace accountdesk {

class DataDocument;
class JsonEditor;
class PlainTextLabel;

/// The document as JSON text, taken over while it is typed; what is no JSON stays here with the
/// place of the error.
class TextPane : public QWidget
{
    Q_OBJECT

public:
    explicit TextPane(DataDocument &document, QWidget *parent = nullptr);
    JsonEditor *editor() const { return m_editor; }
    void goToProblem();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void takeTyped();
    void showDocument();
    void showProblem();

    DataDocument &m_document;
    JsonEditor *m_editor;
    PlainTextLabel *m_tooLarge;
    PlainTextLabel *m_problem;
    bool m_isTaking = false;
};

} // namespace accountdesk
