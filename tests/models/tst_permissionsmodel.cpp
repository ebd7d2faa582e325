// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/lookup.h"
#include "models/permissionsmodel.h"
#include "modelcheck.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using catalogue::Action;
using catalogue::Capability;
using catalogue::Connection;
using models::PermissionsModel;

namespace {

PermissionsModel::Texts numbers()
{
    return {[](Action action) { return QStringLiteral("A%1").arg(static_cast<int>(action)); },
            [](Capability state) { return QStringLiteral("C%1").arg(static_cast<int>(state)); }};
}

} // namespace

class PermissionsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void hasARowForEveryAction()
    {
        PermissionsModel model(numbers());
        const test::ModelCheck check(model);
        QCOMPARE(model.rowCount(), int(catalogue::actionCount));
        for (const catalogue::Row &entry : catalogue::rows) {
            const auto &row = model.rows()[static_cast<std::size_t>(entry.action)];
            QCOMPARE(row.action, entry.action);
            QCOMPARE(row.capability, Capability::SignedOut);
            QCOMPARE(row.askFor, catalogue::askFor(entry.action));
            QCOMPARE(row.anyOf, catalogue::anyOf(entry.action));
            QCOMPARE(row.isDestructive, entry.isDestructive);
        }
        QCOMPARE(test::titles(model).join(u'|'), QStringLiteral("Action|State|Scopes|Endpoint"));
        QCOMPARE(test::shown(model, 2).join(u'|'),
                 QStringLiteral("A2|C4|%1|PATCH %2")
                     .arg(catalogue::askFor(Action::SaveMetadata).join(u' '),
                          QString::fromLatin1(catalogue::row(Action::SaveMetadata).path.data())));
    }

    void showsTheStateOfEach_data()
    {
        QTest::addColumn<int>("connection");
        QTest::addColumn<int>("reading");
        QTest::addColumn<int>("removing");
        QTest::addColumn<int>("saving");
        const auto row = [](const char *name, Connection connection, Capability reading,
                            Capability removing, Capability saving) {
            QTest::newRow(name) << static_cast<int>(connection) << static_cast<int>(reading)
                                << static_cast<int>(removing) << static_cast<int>(saving);
        };
        row("online", Connection::Online, Capability::Available, Capability::RefusedByTenant,
            Capability::NotGranted);
        row("offline", Connection::Offline, Capability::Offline, Capability::RefusedByTenant,
            Capability::NotGranted);
        row("signed out", Connection::SignedOut, Capability::SignedOut, Capability::SignedOut,
            Capability::SignedOut);
    }

    void showsTheStateOfEach()
    {
        QFETCH(int, connection);
        QFETCH(int, reading);
        QFETCH(int, removing);
        QFETCH(int, saving);
        PermissionsModel model;
        const test::ModelCheck check(model);
        const QStringList granted =
            catalogue::askFor(Action::ReadUser) + catalogue::askFor(Action::RemoveMultifactor);
        model.setState(granted, {Action::RemoveMultifactor}, static_cast<Connection>(connection));
        QCOMPARE(capability(model, Action::ReadUser), reading);
        QCOMPARE(capability(model, Action::RemoveMultifactor), removing);
        QCOMPARE(capability(model, Action::SaveMetadata), saving);
    }

    void takesCapabilitiesFromOutside()
    {
        PermissionsModel model;
        const test::ModelCheck check(model);
        model.setCapabilities([](Action action) {
            return action == Action::ReadUser ? Capability::Unknown : Capability::Offline;
        });
        QCOMPARE(capability(model, Action::ReadUser), static_cast<int>(Capability::Unknown));
        QCOMPARE(capability(model, Action::LinkIdentity), static_cast<int>(Capability::Offline));
        // Without texts for people there is nothing to show, but all to act on.
        const QModelIndex index = model.index(0, PermissionsModel::ActionColumn);
        QCOMPARE(index.data().toString(), QString());
        QCOMPARE(index.data(models::RawRole).toInt(), static_cast<int>(Action::ReadUser));
        QCOMPARE(model.index(3, 0).data(PermissionsModel::ActionRole).toInt(), 3);
        QCOMPARE(model.index(3, 1).data(models::RawRole).toInt(),
                 static_cast<int>(Capability::Offline));
    }

private:
    static int capability(const PermissionsModel &model, Action action)
    {
        return model.index(static_cast<int>(action), 0).data(PermissionsModel::CapabilityRole)
            .toInt();
    }
};

QTEST_GUILESS_MAIN(PermissionsModelTest)
#include "tst_permissionsmodel.moc"
