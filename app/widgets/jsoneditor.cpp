// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jsoneditor.h"

#include "widgets/theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

namespace accountdesk {

JsonEditor::JsonEditor(const QString &accessibleName, QWidget *parent)
    : CodeView(accessibleName, parent)
{
    setReadOnly(false);
    setTextInteractionFlags(Qt::TextEditorInteraction);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isFilling)
            Q_EMIT typed();
    });
}

void JsonEditor::setText(const QString &text)
{
    if (text == this->text())
        return;
    m_isFilling = true;
    const int place = textCursor().position();
    setPlainText(text);
    QTextCursor cursor(document());
    cursor.setPosition(std::min(place, document()->characterCount() - 1));
    setTextCursor(cursor);
    m_isFilling = false;
}

QString JsonEditor::text() const
{
    return exactText(*document());
}

void JsonEditor::setErrorAt(int line, int column)
{
    QList<QTextEdit::ExtraSelection> marks;
    if (line > 0) {
        const Theme &theme = Theme::current();
        QTextEdit::ExtraSelection row;
        row.cursor = cursorAt(line, 1);
        row.format.setProperty(QTextFormat::FullWidthSelection, true);
        row.format.setBackground(theme.color(Theme::Role::BadSurface));
        QTextEdit::ExtraSelection spot;
        spot.cursor = cursorAt(line, column);
        spot.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        spot.format.setBackground(theme.color(Theme::Role::BadSurface));
        spot.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        spot.format.setUnderlineColor(theme.color(Theme::Role::Bad));
        marks = {row, spot};
    }
    setExtraSelections(marks);
}

void JsonEditor::goTo(int line, int column)
{
    setTextCursor(cursorAt(line, column));
    centerCursor();
    setFocus(Qt::OtherFocusReason);
}

bool JsonEditor::findText(const QString &text, bool isBackwards)
{
    const QTextDocument::FindFlags flags =
        isBackwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (find(text, flags))
        return true;
    QTextCursor again(document());
    again.movePosition(isBackwards ? QTextCursor::End : QTextCursor::Start);
    const QTextCursor found = document()->find(text, again, flags);
    if (!found.isNull())
        setTextCursor(found);
    return !found.isNull();
}

QTextCursor JsonEditor::cursorAt(int line, int column) const
{
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    QTextCursor cursor(block.isValid() ? block : document()->lastBlock());
    // The column counts characters; those beyond the BMP are two of Qt's.
    const QString text = cursor.block().text();
    int place = 0;
    for (int left = column - 1; left > 0 && place < text.size(); --left)
        place += text.at(place).isHighSurrogate() ? 2 : 1;
    cursor.setPosition(cursor.block().position() + std::min(place, int(text.size())));
    return cursor;
}

void JsonEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !(event->modifiers() & ~Qt::KeypadModifier))
        indentLikeAbove();
    else if (isEnter && event->modifiers() == Qt::ShiftModifier)
        textCursor().insertBlock(); // not the line separator that Qt would put
    else
        CodeView::keyPressEvent(event);
}

void JsonEditor::indentLikeAbove()
{
    QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    QString indent;
    for (const QChar c : before) {
        if (c != QLatin1Char(' ') && c != QLatin1Char('\t'))
            break;
        indent.append(c);
    }
    const QString code = before.trimmed();
    if (code.endsWith(QLatin1Char('{')) || code.endsWith(QLatin1Char('[')))
        indent.append(QLatin1String("  "));
    cursor.beginEditBlock();
    cursor.insertBlock();
    cursor.insertText(indent);
    cursor.endEditBlock();
    setTextCursor(cursor);
    ensureCursorVisible();
}

void JsonEditor::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        textCursor().insertText(source->text());
}

QString exactText(const QTextDocument &document)
{
    QString text = document.toRawText();
    return text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
}

} // namespace accountdesk
