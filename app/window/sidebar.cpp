// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/sidebar.h"

#include "pages/pagelist.h"
#include "widgets/navlist.h"
#include "widgets/theme.h"
#include "window/accountheader.h"

#include <QBoxLayout>
#include <QPainter>

namespace accountdesk {

Sidebar::Sidebar(const std::vector<PageEntry> &pages, QWidget *parent)
    : QWidget(parent), m_account(new AccountHeader), m_pages(new NavList)
{
    const Theme &theme = Theme::current();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, 0);
    layout->setSpacing(0);
    layout->addWidget(m_account);
    layout->addSpacing(theme.scaled(13));
    layout->addWidget(m_pages, 1);
    bool isAmongExperts = false;
    for (const PageEntry &entry : pages) {
        if (entry.group == PageEntry::Group::Experts && !isAmongExperts)
            m_pages->addGroup(tr("For experts"));
        isAmongExperts = entry.group == PageEntry::Group::Experts;
        m_pages->addPage(entry.id, entry.title, entry.iconName);
    }
    setFixedWidth(theme.scaled(232));
}

void Sidebar::setCompact(bool isCompact)
{
    m_account->setCompact(isCompact);
    m_pages->setCompact(isCompact);
    setFixedWidth(Theme::current().scaled(isCompact ? 64 : 232));
}

void Sidebar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Theme::Role::Surface));
    const QRect edge(width() - 1, 0, 1, height());
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), edge),
                     theme.color(Theme::Role::Line));
    painter.fillRect(0, m_account->height(), width(), 1, theme.color(Theme::Role::Line));
}

} // namespace accountdesk
