// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/createdevice.h"
#include "widgets/sheet.h"

#include <QList>

class QLineEdit;

namespace accountdesk {

class ActionBinder;
class Badge;
class Card;
class PlainTextLabel;

namespace devices { class Devices; }

/// Registers this computer, or goes on with what was left unfinished: a name, then the stages as
/// they pass. After a failure it is the form again, as it was typed.
class CreateDeviceSheet : public Sheet
{
    Q_OBJECT

public:
    CreateDeviceSheet(devices::Devices &devices, ActionBinder &binder, QWidget *parent = nullptr);

    /// Shows its stages and starts it.
    void run(devices::CreateDevice *creation);
    QLineEdit *nameField() const { return m_name; }
    /// Of the latest creation.
    QString deviceId() const { return m_deviceId; }

Q_SIGNALS:
    void ended(const accountdesk::Result<accountdesk::devices::CreatedDevice> &result);
    /// The person closes it; what has been sent goes on.
    void left();

private:
    struct Step
    {
        devices::CreateDevice::Stage stage;
        Badge *badge;
        PlainTextLabel *text;
    };
    void buildForm();
    void buildSteps();
    void create();
    void goBack();
    void showStage(devices::CreateDevice::Stage stage);
    void end(const Result<devices::CreatedDevice> &result);
    QString reasonNothingToDo() const;

    devices::Devices &m_devices;
    QPointer<devices::CreateDevice> m_creation;
    QString m_deviceId;
    Card *m_form;
    Card *m_work;
    QLineEdit *m_name;
    QPushButton *m_back;
    QPushButton *m_go;
    QList<Step> m_steps;
};

} // namespace accountdesk
