// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/allowedcard.h"

#include "catalogue/lookup.h"
#include "pages/adaptiverow.h"
#include "widgets/accessibility.h"
#include "widgets/actionbinder.h"
#include "widgets/actiontext.h"
#include "widgets/badge.h"
#include "widgets/plaintextlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace accountdesk {

using catalogue::Capability;

AllowedCard::AllowedCard(account::AccountStore &store, ActionBinder &binder, QWidget *parent)
    : Card(tr("What you may do here"), parent),
      m_store(store)
{
    const Theme &theme = Theme::current();
    AdaptiveRow *pair = nullptr;
    for (const catalogue::Action action : catalogue::allActions()) {
        if (!pair || pair->count() == 2) {
            pair = new AdaptiveRow(theme.scaled(560), theme.scaled(32), AdaptiveRow::Fit::Center);
            pair->setStackedGap(theme.scaled(8));
            body()->addLayout(pair);
        }
        pair->addCell(makeLine(action, binder), 1);
    }
    connect(&store, &account::AccountStore::capabilitiesChanged, this, &AllowedCard::refresh);
    connect(&store, &account::AccountStore::connectionChanged, this, &AllowedCard::refresh);
    refresh();
}

QWidget *AllowedCard::makeLine(catalogue::Action action, ActionBinder &binder)
{
    auto *line = new QWidget;
    line->setMinimumHeight(Theme::current().scaled(36));
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::current().scaled(12));
    auto *title = new PlainTextLabel(actionTitle(action));
    setPlainToolTip(title, actionSentence(action));
    auto *badge = new Badge;
    auto *ask = new QPushButton(tr("Ask for it"));
    ask->setAccessibleName(tr("Ask for it: %1").arg(actionTitle(action)));
    binder.bind(ask, action);
    row->addWidget(title, 1, Qt::AlignVCenter);
    row->addWidget(badge, 0, Qt::AlignVCenter);
    row->addWidget(ask, 0, Qt::AlignVCenter);
    m_lines.push_back({ action, badge, ask });
    return line;
}

void AllowedCard::refresh()
{
    for (const Line &line : m_lines) {
        const Capability capability = m_store.capability(line.action);
        const bool canAsk = capability == Capability::NotGranted;
        line.badge->setState(capabilityTone(capability), capabilityWord(capability));
        setPlainToolTip(line.badge, capabilityReason(capability, line.action));
        line.badge->setVisible(!canAsk);
        line.ask->setVisible(canAsk);
    }
}

int AllowedCard::allowed() const
{
    return static_cast<int>(std::count_if(m_lines.begin(), m_lines.end(), [this](const Line &line) {
        return m_store.capability(line.action) == Capability::Available;
    }));
}

} // namespace accountdesk
