// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demooptions.h"
#include "widgets/banner.h"
#include "widgets/sheet.h"

namespace accountdesk {

/// Before linking: what will happen, step by step, and what it means for the browser. In the
/// demo its people can be chosen without a browser. Shows why an earlier attempt came to nothing.
class LinkIntroSheet : public Sheet
{
    Q_OBJECT

public:
    explicit LinkIntroSheet(const QList<demo::DemoPerson> &people, QWidget *parent = nullptr);
    void showFailure(const Banner::Message &message, bool offersWithoutData);
    const Banner *failure() const { return m_failure; }

Q_SIGNALS:
    void cancelled();
    void browserChosen();
    void personChosen(const accountdesk::demo::DemoPerson &person);
    /// Sign in without asking for the second account's data.
    void withoutDataChosen();

private:
    void addSteps();
    void addPeople(const QList<demo::DemoPerson> &people);

    Banner *m_failure;
    QPushButton *m_withoutData;
};

} // namespace accountdesk
