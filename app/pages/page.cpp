// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page.h"

#include "widgets/refusaltext.h"
#include "widgets/sheet.h"
#include "widgets/theme.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace accountdesk {

Page::Page(const PageContext &context, QWidget *parent)
    : QScrollArea(parent),
      m_context(context),
      m_host(new ScrollColumn),
      m_column(new ScrollColumn)
{
    const Theme &theme = Theme::current();
    auto *host = new QVBoxLayout(m_host);
    host->setContentsMargins(theme.scaled(32), theme.scaled(26), theme.scaled(32),
                             theme.scaled(26));
    host->addWidget(m_column, 1);
    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.scaled(16));
    // Lines of text that are longer are hard to read.
    m_host->setMaximumWidth(theme.scaled(1120));
    m_host->setAutoFillBackground(false);

    setWidget(m_host);
    setWidgetResizable(true);
    setAlignment(Qt::AlignLeading | Qt::AlignTop);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
}

bool Page::tellsFailure(catalogue::Action) const
{
    return false;
}

void Page::openSheet(Sheet *sheet)
{
    if (!m_sheet) {
        m_focusBefore = isAncestorOf(focusWidget()) ? focusWidget() : nullptr;
        m_scrollBefore = verticalScrollBar()->value();
    }
    dropSheet();
    m_sheet = sheet;
    m_column->hide();
    m_host->layout()->addWidget(sheet);
    sheet->show();
    verticalScrollBar()->setValue(0);
    sheet->present();
    Q_EMIT sheetOpened();
}

void Page::closeSheet()
{
    if (!m_sheet)
        return;
    dropSheet();
    m_column->show();
    m_host->layout()->activate();
    verticalScrollBar()->setValue(m_scrollBefore);
    // What asked may be gone by now: the next Tab then begins at the page.
    QWidget *next = m_focusBefore && m_focusBefore->isEnabled() ? m_focusBefore.data() : m_column;
    next->setFocus(Qt::OtherFocusReason);
}

void Page::copyRequest(catalogue::Action action)
{
    const QString note = copyRequestToAdministrator(m_context.store, m_context.session, action);
    if (!note.isEmpty())
        Q_EMIT noted(note);
}

void Page::dropSheet()
{
    if (!m_sheet)
        return;
    m_sheet->hide();
    m_host->layout()->removeWidget(m_sheet);
    m_sheet->deleteLater();
    m_sheet.clear();
}

} // namespace accountdesk
