// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace accountdesk {

struct PageEntry;
class AccountHeader;
class NavList;

/// Account on top, pages below it; wide with names or narrow with icons.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    explicit Sidebar(const std::vector<PageEntry> &pages, QWidget *parent = nullptr);
    AccountHeader *account() const { return m_account; }
    NavList *pages() const { return m_pages; }
    void setCompact(bool isCompact);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    AccountHeader *m_account;
    NavList *m_pages;
};

} // namespace accountdesk
