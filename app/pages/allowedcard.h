// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "widgets/card.h"

#include <vector>

class QPushButton;

namespace accountdesk {

class ActionBinder;
class Badge;

/// What the person may do here: per action "Allowed", the reason why not, or "Ask for it".
class AllowedCard : public Card
{
    Q_OBJECT

public:
    AllowedCard(account::AccountStore &store, ActionBinder &binder, QWidget *parent = nullptr);
    int allowed() const;

private:
    struct Line
    {
        catalogue::Action action;
        Badge *badge;
        QPushButton *ask;
    };
    QWidget *makeLine(catalogue::Action action, ActionBinder &binder);
    void refresh();

    account::AccountStore &m_store;
    std::vector<Line> m_lines;
};

} // namespace accountdesk
