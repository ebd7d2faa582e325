// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/enrollments/factorproviders.h"

#include "pages/adaptiverow.h"
#include "pages/enrollments/factortext.h"
#include "pages/profiletext.h"
#include "pages/widgetlines.h"
#include "widgets/actionbinder.h"
#include "widgets/badge.h"
#include "widgets/plaintextlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace accountdesk {

using catalogue::Action;

namespace {

PlainTextLabel *mutedText(const QString &text)
{
    auto *label = new PlainTextLabel(text);
    label->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    return label;
}

} // namespace

FactorProviders::FactorProviders(account::AccountStore &store, ActionBinder &binder,
                                 QWidget *parent)
    : Card(tr("Named by your profile"), parent), m_store(store), m_binder(binder),
      m_rows(new QVBoxLayout), m_changed(mutedText({}))
{
    m_rows->setSpacing(Theme::current().scaled(10));
    body()->addWidget(mutedText(tr("Your profile keeps a list of its own, by provider. It may lag "
                                   "behind what is enrolled.")));
    body()->addSpacing(Theme::current().scaled(4));
    body()->addLayout(m_rows);
    body()->addWidget(m_changed);
}

QStringList FactorProviders::providers() const
{
    QStringList all = m_store.user() ? m_store.user()->multifactor : QStringList();
    all.removeDuplicates();
    for (const QString &provider : removableProviders()) {
        if (!all.contains(provider))
            all.append(provider);
    }
    return all;
}

void FactorProviders::showAccount()
{
    setVisible(m_store.user().has_value());
    if (!m_store.user())
        return;
    const api::User &user = *m_store.user();
    const QString changed = user.multifactorLastModified.value_or(QString());
    m_changed->setVisible(!changed.isEmpty());
    m_changed->setPlainText(tr("Last changed: %1").arg(exactMoment(changed)));
    // What a row shows follows from the two lists.
    const QStringList now = QStringList{user.userId} + user.multifactor + QStringList{QString()}
        + providers();
    if (now == m_shown)
        return;
    m_shown = now;
    clearLines(m_rows);
    for (const QString &provider : providers()) {
        if (m_rows->count() > 0)
            addLine(m_rows, makeHairline());
        addLine(m_rows, makeRow(provider));
    }
}

QWidget *FactorProviders::makeRow(const QString &provider)
{
    const Theme &theme = Theme::current();
    const QString name = factorProviderName(provider);
    auto *words = new QWidget;
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.scaled(2));
    auto *title = new PlainTextLabel(name);
    title->setTextStyle(Theme::TextStyle::Body, true);
    column->addWidget(title);
    if (const QString sentence = factorProviderSentence(provider); !sentence.isEmpty())
        column->addWidget(mutedText(sentence));
    auto *line = new QWidget;
    auto *row = new AdaptiveRow(theme.scaled(420), theme.scaled(16), AdaptiveRow::Fit::Center);
    line->setLayout(row);
    row->setStackedGap(theme.scaled(8));
    row->addCell(words, 1);
    const bool isNamed = m_store.user()->multifactor.contains(provider);
    row->addCell(new Badge(isNamed ? Badge::Tone::Good : Badge::Tone::Neutral,
                           isNamed ? tr("Named") : tr("Not named")), 0);
    line->setAccessibleName(isNamed ? tr("%1: named").arg(name) : tr("%1: not named").arg(name));
    if (!removableProviders().contains(provider))
        return line;
    auto *remove = new QPushButton(tr("Remove…"));
    remove->setObjectName(QStringLiteral("removeFactor"));
    remove->setAccessibleName(tr("Remove %1").arg(name));
    row->addCell(remove, 0);
    m_binder.bindTo(remove, Action::RemoveMultifactor,
                    [this, provider] { Q_EMIT removalAsked(provider); },
                    [this, provider] { return reasonNothingToDo(provider); });
    return line;
}

QString FactorProviders::reasonNothingToDo(const QString &provider) const
{
    if (!m_store.user())
        return tr("Your profile has not been read.");
    return isFactorKnown(provider, *m_store.user(), m_store.enrollments())
        ? QString()
        : tr("There is nothing to remove: neither your profile nor an enrollment speaks of it.");
}

} // namespace accountdesk
