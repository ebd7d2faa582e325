// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/rowlist.h"

#include "pages/widgetlines.h"
#include "widgets/plaintextlabel.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace accountdesk {

RowList::RowList(const QAbstractItemModel &model, Maker make, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_make(std::move(make)),
      m_lines(new QVBoxLayout),
      m_rest(new PlainTextLabel)
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(Theme::current().scaled(8));
    m_rest->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_lines);
    column->addWidget(m_rest);
    connect(&model, &QAbstractItemModel::modelReset, this, &RowList::rebuild);
    connect(&model, &QAbstractItemModel::dataChanged, this, &RowList::rebuild);
    rebuild();
}

/// Where the focus is among the lines; nothing if it is elsewhere.
std::optional<int> RowList::focusedLine() const
{
    const QWidget *focused = QApplication::focusWidget();
    for (int i = 0; focused && i < m_lines->count(); ++i) {
        const QWidget *line = m_lines->itemAt(i)->widget();
        if (line && line->isAncestorOf(focused))
            return i;
    }
    return std::nullopt;
}

bool RowList::focusLine(int index)
{
    const QList<QWidget *> children =
        m_lines->itemAt(index)->widget()->findChildren<QWidget *>();
    for (QWidget *child : children) {
        if (child->focusPolicy() & Qt::TabFocus && child->isEnabled() && child->isVisibleTo(this)) {
            child->setFocus();
            return true;
        }
    }
    return false;
}

/// In that line, or in the nearest below it, or else above it.
void RowList::focusNear(int index)
{
    for (int i = index; i < m_lines->count(); ++i) {
        if (focusLine(i))
            return;
    }
    for (int i = std::min(index, m_lines->count()) - 1; i >= 0; --i) {
        if (focusLine(i))
            return;
    }
}

void RowList::rebuild()
{
    const std::optional<int> focused = focusedLine();
    clearLines(m_lines);
    const int all = m_model.rowCount();
    const int shown = std::min(all, maximumRows);
    for (int row = 0; row < shown; ++row) {
        if (row > 0 && m_hasHairlines)
            addLine(m_lines, makeHairline());
        addLine(m_lines, m_make(row));
    }
    // Without this it would go wherever the window's first control is.
    if (focused)
        focusNear(*focused);
    m_rest->setVisible(all > shown);
    m_rest->setPlainText(
        tr("And %1 more, which the JSON text shows.").arg(QLocale().toString(all - shown)));
}

} // namespace accountdesk
