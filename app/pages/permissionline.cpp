// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/permissionline.h"

#include "pages/adaptiverow.h"
#include "widgets/accessibility.h"
#include "widgets/actionbinder.h"
#include "widgets/actiontext.h"
#include "widgets/badge.h"
#include "widgets/plaintextlabel.h"
#include "widgets/refusaltext.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace accountdesk {

using catalogue::Capability;

namespace {

QWidget *makeCell(std::initializer_list<QWidget *> widgets)
{
    auto *cell = new QWidget;
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().scaled(4));
    for (QWidget *widget : widgets) {
        const bool isText = qobject_cast<PlainTextLabel *>(widget) != nullptr;
        column->addWidget(widget, 0, isText ? Qt::Alignment() : Qt::AlignLeading);
    }
    column->addStretch();
    return cell;
}

struct PermissionText
{
    Q_DECLARE_TR_FUNCTIONS(Permission)
};

/// The scope stands beside it, so the reason need not repeat it.
QString reason(const models::PermissionRow &row)
{
    if (row.capability == Capability::Available)
        return PermissionText::tr("Your token has this permission.");
    if (row.capability == Capability::NotGranted)
        return PermissionText::tr("Your token lacks this permission.");
    if (row.capability == Capability::RefusedByTenant)
        return PermissionText::tr("Your token has this permission, but the tenant refused. Whoever "
                                  "runs the tenant can change that.");
    return capabilityReason(row.capability, row.action);
}

PlainTextLabel *makeText(const QString &text, Theme::TextStyle style, bool isStrong = false,
                         Theme::Role role = Theme::Role::Text)
{
    auto *label = new PlainTextLabel(text);
    label->setTextStyle(style, isStrong, role);
    return label;
}

} // namespace

PermissionLine::PermissionLine(const models::PermissionRow &row, ActionBinder &binder,
                               std::function<void()> copyRequest, QWidget *parent)
    : QWidget(parent)
{
    auto *cells = new AdaptiveRow(Theme::current().scaled(640), Theme::current().scaled(24));
    cells->setStackedGap(Theme::current().scaled(6));
    setLayout(cells);
    cells->addCell(makeAction(row), 5);
    cells->addCell(makeTechnical(row), 7);
    cells->addCell(makeState(row), 4);
    cells->addCell(makeButton(row, binder, std::move(copyRequest)), 0);
    setMinimumHeight(Theme::current().scaled(40));
    setAccessibleName(tr("%1: %2").arg(actionTitle(row.action), capabilityWord(row.capability)));
}

QWidget *PermissionLine::makeAction(const models::PermissionRow &row)
{
    auto *title = makeText(actionTitle(row.action), Theme::TextStyle::Body, true);
    auto *sentence = makeText(actionSentence(row.action), Theme::TextStyle::Secondary, false,
                              Theme::Role::Muted);
    return makeCell({ title, sentence });
}

QWidget *PermissionLine::makeTechnical(const models::PermissionRow &row)
{
    auto *scope = makeText(row.anyOf.join(u'\n'), Theme::TextStyle::Body);
    scope->setTechnical(true);
    scope->setSelectable(true);
    auto *endpoint = makeText(QStringLiteral("%1 %2").arg(row.verb, row.path),
                              Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    endpoint->setTechnical(true);
    endpoint->setSelectable(true);
    return makeCell({ scope, endpoint });
}

QWidget *PermissionLine::makeState(const models::PermissionRow &row)
{
    auto *badge = new Badge(capabilityTone(row.capability), capabilityWord(row.capability));
    auto *why = makeText(reason(row), Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    return makeCell({ badge, why });
}

QWidget *PermissionLine::makeButton(const models::PermissionRow &row, ActionBinder &binder,
                                    std::function<void()> copyRequest)
{
    const QString title = actionTitle(row.action);
    auto *ask = new QPushButton(tr("Ask for it"));
    ask->setObjectName(QStringLiteral("askForIt"));
    ask->setAccessibleName(tr("Ask for it: %1").arg(title));
    auto *copy = new QPushButton(tr("Copy request"));
    copy->setObjectName(QStringLiteral("copyRequest"));
    copy->setAccessibleName(tr("Copy a request to the administrator: %1").arg(title));
    setPlainToolTip(copy, copyRequestVerb());
    // Rows without a button keep its place, so that the columns stand below one another.
    const int width = std::max(ask->sizeHint().width(), copy->sizeHint().width());
    QWidget *cell = makeCell({ ask, copy });
    cell->setFixedWidth(width);
    binder.bind(ask, row.action);
    connect(copy, &QPushButton::clicked, this, std::move(copyRequest));
    ask->setVisible(row.capability == Capability::NotGranted);
    copy->setVisible(row.capability == Capability::RefusedByTenant);
    return cell;
}

} // namespace accountdesk
