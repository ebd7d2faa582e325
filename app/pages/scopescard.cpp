// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/scopescard.h"

#include "catalogue/lookup.h"
#include "pages/adaptiverow.h"
#include "pages/widgetlines.h"
#include "widgets/actiontext.h"
#include "widgets/plaintextlabel.h"

#include <QVBoxLayout>

namespace accountdesk {

ScopesCard::ScopesCard(QWidget *parent) : Card(tr("Scopes"), parent), m_lines(new QVBoxLayout)
{
    m_lines->setSpacing(Theme::current().scaled(8));
    body()->addLayout(m_lines);
}

QString ScopesCard::meaning(const QString &scope)
{
    if (scope == QLatin1String("openid"))
        return tr("Sign you in and learn your user ID");
    if (scope == QLatin1String("profile"))
        return tr("Learn your name and picture at sign-in");
    if (scope == QLatin1String("email"))
        return tr("Learn your e-mail address at sign-in");
    if (scope
        == QString::fromLatin1(catalogue::offlineAccessScope.data(),
                               qsizetype(catalogue::offlineAccessScope.size())))
        return tr("Stay signed in without asking you again");
    QStringList titles;
    for (const catalogue::Action action : catalogue::allActions()) {
        if (catalogue::anyOf(action).contains(scope) || catalogue::askFor(action).contains(scope))
            titles.append(actionTitle(action));
    }
    return titles.isEmpty() ? tr("Nothing that this program uses")
                            : titles.join(QStringLiteral(" · "));
}

void ScopesCard::setScopes(const QStringList &scopes)
{
    const Theme &theme = Theme::current();
    clearLines(m_lines);
    for (const QString &scope : scopes) {
        auto *line = new QWidget;
        auto *row = new AdaptiveRow(theme.scaled(420), theme.scaled(16));
        line->setLayout(row);
        row->setStackedGap(theme.scaled(4));
        auto *name = new PlainTextLabel(scope);
        name->setTechnical(true);
        name->setSelectable(true);
        auto *words = new PlainTextLabel(meaning(scope));
        words->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
        row->addCell(name, 2);
        row->addCell(words, 3);
        line->setAccessibleName(tr("%1: %2").arg(scope, words->plainText()));
        addLine(m_lines, line);
    }
    if (scopes.isEmpty())
        addLine(m_lines, new PlainTextLabel(tr("This token names no scopes.")));
}

} // namespace accountdesk
