// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/datatools.h"

#include "pages/adaptiverow.h"
#include "pages/metadata/placetext.h"
#include "widgets/accessibility.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace accountdesk {

namespace {

void describe(QPushButton *button, const QString &words)
{
    setPlainToolTip(button, words);
    button->setAccessibleDescription(words);
}

} // namespace

DataTools::DataTools(QWidget *parent)
    : QWidget(parent), m_add(new QPushButton), m_undo(new QPushButton(tr("Undo"))),
      m_redo(new QPushButton(tr("Redo"))), m_searchBar(new SearchBar)
{
    const Theme &theme = Theme::current();
    m_add->setObjectName(QStringLiteral("addValue"));
    m_undo->setObjectName(QStringLiteral("undoEdit"));
    m_redo->setObjectName(QStringLiteral("redoEdit"));
    // As wide for every place, so that nothing beside it moves.
    m_add->setText(widestAddingTitle());
    m_add->setFixedWidth(m_add->sizeHint().width());
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.scaled(8));
    for (QPushButton *button : {m_add, m_undo, m_redo})
        row->addWidget(button);
    auto *cells = new AdaptiveRow(theme.scaled(440), theme.scaled(8));
    cells->addCell(buttons, 0);
    cells->addCell(m_searchBar, 1);
    setLayout(cells);
    connect(m_add, &QPushButton::clicked, this, &DataTools::addWanted);
    connect(m_undo, &QPushButton::clicked, this, &DataTools::undoWanted);
    connect(m_redo, &QPushButton::clicked, this, &DataTools::redoWanted);
}

void DataTools::setAddingTo(const QString &path, bool isLocked)
{
    m_add->setText(addingTitle(path, m_add->fontMetrics()));
    m_add->setEnabled(!isLocked);
    describe(m_add, isLocked ? tr("The JSON text has an error. Mend it or drop it first.")
                             : addingSentence(path));
}

void DataTools::setSteps(const QString &undo, const QString &redo)
{
    m_undo->setEnabled(!undo.isEmpty());
    m_redo->setEnabled(!redo.isEmpty());
    describe(m_undo, undo.isEmpty() ? tr("Nothing to undo") : tr("Undo: %1").arg(undo));
    describe(m_redo, redo.isEmpty() ? tr("Nothing to redo") : tr("Redo: %1").arg(redo));
}

} // namespace accountdesk
