// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devices/devicespage.h"

#include "devices/devices.h"
#include "pages/devices/createdevicesheet.h"
#include "pages/devices/deletedevicesheet.h"
#include "pages/devices/deviceline.h"
#include "pages/devices/devicetext.h"
#include "pages/devices/exportkeysheet.h"
#include "pages/devices/keyplacecard.h"
#include "pages/devices/pastedidcard.h"
#include "pages/devices/signsheet.h"
#include "pages/rowlist.h"
#include "widgets/actionbinder.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/errortext.h"
#include "widgets/pageheader.h"
#include "widgets/plaintextlabel.h"
#include "widgets/themestyle.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace accountdesk {

using catalogue::Action;
using devices::Devices;

DevicesPage::DevicesPage(const PageContext &context, QWidget *parent)
    : Page(context, parent), m_model(deviceStateWord), m_problem(new Card),
      m_problemText(new PlainTextLabel), m_table(new Card(tr("Registered from this computer"))),
      m_empty(new EmptyState(QStringLiteral("devices"))),
      m_pasted(new PastedIdCard(context.binder)), m_place(new KeyPlaceCard(context.secrets))
{
    auto *header = new PageHeader(tr("Devices"),
                                  tr("Which keys this computer has registered with your account."));
    m_create = header->addButton(tr("Register this computer…"));
    m_create->setObjectName(QStringLiteral("registerDevice"));
    context.binder.bindTo(m_create, Action::CreateDeviceCredential, [this] { askForName(); });
    buildTable();
    buildProblem();
    auto *lines = static_cast<QVBoxLayout *>(column()->layout());
    for (QWidget *widget : std::initializer_list<QWidget *>{
             header, m_problem, m_table, m_pasted, m_place})
        lines->addWidget(widget);
    lines->addStretch(1);
    listen();
    showDevices();
}

void DevicesPage::buildTable()
{
    QPushButton *create = m_empty->setButton(tr("Register this computer…"));
    create->setObjectName(m_create->objectName());
    setPrimary(create);
    context().binder.bindTo(create, Action::CreateDeviceCredential, [this] { askForName(); });
    m_rows = new RowList(m_model, [this](int row) { return makeLine(row); });
    m_table->body()->addWidget(m_rows);
    m_table->body()->addWidget(m_empty);
}

void DevicesPage::buildProblem()
{
    auto *what = new PlainTextLabel(tr("The list of this computer's devices could not be read"));
    what->setTextStyle(Theme::TextStyle::Subheading, true);
    m_problemText->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_problemText->setSelectable(true);
    m_problem->setAccessibleName(what->plainText());
    m_problem->body()->addWidget(new Badge(Badge::Tone::Bad, tr("Problem")), 0, Qt::AlignLeading);
    m_problem->body()->addWidget(what);
    m_problem->body()->addWidget(m_problemText);
}

void DevicesPage::listen()
{
    Devices *devices = &context().devices;
    connect(devices, &Devices::changed, this, &DevicesPage::showDevices);
    connect(devices, &Devices::busyChanged, this, &DevicesPage::showDevices);
    connect(devices, &Devices::removed, this, &DevicesPage::showRemoved);
    connect(devices, &Devices::removedPasted, m_pasted, &PastedIdCard::showDeleted);
    connect(devices, &Devices::removalFailed, this, &DevicesPage::showRemovalFailure);
    connect(m_pasted, &PastedIdCard::deleteChosen, this, &DevicesPage::openPastedDeletion);
}

void DevicesPage::showDevices()
{
    const Devices &devices = context().devices;
    m_model.setEntries(devices.entries(),
                       [&devices](const QString &id) { return devices.isBusy(id); });
    m_place->setEntries(devices.entries());
    const bool isEmpty = m_model.rows().empty();
    m_rows->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_create->setVisible(!isEmpty);
    const std::optional<Error> problem = devices.ledgerProblem();
    m_problem->setVisible(problem.has_value());
    m_empty->setTexts(
        problem ? tr("The new list is empty") : tr("No device yet"),
        problem ? tr("What this computer registered earlier is in the file that was set aside.")
                : tr("This computer has not registered a key with your account."));
    if (problem)
        m_problemText->setPlainText(
            tr("What it knew is set aside, not lost, and a new list is begun. Credentials made "
               "earlier may still be registered. (%1)").arg(problem->detail));
}

QWidget *DevicesPage::makeLine(int row)
{
    const models::DeviceRow &shown = m_model.rows().at(static_cast<std::size_t>(row));
    auto *line = new DeviceLine(shown, {context().binder, context().clock});
    const QString id = shown.entry.deviceId;
    connect(line, &DeviceLine::finishChosen, this, [this, id] { finish(id); });
    connect(line, &DeviceLine::signChosen, this, [this, id] { openSign(id); });
    connect(line, &DeviceLine::exportChosen, this, [this, id] { openExport(id); });
    connect(line, &DeviceLine::deleteChosen, this, [this, id] { openDeletion(id); });
    return line;
}

