// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/rowlist.h"

#include "pages/widgetlines.h"
#include "widgets/plaintextlabel.h"

#include <QAbstractItemModel>
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

void RowList::rebuild()
{
    clearLines(m_lines);
    const int all = m_model.rowCount();
    const int shown = std::min(all, maximumRows);
    for (int row = 0; row < shown; ++row) {
        if (row > 0 && m_hasHairlines)
            addLine(m_lines, makeHairline());
        addLine(m_lines, m_make(row));
    }
    m_rest->setVisible(all > shown);
    m_rest->setPlainText(
        tr("And %1 more, which the JSON text shows.").arg(QLocale().toString(all - shown)));
}

} // namespace accountdesk
