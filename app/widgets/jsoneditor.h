// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/codeview.h"

namespace accountdesk {

/// JSON text to be edited: line numbers, highlighting, the place of an error underlined. Gives
/// the text exactly as typed; Tab leaves it, as everywhere.
class JsonEditor : public CodeView
{
    Q_OBJECT

public:
    explicit JsonEditor(const QString &accessibleName, QWidget *parent = nullptr);

    /// Not as something typed: no typed() for it.
    void setText(const QString &text);
    QString text() const;
    /// Line and column from 1; 0, 0 for none.
    void setErrorAt(int line, int column);
    void goTo(int line, int column);
    /// Marks the next (previous) place of it, going on at the other end; false if there is none.
    bool findText(const QString &text, bool isBackwards);

Q_SIGNALS:
    void typed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    QTextCursor cursorAt(int line, int column) const;
    void indentLikeAbove();

    bool m_isFilling = false;
};

/// The text of a plain-text document with nothing replaced (Qt's own turns no-break spaces into
/// spaces).
QString exactText(const QTextDocument &document);

} // namespace accountdesk
