// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "catalogue/catalogue.h"

#include <QAbstractButton>
#include <QHash>
#include <QObject>

#include <functional>

namespace accountdesk {

/// Binds buttons to catalogue actions: enabled state, tool tip and accessible description with
/// reason, scope and endpoint follow the store. Without the scope the button stays enabled and
/// asks for it instead. One per window.
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
    void pressed(QAbstractButton *button);
    void update(QAbstractButton *button, const Bound &bound);

    account::AccountStore &m_store;
    QHash<QAbstractButton *, Bound> m_bound;
};

} // namespace accountdesk
