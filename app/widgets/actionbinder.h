// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "catalogue/catalogue.h"

#include <QAbstractButton>
#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

namespace accountdesk {

/// Binds buttons to catalogue actions: enabled state, tool tip and accessible description with
/// reason, scope and endpoint follow the store. Without the scope the button asks for it
/// instead, unless there is nothing to do. One per window.
class ActionBinder : public QObject
{
    Q_OBJECT

public:
    explicit ActionBinder(account::AccountStore &store, QObject *parent = nullptr);

    /// reasonNothingToDo gives a sentence if the data leave nothing to do, else an empty text.
    void bind(QAbstractButton *button, catalogue::Action action,
              std::function<QString()> reasonNothingToDo = {});
    /// The same for a button that does something: act is called when it is pressed and the action
    /// is available, and only then.
    void bindTo(QAbstractButton *button, catalogue::Action action, std::function<void()> act,
                std::function<QString()> reasonNothingToDo = {});
    /// For data changes that only the page knows of.
    void refresh();

    /// The action whose scope was asked for waits, and is done once if it is available now, to the
    /// same account; otherwise forgotten.
    void carryOutPending();
    void dropPending() { m_pending.reset(); }
    std::optional<catalogue::Action> pendingAction() const;

Q_SIGNALS:
    /// A bound button was pressed that lacks its scope: ask for it.
    void askedFor(accountdesk::catalogue::Action action);

private:
    struct Bound
    {
        catalogue::Action action;
        std::function<QString()> reasonNothingToDo;
        std::function<void()> act;
    };
    /// What a person wanted when the scope was missing.
    struct Pending
    {
        QPointer<QAbstractButton> button;
        catalogue::Action action;
        QString subject;
    };
    void pressed(QAbstractButton *button);
    void update(QAbstractButton *button, const Bound &bound);

    account::AccountStore &m_store;
    QHash<QAbstractButton *, Bound> m_bound;
    std::optional<Pending> m_pending;
};

} // namespace accountdesk
