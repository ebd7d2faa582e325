// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devices/deviceline.h"

#include "pages/adaptiverow.h"
#include "pages/devices/devicetext.h"
#include "widgets/actionbinder.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"
#include "widgets/themestyle.h"
#include "widgets/timetext.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace accountdesk {

using catalogue::Action;
using State = records::DeviceEntry::State;

namespace {

QVBoxLayout *columnIn(QWidget *cell, int spacing)
{
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().scaled(spacing));
    return column;
}

} // namespace

DeviceLine::DeviceLine(const models::DeviceRow &row, const Collaborators &with, QWidget *parent)
    : QWidget(parent), m_name(row.entry.deviceName)
{
    const Theme &theme = Theme::current();
    auto *cells = new AdaptiveRow(theme.scaled(640), theme.scaled(24));
    cells->setStackedGap(theme.scaled(8));
    setLayout(cells);
    cells->addCell(makeState(row, with.clock), 4);
    cells->addCell(makeIds(row), 9);
    cells->addCell(makeButtons(row, with.binder), 0);
    setAccessibleName(tr("%1: %2").arg(m_name, deviceStateWord(row)));
}

QWidget *DeviceLine::makeState(const models::DeviceRow &row, const Clock &clock)
{
    auto *cell = new QWidget;
    QVBoxLayout *column = columnIn(cell, 4);
    auto *name = new PlainTextLabel(m_name);
    name->setTextStyle(Theme::TextStyle::Body, true);
    auto *made = new PlainTextLabel(localMoment(row.entry.createdAt, clock.now()));
    auto *sentence = new PlainTextLabel(deviceStateSentence(row));
    for (PlainTextLabel *label : {made, sentence})
        label->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    column->addWidget(name);
    column->addWidget(made);
    column->addWidget(new Badge(deviceStateTone(row), deviceStateWord(row)), 0, Qt::AlignLeading);
    column->addWidget(sentence);
    column->addStretch();
    sentence->setVisible(!sentence->plainText().isEmpty());
    return cell;
}

QWidget *DeviceLine::makeIds(const models::DeviceRow &row)
{
    auto *cell = new QWidget;
    QVBoxLayout *column = columnIn(cell, 0);
    auto *device = new FactRow(tr("Device ID"), row.entry.deviceId, FactRow::Form::Technical);
    auto *credential = new FactRow(tr("Credential ID"), row.entry.credentialId,
                                   FactRow::Form::Technical);
    if (row.entry.credentialId.isEmpty())
        credential->setAbsent(tr("Not known"));
    auto *fingerprint = new FactRow(tr("Fingerprint"), {}, FactRow::Form::Technical);
    if (row.entry.fingerprint.isEmpty())
        fingerprint->setAbsent(tr("No key yet"));
    else
        fingerprint->setValue(row.entry.fingerprint, fingerprintText(row.entry.fingerprint));
    fingerprint->setHint(tr("SHA-256 of the public key"));
    for (FactRow *fact : {device, credential, fingerprint})
        column->addWidget(fact);
    column->addStretch();
    return cell;
}

QWidget *DeviceLine::makeButtons(const models::DeviceRow &row, ActionBinder &binder)
{
    auto *cell = new QWidget;
    QVBoxLayout *column = columnIn(cell, 8);
    if (const QString verb = deviceFinishVerb(row.entry.state); !verb.isEmpty()) {
        QPushButton *finish = makeButton(QStringLiteral("finishDevice"), verb);
        setPrimary(finish);
        bindFinish(row, binder, finish);
        column->addWidget(finish);
    }
    if (!row.entry.publicKeyDer.isEmpty()) {
        QPushButton *sign = makeButton(QStringLiteral("tryKey"), tr("Try the key…"));
        QPushButton *exported = makeButton(QStringLiteral("exportKey"), tr("Public key…"));
        connect(sign, &QPushButton::clicked, this, &DeviceLine::signChosen);
        connect(exported, &QPushButton::clicked, this, &DeviceLine::exportChosen);
        column->addWidget(sign);
        column->addWidget(exported);
    }
    QPushButton *doomed = makeButton(QStringLiteral("deleteDevice"),
                                     row.entry.credentialId.isEmpty() ? tr("Forget…")
                                                                      : tr("Delete…"));
    bindDelete(row, binder, doomed);
    column->addWidget(doomed);
    column->addStretch();
    return cell;
}

QPushButton *DeviceLine::makeButton(const QString &objectName, const QString &text)
{
    auto *button = new QPushButton(text);
    button->setObjectName(objectName);
    button->setAccessibleName(tr("%1 %2").arg(text, m_name));
    return button;
}

void DeviceLine::bindFinish(const models::DeviceRow &row, ActionBinder &binder,
                            QPushButton *button)
{
    const Action action = row.entry.state == State::Removing ? Action::DeleteDeviceCredential
                                                             : Action::CreateDeviceCredential;
    binder.bindTo(button, action, [this] { Q_EMIT finishChosen(); });
}

void DeviceLine::bindDelete(const models::DeviceRow &row, ActionBinder &binder,
                            QPushButton *button)
{
    // Without an id there is nothing to ask the tenant, so no permission is needed.
    if (row.entry.credentialId.isEmpty()) {
        connect(button, &QPushButton::clicked, this, &DeviceLine::deleteChosen);
        button->setEnabled(!row.isBusy);
        button->setAccessibleDescription(tr("Forgets it on this computer only"));
        return;
    }
    binder.bindTo(
        button, Action::DeleteDeviceCredential, [this] { Q_EMIT deleteChosen(); },
        [isBusy = row.isBusy] { return isBusy ? tr("This is being done right now.") : QString(); });
}

} // namespace accountdesk
