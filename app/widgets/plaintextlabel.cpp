// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plaintextlabel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

namespace accountdesk {

namespace {

QPalette::ColorRole paletteRole(Theme::Role role)
{
    switch (role) {
    case Theme::Role::Muted: return QPalette::PlaceholderText;
    case Theme::Role::Accent: return QPalette::Link;
    case Theme::Role::Bad: return QPalette::BrightText;
    case Theme::Role::OnAccent: return QPalette::HighlightedText;
    default: return QPalette::WindowText;
    }
}

} // namespace

PlainTextLabel::PlainTextLabel(const QString &text, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    // By the layout's direction, not by that of the text as QLabel would have it.
    setAlignment((QGuiApplication::isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft)
                 | Qt::AlignAbsolute | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setPlainText(text);
}

void PlainTextLabel::setPlainText(const QString &text)
{
    m_text = text;
    const QString visible = visibleText(text);
    const QString broken = breakable(visible);
    QLabel::setText(broken);
    if (broken != visible || !accessibleName().isEmpty())
        setAccessibleName(broken != visible ? visible : QString());
}

void PlainTextLabel::setTextStyle(Theme::TextStyle style, bool isStrong, Theme::Role role)
{
    m_style = style;
    m_isStrong = isStrong;
    m_role = role;
    restyle();
}

void PlainTextLabel::setTechnical(bool isTechnical)
{
    m_isTechnical = isTechnical;
    setLayoutDirection(isTechnical ? Qt::LeftToRight : QGuiApplication::layoutDirection());
    restyle();
}

void PlainTextLabel::setSelectable(bool isSelectable)
{
    // By mouse only: a keyboard stop at every fact would bury the controls; facts have a copy
    // button for that.
    setTextInteractionFlags(isSelectable ? Qt::TextSelectableByMouse : Qt::NoTextInteraction);
    setCursor(isSelectable ? Qt::IBeamCursor : Qt::ArrowCursor);
}

void PlainTextLabel::restyle()
{
    const Theme &theme = Theme::current();
    setFont(m_isTechnical ? theme.fixedFont() : theme.font(m_style, m_isStrong));
    const QPalette::ColorRole role = paletteRole(m_role);
    setForegroundRole(role);
    const bool isOwnColor = role == QPalette::WindowText && m_role != Theme::Role::Text;
    if (!isOwnColor)
        return;
    const auto paintInk = [this] {
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, Theme::current().color(m_role));
        setPalette(colors);
    };
    paintInk();
    if (!m_followsTheme)
        connect(&theme, &Theme::changed, this, paintInk);
    m_followsTheme = true;
}

void PlainTextLabel::copySelection(bool toMouseSelection)
{
    QString text = selectedText();
    // Break places and isolates are ours, not the text's.
    for (const char16_t own : {u'\u200b', u'\u2068', u'\u2069'})
        text.remove(QChar(own));
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (!text.isEmpty())
        clipboard->setText(text, toMouseSelection ? QClipboard::Selection : QClipboard::Clipboard);
}

void PlainTextLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && hasSelectedText()) {
        copySelection(false);
        event->accept();
        return;
    }
    QLabel::keyPressEvent(event);
}

void PlainTextLabel::mouseReleaseEvent(QMouseEvent *event)
{
    QLabel::mouseReleaseEvent(event);
    if (hasSelectedText() && QGuiApplication::clipboard()->supportsSelection())
        copySelection(true);
}

void PlainTextLabel::contextMenuEvent(QContextMenuEvent *event)
{
    if (textInteractionFlags() == Qt::NoTextInteraction) {
        event->ignore();
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(tr("Copy"), this, [this] { copySelection(false); });
    copy->setEnabled(hasSelectedText());
    menu->addAction(tr("Copy all"), this,
                    [this] { QGuiApplication::clipboard()->setText(m_text); });
    menu->popup(event->globalPos());
}

} // namespace accountdesk
