// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "widgets/card.h"

namespace accountdesk {

class ActionBinder;

/// What the profile itself says of second factors, by provider, with a button to remove those
/// that a person may.
class FactorProviders : public Card
{
    Q_OBJECT

public:
    FactorProviders(account::AccountStore &store, ActionBinder &binder, QWidget *parent = nullptr);
    /// Rebuilds its rows if they differ.
    void showAccount();

Q_SIGNALS:
    void removalAsked(const QString &provider);

private:
    QStringList providers() const;
    QWidget *makeRow(const QString &provider);
    QString reasonNothingToDo(const QString &provider) const;

    account::AccountStore &m_store;
    ActionBinder &m_binder;
    QVBoxLayout *m_rows;
    PlainTextLabel *m_changed;
    QStringList m_shown;
};

} // namespace accountdesk
