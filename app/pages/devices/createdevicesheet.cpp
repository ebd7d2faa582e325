// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devices/createdevicesheet.h"

#include "devices/devices.h"
#include "pages/devices/devicetext.h"
#include "widgets/actionbinder.h"
#include "widgets/announce.h"
#include "widgets/badge.h"
#include "widgets/card.h"
#include "widgets/plaintextlabel.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSysInfo>

#include <algorithm>

namespace accountdesk {

using Stage = devices::CreateDevice::Stage;

namespace {

constexpr int longestName = 100;

} // namespace

CreateDeviceSheet::CreateDeviceSheet(devices::Devices &devices, ActionBinder &binder,
                                     QWidget *parent)
    : Sheet(tr("Register this computer"),
            tr("A key pair is made here. Your tenant gets the public key; the private one stays on "
               "this computer."),
            parent),
      m_devices(devices), m_form(new Card), m_work(new Card(tr("Progress"))),
      m_name(new QLineEdit(QSysInfo::machineHostName())),
      m_back(addButton(tr("Cancel"), Role::Safe)), m_go(addButton(tr("Register"), Role::Go))
{
    buildForm();
    buildSteps();
    m_work->hide();
    m_back->setObjectName(QStringLiteral("cancelDevice"));
    m_go->setObjectName(QStringLiteral("createDevice"));
    connect(m_back, &QPushButton::clicked, this, &CreateDeviceSheet::goBack);
    binder.bindTo(
        m_go, catalogue::Action::CreateDeviceCredential, [this] { create(); },
        [this] { return reasonNothingToDo(); });
    connect(m_name, &QLineEdit::textChanged, &binder, &ActionBinder::refresh);
    connect(m_name, &QLineEdit::returnPressed, m_go, &QPushButton::click);
}

void CreateDeviceSheet::buildForm()
{
    auto *label = new PlainTextLabel(tr("Name of this computer"));
    label->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    label->setBuddy(m_name);
    auto *hint = new PlainTextLabel(tr("So that you know it again. Your tenant stores it."));
    hint->setTextStyle(Theme::TextStyle::Small, false, Theme::Role::Muted);
    m_name->setObjectName(QStringLiteral("deviceName"));
    m_name->setAccessibleName(label->plainText());
    m_name->setMaxLength(longestName);
    m_name->selectAll();
    for (QWidget *widget : std::initializer_list<QWidget *>{label, m_name, hint})
        m_form->body()->addWidget(widget);
    body()->addWidget(m_form);
}

void CreateDeviceSheet::buildSteps()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::current().scaled(12));
    grid->setVerticalSpacing(Theme::current().scaled(8));
    grid->setColumnStretch(1, 1);
    for (const Stage stage : {Stage::MakingKey, Stage::StoringKey, Stage::Sending}) {
        const Step step{stage, new Badge, new PlainTextLabel(creationStageText(stage))};
        grid->addWidget(step.badge, int(m_steps.size()), 0, Qt::AlignLeading | Qt::AlignTop);
        grid->addWidget(step.text, int(m_steps.size()), 1);
        m_steps.append(step);
    }
    // The texts stay where they are while the words change.
    int widest = 0;
    for (const QString &word : {tr("Then"), tr("Now"), tr("Done")})
        widest = std::max(widest, Badge(Badge::Tone::Neutral, word).sizeHint().width());
    grid->setColumnMinimumWidth(0, widest);
    m_work->body()->addLayout(grid);
    body()->addWidget(m_work);
}

QString CreateDeviceSheet::reasonNothingToDo() const
{
    return m_name->text().trimmed().isEmpty() ? tr("Give it a name first.") : QString();
}

void CreateDeviceSheet::create()
{
    if (devices::CreateDevice *creation = m_devices.create(m_name->text().trimmed()))
        run(creation);
}

void CreateDeviceSheet::run(devices::CreateDevice *creation)
{
    m_creation = creation;
    m_deviceId = creation->entry().deviceId;
    m_name->setText(creation->entry().deviceName);
    m_form->hide();
    m_work->show();
    m_go->hide();
    m_back->setFocus();
    connect(creation, &devices::CreateDevice::stageChanged, this, &CreateDeviceSheet::showStage);
    connect(creation, &devices::CreateDevice::finished, this, &CreateDeviceSheet::end);
    showStage(creation->stage());
    creation->start();
}

void CreateDeviceSheet::goBack()
{
    if (m_creation && m_creation->stage() != Stage::Sending)
        return m_creation->cancel();
    Q_EMIT left();
}

void CreateDeviceSheet::showStage(Stage stage)
{
    m_back->setText(stage == Stage::Sending ? tr("Close") : tr("Cancel"));
    m_back->setAccessibleDescription(
        stage == Stage::Sending ? tr("The request has left. Its answer is waited for.") : QString());
    m_back->setToolTip(m_back->accessibleDescription());
    m_back->setEnabled(stage != Stage::CleaningUp);
    for (const Step &step : std::as_const(m_steps)) {
        if (step.stage == stage)
            step.badge->setState(Badge::Tone::Accent, tr("Now"));
        else if (step.stage < stage)
            step.badge->setState(Badge::Tone::Good, tr("Done"));
        else
            step.badge->setState(Badge::Tone::Neutral, tr("Then"));
    }
    if (const QString text = creationStageText(stage); !text.isEmpty())
        announce(this, text);
}

void CreateDeviceSheet::end(const Result<devices::CreatedDevice> &result)
{
    m_creation.clear();
    m_work->hide();
    m_form->show();
    m_go->show();
    m_back->setText(tr("Cancel"));
    m_back->setEnabled(true);
    m_name->setFocus();
    Q_EMIT ended(result);
}

} // namespace accountdesk
