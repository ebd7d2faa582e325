// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/demobench.h"
#include "devices/devices.h"
#include "secrets/memorystore.h"
#include "support/awaited.h"
#include "support/strict.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace accountdesk;
using demo::FaultKind;
using devices::CreateDevice;
using devices::CreatedDevice;
using Kind = Error::Kind;
using State = records::DeviceEntry::State;

namespace {

struct DeviceDemo : test::DemoBench
{
    QTemporaryDir folder;
    secrets::MemoryStore secrets;
    devices::Devices devices{{store, api, secrets}, folder.path()};

    QList<demo::DeviceCredential> atTheTenant()
    {
        QList<demo::DeviceCredential> credentials;
        tenant.withState([&](demo::DemoState &state) { credentials = state.credentials.values(); });
        return credentials;
    }

    Result<CreatedDevice> run(CreateDevice *creation)
    {
        std::optional<Result<CreatedDevice>> end;
        QObject::connect(creation, &CreateDevice::finished, &devices,
                         [&end](const Result<CreatedDevice> &result) { end = result; });
        creation->start();
        if (!QTest::qWaitFor([&end] { return end.has_value(); }, 20000))
            return Error{Kind::TimedOut, 0, {}, {}, QStringLiteral("test"), 0};
        return *end;
    }
};

} // namespace

class DevicesDemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void makesUsesAndRemovesOne()
    {
        DeviceDemo b;
        QVERIFY(b.begin(QStringLiteral("everyday")));
        const auto made = b.run(b.devices.create(QStringLiteral("Desk \"2\"")));
        QVERIFY(made);
        QCOMPARE(b.atTheTenant().size(), 1);
        const demo::DeviceCredential held = b.atTheTenant()[0];
        QCOMPARE(held.deviceName, QStringLiteral("Desk \"2\""));
        QCOMPARE(held.deviceId, made->entry.deviceId);
        QCOMPARE(QByteArray::fromBase64(held.value), made->entry.publicKeyDer);
        QVERIFY(made->entry.isKeyInMemoryOnly);
        test::Awaited<QByteArray> signature;
        b.devices.sign(made->entry.deviceId, "challenge", signature.completion());
        QVERIFY(signature.take());

        QSignalSpy removed(&b.devices, &devices::Devices::removed);
        b.devices.remove(made->entry.deviceId);
        QTRY_COMPARE(removed.count(), 1);
        QVERIFY(b.atTheTenant().isEmpty() && b.devices.entries().isEmpty());
    }

    void neverMakesTwo_data() // R10 R19
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("isIdKnown");
        QTest::newRow("R10 carried out, answer lost") << int(FaultKind::CloseAfterActing) << false;
        QTest::newRow("R10 lost on the way") << int(FaultKind::CloseSilently) << true;
        QTest::newRow("R5 500") << int(FaultKind::ServerError) << true;
        QTest::newRow("R6 truncated") << int(FaultKind::Truncate) << false;
    }

    void neverMakesTwo()
    {
        QFETCH(int, fault);
        QFETCH(bool, isIdKnown);
        DeviceDemo b;
        QVERIFY(b.begin(QStringLiteral("everyday")));
        b.plan(static_cast<FaultKind>(fault), "POST");
        const auto lost = b.run(b.devices.create(QStringLiteral("Desk")));
        QCOMPARE(lost.error().kind, Kind::UnknownOutcome);
        QCOMPARE(b.told("POST"), 1);
        QVERIFY(b.devices.hasUnfinished());
        const auto settled = b.run(b.devices.finish(b.devices.entries()[0].deviceId));
        QVERIFY(settled);
        QCOMPARE(!settled->entry.credentialId.isEmpty(), isIdKnown);
        QCOMPARE(b.atTheTenant().size(), 1);
        QVERIFY(!b.devices.hasUnfinished());
    }

    void repeatsARemovalWhoseAnswerIsLost() // R11
    {
        DeviceDemo b;
        QVERIFY(b.begin(QStringLiteral("everyday")));
        const auto made = b.run(b.devices.create(QStringLiteral("Desk")));
        QVERIFY(made);
        b.plan(FaultKind::CloseAfterActing, "DELETE");
        QSignalSpy removed(&b.devices, &devices::Devices::removed);
        b.devices.remove(made->entry.deviceId);
        QTRY_COMPARE(removed.count(), 1);
        QVERIFY(b.atTheTenant().isEmpty());
        QCOMPARE(b.told("DELETE"), 2);
    }
};

QTEST_GUILESS_MAIN(DevicesDemoTest)
#include "tst_devicesdemo.moc"
