// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/devicerig.h"

#include <QTest>

namespace accountdesk::test {

namespace {

Result<devices::DeviceKeyPair> readyKey()
{
    return devices::DeviceKeyPair{DeviceRig::keyPair().publicKeyDer,
                                  DeviceRig::keyPair().privateKeyPem.duplicate()};
}

} // namespace

const devices::DeviceKeyPair &DeviceRig::keyPair()
{
    static const Result<devices::DeviceKeyPair> pair = devices::makeDeviceKey();
    return *pair;
}

records::AccountKey DeviceRig::account() const
{
    return {QStringLiteral("https://tenant.example/"), everydayPerson().subject};
}

records::DeviceEntry DeviceRig::entryOf(State state) const
{
    records::DeviceEntry entry{QStringLiteral("11111111-2222-3333-4444-555555555555"),
                               QStringLiteral("Desk"), QStringLiteral("dcr_abcdefgh12345678"), {},
                               {}, clock.now().addDays(-2), state, false};
    if (state != State::Prepared) {
        entry.publicKeyDer = keyPair().publicKeyDer;
        entry.fingerprint = devices::fingerprintOf(entry.publicKeyDer);
    }
    if (state != State::Created && state != State::Removing)
        entry.credentialId.clear();
    return entry;
}

void DeviceRig::leave(const records::DeviceEntry &entry)
{
    records::DeviceLedger ledger(records::AccountFolder(ledgers.path(), account()));
    QVERIFY(ledger.put(entry));
    if (!entry.publicKeyDer.isEmpty())
        keychain.write(devices::keyName(account(), entry.deviceId),
                       keyPair().privateKeyPem.duplicate(),
                       Completion<void>(&keychain, [](const Result<void> &) {}));
}

void DeviceRig::open(const QStringList &scopes, int width)
{
    Granted granted;
    granted.scopes = scopes;
    signIn(everydayPerson(), granted);
    ours = std::make_unique<devices::Devices>(devices::Workshop{store, api, keychain, readyKey},
                                              ledgers.path());
    page = std::make_unique<DevicesPage>(PageContext{store, session, settings, clock, binder,
                                                     picture, edits, *ours, keychain});
    page->resize(width, 800);
    page->show();
    QVERIFY(settle());
}

void DeviceRig::expectDelete(const QByteArray &id, const Reply &reply)
{
    TranscriptLine line;
    line.verb = "DELETE";
    line.url = "https://tenant.example/api/v2/device-credentials/" + id;
    line.answer = reply;
    network.expect(std::move(line));
}

void DeviceRig::expectCreation(const Reply &reply, bool isHeld)
{
    using devices::CreateDevice;
    CreateDevice *creation = ours->currentCreation();
    const auto expect = [this, creation, reply, isHeld](CreateDevice::Stage stage) {
        if (stage == CreateDevice::Stage::Sending)
            network.expect(creationLine(creation->entry(), reply, isHeld));
    };
    QObject::connect(creation, &CreateDevice::stageChanged, creation, expect);
}

TranscriptLine DeviceRig::creationLine(const records::DeviceEntry &entry, const Reply &reply,
                                       bool isHeld)
{
    TranscriptLine line;
    line.verb = "POST";
    line.url = "https://tenant.example/api/v2/device-credentials";
    line.headers.emplaceBack("Content-Type", "application/json");
    line.body = "{\"device_name\":\"" + entry.deviceName.toUtf8()
        + R"(","type":"public_key","value":")" + entry.publicKeyDer.toBase64()
        + R"(","device_id":")" + entry.deviceId.toLatin1() + "\"}";
    line.answer = reply;
    line.isHeld = isHeld;
    return line;
}

} // namespace accountdesk::test
