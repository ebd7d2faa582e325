// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demooptions.h"
#include "widgets/card.h"

namespace accountdesk {

/// The built-in tenant's people, each a button; and the browser for whoever wants to see the
/// tenant's own pages.
class DemoPeople : public Card
{
    Q_OBJECT

public:
    explicit DemoPeople(const QList<demo::DemoPerson> &people, QWidget *parent = nullptr);

Q_SIGNALS:
    void personChosen(const accountdesk::demo::DemoPerson &person);
    void browserChosen();

private:
    void addPerson(const demo::DemoPerson &person);
};

} // namespace accountdesk
