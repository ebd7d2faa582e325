// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/copybutton.h"

#include "widgets/accessibility.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>

namespace accountdesk {

CopyButton::CopyButton(const QString &accessibleName, std::function<QString()> source,
                       QWidget *parent)
    : QToolButton(parent), m_source(std::move(source))
{
    const Theme &theme = Theme::current();
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setIcon(theme.icon(QStringLiteral("copy")));
    setIconSize(QSize(theme.scaled(16), theme.scaled(16)));
    setAccessibleName(accessibleName);
    setPlainToolTip(this, accessibleName);
    m_confirmation.setSingleShot(true);
    m_confirmation.setInterval(1500);
    connect(&m_confirmation, &QTimer::timeout, this,
            [this] { setIcon(Theme::current().icon(QStringLiteral("copy"))); });
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_source());
    setIcon(Theme::current().icon(QStringLiteral("check"), Theme::Role::Good));
    m_confirmation.start();
}

void CopyButton::paintEvent(QPaintEvent *event)
{
    const bool isWanted = hasFocus() || m_confirmation.isActive()
        || (parentWidget() && parentWidget()->underMouse());
    if (!m_isQuiet || isWanted)
        QToolButton::paintEvent(event);
}

} // namespace accountdesk
