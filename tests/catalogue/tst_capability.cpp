// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/capability.h"
#include "catalogue/lookup.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::catalogue;

class CapabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void saysWhyNot_data();
    void saysWhyNot();
    void everyActionIsAvailableWithItsOwnScopes_data();
    void everyActionIsAvailableWithItsOwnScopes();
};

Q_DECLARE_METATYPE(Capability)
Q_DECLARE_METATYPE(Connection)

void CapabilityTest::saysWhyNot_data()
{
    QTest::addColumn<std::optional<QStringList>>("granted");
    QTest::addColumn<bool>("isRefused");
    QTest::addColumn<Connection>("connection");
    QTest::addColumn<Capability>("expected");
    const std::optional<QStringList> update = QStringList{QStringLiteral("update:current_user_metadata")};
    const std::optional<QStringList> create = QStringList{QStringLiteral("create:current_user_metadata")};
    const std::optional<QStringList> none;
    QTest::newRow("granted") << update << false << Connection::Online << Capability::Available;
    QTest::newRow("asked for but not what grants") << create << false << Connection::Online << Capability::NotGranted;
    QTest::newRow("no scopes") << std::optional(QStringList()) << false << Connection::Online << Capability::NotGranted;
    QTest::newRow("no token yet") << none << false << Connection::Online << Capability::Unknown;
    QTest::newRow("refusal outweighs grant") << update << true << Connection::Online << Capability::RefusedByTenant;
    QTest::newRow("refused and not granted") << create << true << Connection::Online << Capability::NotGranted;
    QTest::newRow("offline") << update << false << Connection::Offline << Capability::Offline;
    QTest::newRow("offline and refused") << update << true << Connection::Offline << Capability::RefusedByTenant;
    QTest::newRow("signed out") << update << false << Connection::SignedOut << Capability::SignedOut;
    QTest::newRow("signed out without token") << none << false << Connection::SignedOut << Capability::SignedOut;
    const std::optional<QStringList> longer = QStringList{QStringLiteral("update:current_user_metadata2")};
    QTest::newRow("scope that only starts alike") << longer << false << Connection::Online << Capability::NotGranted;
}

void CapabilityTest::saysWhyNot()
{
    QFETCH(std::optional<QStringList>, granted);
    QFETCH(bool, isRefused);
    QFETCH(Connection, connection);
    QFETCH(Capability, expected);
    QSet<Action> refused;
    if (isRefused)
        refused.insert(Action::SaveMetadata);
    QCOMPARE(capabilityOf(Action::SaveMetadata, granted, refused, connection), expected);
}

void CapabilityTest::everyActionIsAvailableWithItsOwnScopes_data()
{
    QTest::addColumn<int>("index");
    for (Action action : allActions())
        QTest::addRow("%s of row %d", verbName(row(action).verb).constData(), static_cast<int>(action))
            << static_cast<int>(action);
}

void CapabilityTest::everyActionIsAvailableWithItsOwnScopes()
{
    QFETCH(int, index);
    const auto action = static_cast<Action>(index);
    QCOMPARE(capabilityOf(action, askFor(action), {}, Connection::Online), Capability::Available);
    QCOMPARE(capabilityOf(action, anyOf(action), {}, Connection::Online), Capability::Available);
    QCOMPARE(capabilityOf(action, scopesFor({}), {}, Connection::Online), Capability::NotGranted);
}

QTEST_GUILESS_MAIN(CapabilityTest)
#include "tst_capability.moc"
