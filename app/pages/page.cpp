// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page.h"

#include "widgets/theme.h"

#include <QVBoxLayout>

namespace accountdesk {

namespace {

/// The layout's least height is that of its least width, which is far more than the page needs at
/// the width that it has: the scroll area asks for the height of that.
class Column : public QWidget
{
public:
    QSize minimumSizeHint() const override { return { QWidget::minimumSizeHint().width(), 0 }; }
};

} // namespace

Page::Page(const PageContext &context, QWidget *parent)
    : QScrollArea(parent),
      m_context(context),
      m_column(new Column)
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
