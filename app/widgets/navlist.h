// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace accountdesk {

/// The sidebar's list of pages in two groups; shrinks to icons with names as tool tips.
class NavList : public QListWidget
{
    Q_OBJECT

public:
    explicit NavList(QWidget *parent = nullptr);
    void addPage(const QString &id, const QString &title, const QString &iconName);
    void addGroup(const QString &title);
    void setCurrentPage(const QString &id);
    QString currentPage() const;
    void setCompact(bool isCompact);
    bool isCompact() const { return m_isCompact; }

Q_SIGNALS:
    void pageChosen(const QString &id);

protected:
    bool viewportEvent(QEvent *event) override;

private:
    bool m_isCompact = false;
};

} // namespace accountdesk
