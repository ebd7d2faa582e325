// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demodata/demooptions.h"

#include <QWidget>

class QPushButton;

namespace accountdesk {

/// The strip that marks the demo; nothing takes it away.
class DemoRibbon : public QWidget
{
    Q_OBJECT

public:
    explicit DemoRibbon(const QList<demo::DemoPerson> &people, QWidget *parent = nullptr);
    /// The sign-in page offers the people itself.
    void setChoiceShown(bool isShown);

Q_SIGNALS:
    void personChosen(const accountdesk::demo::DemoPerson &person);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void chooseFrom(const QList<demo::DemoPerson> &people);
    QPushButton *m_choose;
};

} // namespace accountdesk
