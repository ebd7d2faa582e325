// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/types.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;

class TimestampTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void readsTheFormsThatExist_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc");
        const auto row = [](const char *name, const char *text, const char *utc) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(utc);
        };
        row("as the API writes it", "2023-01-25T19:00:26.539Z", "2023-01-25T19:00:26.539Z");
        row("without fraction", "2023-01-25T19:00:26Z", "2023-01-25T19:00:26.000Z");
        row("one digit of fraction", "2023-01-25T19:00:26.5Z", "2023-01-25T19:00:26.500Z");
        row("nanoseconds", "2023-01-25T19:00:26.539999999Z", "2023-01-25T19:00:26.539Z");
        row("offset without colon", "2014-09-23T18:26:31+0000", "2014-09-23T18:26:31.000Z");
        row("offset ahead", "2014-09-23T01:26:31+02:30", "2014-09-22T22:56:31.000Z");
        row("offset behind", "2014-09-23T23:26:31-03", "2014-09-24T02:26:31.000Z");
        row("no zone", "2014-09-23T18:26:31", "2014-09-23T18:26:31.000Z");
        row("blank instead of T", "2014-09-23 18:26", "2014-09-23T18:26:00.000Z");
        row("date alone", "2014-09-23", "2014-09-23T00:00:00.000Z");
        row("as HTTP writes it", "Tue, 23 Sep 2014 18:26:31 GMT", "2014-09-23T18:26:31.000Z");
        row("as a browser writes it", "Tue Sep 23 2014 18:26:31 GMT+0000 (UTC)",
            "2014-09-23T18:26:31.000Z");
        row("blanks around", " 2014-09-23T18:26:31Z\n", "2014-09-23T18:26:31.000Z");
    }

    void readsTheFormsThatExist()
    {
        QFETCH(QString, text);
        QFETCH(QString, utc);
        const auto time = api::parseTimestamp(text);
        QVERIFY(time);
        QCOMPARE(time->toString(Qt::ISODateWithMs), utc);
    }

    void leavesEverythingElseAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "never", "2023-13-01T00:00:00Z", "2023-02-30",
                                 "2023-01-25T25:00:00Z", "2023-01-25T19:00:26.539Zx", "1674673226",
                                 "2023-01-25T19:00:26+1", "20230125"})
            QTest::addRow("\"%s\"", text) << QString::fromLatin1(text);
    }

    void leavesEverythingElseAlone()
    {
        QFETCH(QString, text);
        QVERIFY(!api::parseTimestamp(text));
    }
};

QTEST_GUILESS_MAIN(TimestampTest)
#include "tst_timestamp.moc"
