// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/logging.h"
#include "support/strict.h"

#include <QLoggingCategory>
#include <QTest>

using namespace accountdesk;

/// What the log may hold at all; what a line may hold is the redactor's test.
class TestLogging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installLogging(); }
    void init() { test::failOnAnyWarning(); }
    void qtsOwnNetworkLoggingStaysOff_data();
    void qtsOwnNetworkLoggingStaysOff();
    void ownCategoriesTellOnlyWarnings();
};

void TestLogging::qtsOwnNetworkLoggingStaysOff_data()
{
    QTest::addColumn<QByteArray>("category");
    for (const char *name : {"qt.network.ssl", "qt.network.http2", "qt.network.monitor",
                             "qt.networkauth.oauth2", "qt.networkauth.replyhandler",
                             "qt.webenginecontext.debug"})
        QTest::addRow("B9.2 %s", name) << QByteArray(name);
}

void TestLogging::qtsOwnNetworkLoggingStaysOff()
{
    QFETCH(QByteArray, category);
    const QLoggingCategory made(category.constData());
    QVERIFY(!made.isDebugEnabled());
    QVERIFY(!made.isInfoEnabled());
    QVERIFY(!made.isWarningEnabled());
}

void TestLogging::ownCategoriesTellOnlyWarnings()
{
    for (const auto &category : {lcNet, lcAuth, lcAccount, lcDemo, lcApp}) {
        QVERIFY(!category().isDebugEnabled());
        QVERIFY(category().isWarningEnabled());
    }
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