void DevicesPage::askForName()
{
    openCreation()->nameField()->setFocus();
}

CreateDeviceSheet *DevicesPage::openCreation()
{
    auto *sheet = new CreateDeviceSheet(context().devices, context().binder);
    connect(sheet, &CreateDeviceSheet::left, this, &DevicesPage::closeSheet);
    connect(sheet, &CreateDeviceSheet::ended, this,
            [this, sheet](const Result<devices::CreatedDevice> &result) {
                endCreation(sheet->deviceId(), result);
            });
    openSheet(sheet);
    return sheet;
}

void DevicesPage::endCreation(const QString &deviceId, const Result<devices::CreatedDevice> &result)
{
    // Without an entry nothing is left of it: what was typed is there for another try.
    const bool isOver = result || result.error().kind == Error::Kind::Cancelled
        || context().devices.entry(deviceId).has_value();
    if (isOver)
        closeSheet();
    if (!result)
        return;
    // The empty table's button, where the focus may have been, is gone.
    m_create->setFocus();
    Q_EMIT noted(tr("“%1” is registered.").arg(result->entry.deviceName));
    if (result->notRecorded) {
        Banner::Message message = errorMessage(*result->notRecorded,
                                               Action::CreateDeviceCredential);
        message.what = tr("It is registered as %1, but that could not be written down here")
                           .arg(result->entry.credentialId);
        Q_EMIT troubled(message);
    }
}

void DevicesPage::finish(const QString &deviceId)
{
    const std::optional<records::DeviceEntry> entry = context().devices.entry(deviceId);
    if (entry)
        prepareRemoval(*entry);
    if (devices::CreateDevice *creation = context().devices.finish(deviceId))
        openCreation()->run(creation);
}

void DevicesPage::prepareRemoval(const records::DeviceEntry &entry)
{
    m_removals.insert(entry.deviceId,
                      {entry.deviceName,
                       entry.credentialId.isEmpty()
                           ? tr("“%1” is forgotten on this computer.").arg(entry.deviceName)
                           : tr("“%1” is deleted.").arg(entry.deviceName)});
}

void DevicesPage::showRemoved(const QString &deviceId)
{
    if (const Removal removal = m_removals.take(deviceId); !removal.note.isEmpty())
        Q_EMIT noted(removal.note);
}

void DevicesPage::openDeletion(const QString &deviceId)
{
    const std::optional<records::DeviceEntry> entry = context().devices.entry(deviceId);
    if (!entry)
        return;
    auto *sheet = new DeleteDeviceSheet(*entry, context().binder);
    connect(sheet, &DeleteDeviceSheet::kept, this, &DevicesPage::closeSheet);
    connect(sheet, &DeleteDeviceSheet::confirmed, this, [this, entry = *entry] {
        prepareRemoval(entry);
        closeSheet();
        context().devices.remove(entry.deviceId);
    });
    openSheet(sheet);
}

void DevicesPage::openPastedDeletion(const QString &credentialId)
{
    // One of ours is more than its id.
    for (const models::DeviceRow &row : m_model.rows()) {
        if (row.entry.credentialId == credentialId)
            return openDeletion(row.entry.deviceId);
    }
    auto *sheet = new DeleteDeviceSheet(credentialId, context().binder);
    connect(sheet, &DeleteDeviceSheet::kept, this, &DevicesPage::closeSheet);
    connect(sheet, &DeleteDeviceSheet::confirmed, this, [this, credentialId] {
        closeSheet();
        m_pasted->setFocus();
        context().devices.removePasted(credentialId);
    });
    openSheet(sheet);
}

void DevicesPage::openExport(const QString &deviceId)
{
    const std::optional<records::DeviceEntry> entry = context().devices.entry(deviceId);
    if (!entry)
        return;
    auto *sheet = new ExportKeySheet(*entry);
    connect(sheet, &ExportKeySheet::closed, this, &DevicesPage::closeSheet);
    openSheet(sheet);
}

void DevicesPage::openSign(const QString &deviceId)
{
    const std::optional<records::DeviceEntry> entry = context().devices.entry(deviceId);
    if (!entry)
        return;
    auto *sheet = new SignSheet(context().devices, *entry);
    connect(sheet, &SignSheet::closed, this, &DevicesPage::closeSheet);
    openSheet(sheet);
    sheet->challengeField()->setFocus();
}

void DevicesPage::showRemovalFailure(const QString &deviceId, const Error &error)
{
    const Removal removal = m_removals.take(deviceId);
    // What the tenant answered is in the banner already.
    const bool isOurs = error.kind == Error::Kind::SecretStore
        || (error.kind == Error::Kind::Rejected && error.httpStatus == 0);
    if (deviceId.isEmpty() || !isOurs)
        return;
    Banner::Message message = errorMessage(error, Action::DeleteDeviceCredential);
    message.what = tr("“%1” could not be removed from this computer").arg(removal.name);
    message.action.clear();
    Q_EMIT troubled(message);
}

} // namespace accountdesk
