// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jsonmodel.h"
#include "pages/metadata/droptextcommand.h"

#include <QUndoStack>

namespace accountdesk {

/// user_metadata while it is edited: what the server held, the tree, its steps and the text that
/// was typed. Tree and text are views of it; it knows neither server nor widgets.
class DataDocument : public QObject
{
    Q_OBJECT

public:
    /// A larger document is not offered as text: the text editor would hold up the window.
    static constexpr qsizetype largestText = 256 * 1024;

    explicit DataDocument(QObject *parent = nullptr);
    ~DataDocument() override;

    /// Begins anew; base may be missing (never written), document is what it holds then.
    Result<void> open(const json::Value &base, const json::Document &document);
    bool isOpen() const { return m_isOpen; }
    const json::Value &base() const { return m_base; }
    /// As received; empty if it was never written.
    const QByteArray &baseText() const { return m_baseText; }

    models::JsonModel &model() { return m_model; }
    const models::JsonModel &model() const { return m_model; }
    QUndoStack &steps() { return m_steps; }

    /// As a step of its own; false and refused() if it is not allowed.
    bool edit(const jsonedit::Edit &edit, const QString &title = {});
    /// The same, joined with what was typed at that place just before.
    bool type(const jsonedit::Edit &edit);
    /// What is typed next is another step.
    void endTyping() { ++m_run; }
    Result<void> check(const jsonedit::Edit &edit) const { return m_model.document().check(edit); }

    /// The whole as it was typed. What is no JSON is kept beside the tree until it is.
    void setText(const QString &text);
    /// The same at once, as a step of its own; read is what the text holds.
    void replace(const QByteArray &text, const ReadText &read, const QString &title);
    /// Several edits as one step.
    void edit(const QList<jsonedit::Edit> &edits, const QString &title);
    /// Back to what the tree holds, as a step of its own: undone, the text is there again.
    void dropText();
    /// What was typed last, or the tree's document, indented.
    QString text() const;
    std::optional<TextProblem> textProblem() const;
    bool isTooLargeForText() const { return m_isLarge && !m_unread; }
    /// The tree's document; written once after each edit.
    const QByteArray &treeText() const;
    /// The same, or the text that is no JSON yet.
    QByteArray editedText() const;

    bool isModified() const { return m_isModified; }
    /// The value or something inside was edited.
    bool isMarked(const QString &path) const { return m_marked.contains(path); }
    /// First-level names that differ from what the server held.
    QStringList changedNames() const;

Q_SIGNALS:
    void opened();
    void changed();     ///< the document or the typed text; also after opened()
    void refused(const accountdesk::Error &error);

private:
    bool push(const jsonedit::Edit &edit, const QString &title, quint64 run);
    void take(const QByteArray &text, const ReadText &read, const QString &title, quint64 run);
    void bringUpToDate();
    void mark();

    json::Value m_base;
    QByteArray m_baseText;
    mutable QByteArray m_treeText;  ///< empty after an edit, until somebody wants it
    models::JsonModel m_model;
    QUndoStack m_steps;
    std::optional<QSet<QString>> m_allowedNames; ///< looked for when a text is read
    QSet<QString> m_marked;
    std::optional<UnreadText> m_unread;
    quint64 m_run = 1;
    bool m_isOpen = false;
    bool m_isModified = false;
    bool m_isOpening = false;
    bool m_isLarge = false;
};

} // namespace accountdesk
