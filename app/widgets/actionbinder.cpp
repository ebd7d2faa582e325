// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actionbinder.h"

#include "widgets/accessibility.h"
#include "widgets/actiontext.h"

#include <utility>

namespace accountdesk {

using catalogue::Capability;

ActionBinder::ActionBinder(account::AccountStore &store, QObject *parent)
    : QObject(parent), m_store(store)
{
    using Store = account::AccountStore;
    connect(&store, &Store::capabilitiesChanged, this, &ActionBinder::refresh);
    connect(&store, &Store::connectionChanged, this, &ActionBinder::refresh);
    connect(&store, &Store::busyChanged, this, &ActionBinder::refresh);
    connect(&store, &Store::userChanged, this, &ActionBinder::refresh);
    connect(&store, &Store::enrollmentsChanged, this, &ActionBinder::refresh);
}

void ActionBinder::bind(QAbstractButton *button, catalogue::Action action,
                        std::function<QString()> reasonNothingToDo)
{
    bindTo(button, action, {}, std::move(reasonNothingToDo));
}

void ActionBinder::bindTo(QAbstractButton *button, catalogue::Action action,
                          std::function<void()> act, std::function<QString()> reasonNothingToDo)
{
    const bool isNew = !m_bound.contains(button);
    m_bound.insert(button, {action, std::move(reasonNothingToDo), std::move(act)});
    if (isNew) {
        connect(button, &QAbstractButton::clicked, this, [this, button] { pressed(button); });
        connect(button, &QObject::destroyed, this, [this, button] { m_bound.remove(button); });
    }
    update(button, m_bound[button]);
}

void ActionBinder::refresh()
{
    for (auto it = m_bound.cbegin(); it != m_bound.cend(); ++it)
        update(it.key(), it.value());
}

void ActionBinder::pressed(QAbstractButton *button)
{
    const auto found = m_bound.constFind(button);
    if (found == m_bound.constEnd())
        return;
    const Bound bound = *found;
    const Capability capability = m_store.capability(bound.action);
    if (capability == Capability::NotGranted) {
        Q_EMIT askedFor(bound.action);
        // Whatever was wanted before is forgotten with the sign-in that this begins.
        m_pending.reset();
        if (bound.act)
            m_pending.emplace(Pending{button, bound.action, m_store.subject()});
    } else if (capability == Capability::Available && bound.act)
        bound.act();
}

void ActionBinder::carryOutPending()
{
    const std::optional<Pending> pending = std::exchange(m_pending, std::nullopt);
    if (!pending || pending->subject != m_store.subject()
        || m_store.capability(pending->action) != Capability::Available)
        return;
    // As if it were pressed now: whatever leaves nothing to do by now or covers it is respected.
    if (pending->button && pending->button->isVisible() && pending->button->isEnabled())
        pressed(pending->button);
}

std::optional<catalogue::Action> ActionBinder::pendingAction() const
{
    return m_pending ? std::optional(m_pending->action) : std::nullopt;
}

void ActionBinder::update(QAbstractButton *button, const Bound &bound)
{
    const Capability capability = m_store.capability(bound.action);
    const QString nothing = bound.reasonNothingToDo ? bound.reasonNothingToDo() : QString();
    // Nobody should ask for a permission that would not be of use.
    const bool isOpen = capability == Capability::Available || capability == Capability::NotGranted;
    QString reason;
    if (isOpen && !nothing.isEmpty())
        reason = nothing;
    else if (capability != Capability::Available)
        reason = capabilityReason(capability, bound.action);
    else if (m_store.isBusy(bound.action))
        reason = tr("This is being done right now.");
    else
        reason = actionSentence(bound.action);
    button->setEnabled(isOpen && nothing.isEmpty() && !m_store.isBusy(bound.action));
    const QString words = tr("%1 (%2)").arg(reason, actionEndpoint(bound.action));
    setPlainToolTip(button, words);
    button->setAccessibleDescription(words);
}

} // namespace accountdesk
