// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

class QMenu;

namespace accountdesk {

class Avatar;

/// Who is signed in where, at the top of the sidebar; opens the account's menu.
class AccountHeader : public QAbstractButton
{
    Q_OBJECT

public:
    explicit AccountHeader(QWidget *parent = nullptr);
    void setAccount(const QString &name, const QString &tenant);
    void setPicture(const QPixmap &picture);
    void setMenu(QMenu *menu) { m_menu = menu; }
    void setCompact(bool isCompact);
    QString name() const { return m_name; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void openMenu();
    QString m_name;
    QString m_tenant;
    Avatar *m_avatar;
    QMenu *m_menu = nullptr;
    bool m_isCompact = false;
};

} // namespace accountdesk
