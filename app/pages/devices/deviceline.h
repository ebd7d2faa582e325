// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/devicesmodel.h"

#include <QWidget>

class QPushButton;

namespace accountdesk {

class ActionBinder;
class Clock;

/// One device credential in the table: name and state, its ids, and what can be done with it.
class DeviceLine : public QWidget
{
    Q_OBJECT

public:
    struct Collaborators
    {
        ActionBinder &binder;
        const Clock &clock;
    };

    DeviceLine(const models::DeviceRow &row, const Collaborators &with, QWidget *parent = nullptr);

Q_SIGNALS:
    void finishChosen();
    void signChosen();
    void exportChosen();
    void deleteChosen();

private:
    QWidget *makeState(const models::DeviceRow &row, const Clock &clock);
    QWidget *makeIds(const models::DeviceRow &row);
    QWidget *makeButtons(const models::DeviceRow &row, ActionBinder &binder);
    QPushButton *makeButton(const QString &objectName, const QString &text);
    void bindFinish(const models::DeviceRow &row, ActionBinder &binder, QPushButton *button);
    void bindDelete(const models::DeviceRow &row, ActionBinder &binder, QPushButton *button);

    QString m_name;
};

} // namespace accountdesk
