// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelcheck.h"
#include "models/devicesmodel.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using models::DeviceRow;
using models::DevicesModel;
using State = records::DeviceEntry::State;

namespace {

records::DeviceEntry entryOf(const QString &name, State state)
{
    return {name.toLower(), name, QStringLiteral("dcr_") + name, QStringLiteral("ab12"),
            QByteArrayLiteral("key"), QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC), state,
            false};
}

bool isNobodyBusy(const QString &)
{
    return false;
}

} // namespace

class DevicesModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void showsTheNewestFirst()
    {
        DevicesModel model([](const DeviceRow &row) {
            return row.isBusy ? QStringLiteral("busy") : QStringLiteral("idle");
        });
        const test::ModelCheck check(model);
        QVERIFY(model.setEntries({entryOf(QStringLiteral("Old"), State::Created),
                                  entryOf(QStringLiteral("New"), State::Sent)},
                                 [](const QString &id) { return id == u"new"; }));
        QCOMPARE(test::titles(model).join(u'|'),
                 QStringLiteral("Name|State|Device ID|Credential ID|Fingerprint|Created"));
        QCOMPARE(test::shown(model, 0).join(u'|'),
                 QStringLiteral("New|busy|new|dcr_New|ab12|2026-01-02T03:04:05Z"));
        QCOMPARE(test::shown(model, 1).first(), QStringLiteral("Old"));
        QCOMPARE(model.index(0, DevicesModel::StateColumn).data(models::RawRole).toInt(),
                 int(State::Sent));
        QVERIFY(model.index(0, DevicesModel::CreatedColumn)
                    .data(models::RawRole).toDateTime().isValid());
    }

    void isResetOnlyByADifference()
    {
        DevicesModel model;
        const QList<records::DeviceEntry> one{entryOf(QStringLiteral("A"), State::Created)};
        QVERIFY(model.setEntries(one, isNobodyBusy));
        QVERIFY(!model.setEntries(one, isNobodyBusy));
        QVERIFY(model.setEntries(one, [](const QString &) { return true; }));
        QVERIFY(model.setEntries({}, isNobodyBusy));
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(DevicesModelTest)
#include "tst_devicesmodel.moc"
