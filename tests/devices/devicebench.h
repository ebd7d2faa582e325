// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/editbench.h"
#include "devices/devices.h"
#include "moodysecrets.h"
#include "support/awaited.h"

#include <QTemporaryDir>
#include <QTest>


namespace accountdesk::test {

/// Always the same pair: making one takes long.
inline Result<devices::DeviceKeyPair> readyKey()
{
    static const Result<devices::DeviceKeyPair> pair = devices::makeDeviceKey();
    return devices::DeviceKeyPair{pair->publicKeyDer, pair->privateKeyPem.duplicate()};
}

/// Devices of a signed-in account, on a scripted API and a folder of their own.
struct DeviceBench : EditBench
{
    using State = records::DeviceEntry::State;

    QTemporaryDir folder;
    MoodySecrets secrets;
    records::AccountKey key{QStringLiteral("https://tenant.example/"), QStringLiteral("auth0|1")};
    std::unique_ptr<devices::Devices> devices;
    std::optional<Result<devices::CreatedDevice>> end;

    void begin()
    {
        beginAs(userWith({}));
        restart();
    }

    /// As after a new start of the program.
    void restart()
    {
        devices.reset();
        devices = std::make_unique<devices::Devices>(
            devices::Workshop{store, api, secrets, readyKey}, folder.path());
    }

    /// What lies on the disk, whatever anybody has in memory.
    QList<records::DeviceEntry> onDisk() const
    {
        return records::DeviceLedger(records::AccountFolder(folder.path(), key)).entries();
    }

    bool hasKey(const QString &deviceId)
    {
        Awaited<std::optional<Secret>> answer;
        secrets.read(devices::keyName(key, deviceId), answer.completion());
        const auto secret = answer.take();
        return secret && *secret;
    }

    /// The request is expected when its key is known.
    void run(devices::CreateDevice *creation, const QList<Reply> &replies = {},
             bool isHeld = false)
    {
        using Stage = devices::CreateDevice::Stage;
        end.reset();
        const auto expect = [this, creation, replies, isHeld](Stage stage) {
            for (const Reply &reply : stage == Stage::Sending ? replies : QList<Reply>())
                expectSending("POST", "/api/v2/device-credentials", reply,
                              bodyOf(creation->entry()), isHeld);
        };
        QObject::connect(creation, &devices::CreateDevice::stageChanged, creation, expect);
        QObject::connect(creation, &devices::CreateDevice::finished, creation,
                         [this](const Result<devices::CreatedDevice> &result) { end = result; });
        creation->start();
    }

    bool ended()
    {
        return QTest::qWaitFor([this] { return end && !devices->currentCreation(); }, 20000);
    }

    bool reaches(devices::CreateDevice::Stage stage)
    {
        return QTest::qWaitFor([this, stage] {
            return devices->currentCreation() && devices->currentCreation()->stage() == stage;
        }, 20000);
    }

    static QByteArray bodyOf(const records::DeviceEntry &entry)
    {
        return "{\"device_name\":\"" + entry.deviceName.toUtf8()
            + R"(","type":"public_key","value":")" + entry.publicKeyDer.toBase64()
            + R"(","device_id":")" + entry.deviceId.toLatin1() + "\"}";
    }
};

} // namespace accountdesk::test
