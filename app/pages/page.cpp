// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page.h"

#include "widgets/scrollcolumn.h"
#include "widgets/theme.h"

#include <QVBoxLayout>

namespace accountdesk {

Page::Page(const PageContext &context, QWidget *parent)
    : QScrollArea(parent),
      m_context(context),
      m_column(new ScrollColumn)
{
    const Theme &theme = Theme::current();
    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(theme.scaled(32), theme.scaled(26), theme.scaled(32),
                               theme.scaled(26));
    column->setSpacing(theme.scaled(16));
    // Lines of text that are longer are hard to read.
    m_column->setMaximumWidth(theme.scaled(1120));
    m_column->setAutoFillBackground(false);

    setWidget(m_column);
    setWidgetResizable(true);
    setAlignment(Qt::AlignLeading | Qt::AlignTop);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
}

} // namespace accountdesk
