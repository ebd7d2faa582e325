// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/codeview.h"

#include "widgets/jsonhighlighter.h"
#include "widgets/theme.h"
#include "widgets/visibletext.h"

#include <QPainter>
#include <QTextBlock>

namespace accountdesk {

namespace {

class LineNumbers : public QWidget
{
public:
    explicit LineNumbers(CodeView *view) : QWidget(view), m_view(view) {}

protected:
    void paintEvent(QPaintEvent *event) override { m_view->paintLineNumbers(event); }

private:
    CodeView *m_view;
};

} // namespace

CodeView::CodeView(const QString &accessibleName, QWidget *parent)
    : QPlainTextEdit(parent), m_numbers(new LineNumbers(this))
{
    setReadOnly(true);
    setFont(Theme::current().fixedFont());
    setLayoutDirection(Qt::LeftToRight);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(accessibleName);
    setTabChangesFocus(true);
    new JsonHighlighter(document());
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &, int dy) {
        if (dy)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update();
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this,
            [this] { setViewportMargins(lineNumberWidth(), 0, 0, 0); });
    setViewportMargins(lineNumberWidth(), 0, 0, 0);
}

void CodeView::setJson(const QByteArray &text)
{
    setPlainText(visibleText(QString::fromUtf8(text)));
    setViewportMargins(lineNumberWidth(), 0, 0, 0);
}

int CodeView::lineNumberWidth() const
{
    const int digits = std::max(2, int(QString::number(blockCount()).size()));
    return fontMetrics().horizontalAdvance(QLatin1Char('9')) * digits + Theme::current().scaled(20);
}

void CodeView::paintLineNumbers(QPaintEvent *event)
{
    const Theme &theme = Theme::current();
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), theme.color(Theme::Role::Window));
    painter.setFont(font());
    painter.setPen(theme.color(Theme::Role::Muted));
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    const int right = m_numbers->width() - theme.scaled(8);
    while (block.isValid() && top <= event->rect().bottom()) {
        const double height = blockBoundingRect(block).height();
        if (top + height >= event->rect().top())
            painter.drawText(QRectF(0, top, right, fontMetrics().height()),
                             Qt::AlignRight | Qt::AlignAbsolute,
                             QString::number(block.blockNumber() + 1));
        top += height;
        block = block.next();
    }
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect area = contentsRect();
    m_numbers->setGeometry(area.left(), area.top(), lineNumberWidth(), area.height());
}

} // namespace accountdesk
