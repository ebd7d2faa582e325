// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessibility.h"

#include "widgets/visibletext.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace accountdesk {

namespace {

struct RoleOfClass
{
    QLatin1String name;
    QAccessible::Role role;
};

const RoleOfClass classRoles[] = {
    {QLatin1String("accountdesk::Badge"), QAccessible::StaticText},
    {QLatin1String("accountdesk::Avatar"), QAccessible::Graphic},
    {QLatin1String("accountdesk::Ring"), QAccessible::Indicator},
    {QLatin1String("accountdesk::WaysIn"), QAccessible::Graphic},
    {QLatin1String("accountdesk::Card"), QAccessible::Grouping},
    {QLatin1String("accountdesk::FactRow"), QAccessible::Grouping},
    {QLatin1String("accountdesk::Finding"), QAccessible::Grouping},
    {QLatin1String("accountdesk::EmptyState"), QAccessible::Grouping},
    {QLatin1String("accountdesk::Banner"), QAccessible::AlertMessage},
    {QLatin1String("accountdesk::PauseBar"), QAccessible::AlertMessage},
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    if (!object || !object->isWidgetType())
        return nullptr;
    for (const RoleOfClass &entry : classRoles) {
        if (className == entry.name)
            return new QAccessibleWidget(static_cast<QWidget *>(object), entry.role);
    }
    return nullptr;
}

} // namespace

void installAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

QString plainToolTip(const QString &text)
{
    // Qt takes a tool tip for markup when it looks like it; escaped inside markup it never is.
    if (text.isEmpty())
        return text;
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>")
        .arg(visibleText(text).toHtmlEscaped());
}

void setPlainToolTip(QWidget *widget, const QString &text)
{
    widget->setToolTip(plainToolTip(text));
}

} // namespace accountdesk
