// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strict.h"
#include "widgets/addresstext.h"

#include <QTest>

using namespace accountdesk;

class AddressTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void marksMixedScripts_data() // B13.3
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isMixed");
        QTest::newRow("B13.3 plain") << QStringLiteral("maja.keller+1@example.com") << false;
        QTest::newRow("B13.3 accents") << QStringLiteral("zoë@exämple.com") << false;
        QTest::newRow("B13.3 Cyrillic name") << QStringLiteral("иван@example.com") << false;
        QTest::newRow("B13.3 a Cyrillic a in a Latin name") << QStringLiteral("m\u0430ja@example.com") << true;
        QTest::newRow("B13.3 a Cyrillic e in the domain") << QStringLiteral("maja@\u0435xample.com") << true;
        QTest::newRow("B13.3 a Greek o") << QStringLiteral("n\u03bfa@example.com") << true;
        QTest::newRow("B13.3 Japanese") << QStringLiteral("日本のdesk@example.com") << false;
        QTest::newRow("B13.3 Japanese and Cyrillic") << QStringLiteral("日本ж@example.com") << true;
        QTest::newRow("B13.3 digits and signs") << QStringLiteral("1-2_3@4.example") << false;
        QTest::newRow("B13.3 nothing") << QString() << false;
    }

    void marksMixedScripts()
    {
        QFETCH(QString, address);
        QFETCH(bool, isMixed);
        QCOMPARE(hasMixedScripts(address), isMixed);
        const QString shown = addressText(address);
        QVERIFY(shown.startsWith(address));
        QCOMPARE(shown != address, isMixed);
    }
};

QTEST_GUILESS_MAIN(AddressTextTest)
#include "tst_addresstext.moc"
