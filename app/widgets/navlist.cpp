// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/navlist.h"

#include "widgets/accessibility.h"
#include "widgets/stylepaint.h"
#include "widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>

namespace accountdesk {

namespace {

constexpr int idRole = Qt::UserRole;        // empty for a group's heading
constexpr int iconRole = Qt::UserRole + 1;

int scaled(int pixels)
{
    return Theme::current().scaled(pixels);
}

class NavDelegate : public QStyledItemDelegate
{
public:
    explicit NavDelegate(NavList *list) : QStyledItemDelegate(list), m_list(list) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        if (!index.data(idRole).toString().isEmpty())
            return {scaled(48), scaled(40)};
        return {scaled(48), m_list->isCompact() ? scaled(17) : scaled(40)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        if (index.data(idRole).toString().isEmpty())
            paintGroup(painter, option, index);
        else
            paintPage(painter, option, index);
    }

private:
    void paintGroup(QPainter *painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const
    {
        const Theme &theme = Theme::current();
        if (m_list->isCompact()) {
            painter->fillRect(QRect(option.rect.left() + scaled(16), option.rect.center().y(),
                                    option.rect.width() - scaled(32), 1),
                              theme.color(Theme::Role::Line));
            return;
        }
        painter->setFont(theme.font(Theme::TextStyle::Small, true));
        painter->setPen(theme.color(Theme::Role::Muted));
        const QRect words = option.rect.adjusted(scaled(24), scaled(10), -scaled(8), 0);
        painter->drawText(QStyle::visualRect(option.direction, option.rect, words),
                          int(Qt::AlignVCenter | Qt::AlignLeading),
                          index.data(Qt::DisplayRole).toString().toUpper());
    }

    void paintPage(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const
    {
        const Theme &theme = Theme::current();
        const bool isCurrent = option.state & QStyle::State_Selected;
        const QRect pill = option.rect.adjusted(scaled(8), scaled(2), -scaled(8), -scaled(2));
        const auto mirrored = [&](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        if (isCurrent) {
            paint::roundedRect(painter, pill, scaled(6), theme.color(Theme::Role::AccentSurface));
            const QRect bar(pill.left(), pill.top() + scaled(8), scaled(3),
                            pill.height() - scaled(16));
            paint::roundedRect(painter, mirrored(bar), 1.5, theme.color(Theme::Role::Accent));
        } else if (option.state & QStyle::State_MouseOver) {
            paint::roundedRect(painter, pill, scaled(6), theme.color(Theme::Role::Window));
        }
        if (option.state & QStyle::State_HasFocus
            && option.state & QStyle::State_KeyboardFocusChange)
            paint::focusRing(painter, pill);
        const int icon = scaled(20);
        const int left = m_list->isCompact() ? option.rect.center().x() - icon / 2
                                             : option.rect.left() + scaled(22);
        const QRect iconRect(left, option.rect.center().y() - icon / 2, icon, icon);
        theme.icon(index.data(iconRole).toString(),
                   isCurrent ? Theme::Role::Accent : Theme::Role::Muted)
            .paint(painter, m_list->isCompact() ? iconRect : mirrored(iconRect));
        if (m_list->isCompact())
            return;
        painter->setFont(theme.font(Theme::TextStyle::Body, isCurrent));
        painter->setPen(theme.color(isCurrent ? Theme::Role::Accent : Theme::Role::Text));
        QRect text = option.rect.adjusted(scaled(54), 0, -scaled(14), 0);
        painter->drawText(mirrored(text), int(Qt::AlignVCenter | Qt::AlignLeading),
                          painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                            Qt::ElideRight, text.width()));
    }

    NavList *m_list;
};

} // namespace

NavList::NavList(QWidget *parent) : QListWidget(parent)
{
    setItemDelegate(new NavDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("Pages"));
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            Q_EMIT pageChosen(item->data(idRole).toString());
    });
}

void NavList::addPage(const QString &id, const QString &title, const QString &iconName)
{
    auto *item = new QListWidgetItem(title, this);
    item->setData(idRole, id);
    item->setData(iconRole, iconName);
}

void NavList::addGroup(const QString &title)
{
    auto *item = new QListWidgetItem(title, this);
    item->setFlags(Qt::NoItemFlags);
}

void NavList::setCurrentPage(const QString &id)
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(idRole).toString() != id)
            continue;
        const QSignalBlocker quiet(this);
        setCurrentRow(row);
        return;
    }
}

QString NavList::currentPage() const
{
    return currentItem() ? currentItem()->data(idRole).toString() : QString();
}

void NavList::setCompact(bool isCompact)
{
    if (isCompact == m_isCompact)
        return;
    m_isCompact = isCompact;
    scheduleDelayedItemsLayout();
    viewport()->update();
}

bool NavList::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QListWidget::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QListWidgetItem *under = itemAt(help->pos());
    const bool isNamed = m_isCompact && under && !under->data(idRole).toString().isEmpty();
    QToolTip::showText(help->globalPos(), isNamed ? plainToolTip(under->text()) : QString(), this);
    return true;
}

} // namespace accountdesk
