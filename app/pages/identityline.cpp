// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/identityline.h"

#include "pages/adaptiverow.h"
#include "pages/providertext.h"
#include "widgets/addresstext.h"
#include "widgets/badge.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"

#include <QVBoxLayout>

namespace accountdesk {

namespace {

/// Whom the provider knows; without a name the id has to do (security B13.3).
QString whoOf(const models::IdentityRow &row)
{
    if (!row.email.isEmpty())
        return addressText(row.email);
    return row.name.isEmpty() ? row.userId : row.name;
}

} // namespace

IdentityLine::IdentityLine(const models::IdentityRow &row, Detail detail, QWidget *parent)
    : QWidget(parent)
{
    const Theme &theme = Theme::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(detail == Detail::Full ? 0 : theme.scaled(2));
    auto *head = new AdaptiveRow(theme.scaled(200), theme.scaled(12), AdaptiveRow::Fit::Center);
    auto *title = new PlainTextLabel(providerName(row.provider));
    title->setTextStyle(Theme::TextStyle::Body, true);
    head->addCell(title, 1);
    if (row.isPrimary)
        head->addCell(new Badge(Badge::Tone::Accent, tr("Primary")), 0);
    column->addLayout(head);
    if (detail == Detail::Full)
        addFacts(row, *column);
    else
        addWho(row, *column);
    const QString provider = providerName(row.provider);
    setAccessibleName(row.isPrimary ? tr("%1: %2, primary").arg(provider, whoOf(row))
                                    : tr("%1: %2").arg(provider, whoOf(row)));
}

void IdentityLine::addWho(const models::IdentityRow &row, QVBoxLayout &column)
{
    auto *who = new PlainTextLabel(whoOf(row));
    who->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    column.addWidget(who);
}

void IdentityLine::addFacts(const models::IdentityRow &row, QVBoxLayout &column)
{
    const auto add = [&column](const QString &name, const QString &value, FactRow::Form form) {
        if (!value.isEmpty())
            column.addWidget(new FactRow(name, value, form));
    };
    add(tr("E-mail"), row.email, FactRow::Form::Text);
    add(tr("Name"), row.name, FactRow::Form::Text);
    add(tr("Connection"), row.connection, FactRow::Form::Technical);
    add(tr("ID there"), row.userId, FactRow::Form::Technical);
}

} // namespace accountdesk
