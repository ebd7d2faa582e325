// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/valuetext.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;

class ValueTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void writesValuesAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *json, const char *text) {
            QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(text);
        };
        row("B13.1 string with HTML", "\"<b>x</b>\"", "<b>x</b>");
        row("string with escapes", "\"a\\u0041\\n\"", "aA\n");
        row("number", "1.50", "1.50");
        row("number beyond a double", "12345678901234567890", "12345678901234567890");
        row("bool", "true", "true");
        row("null", "null", "null");
        row("blanks between tokens", "{ \"a\" : [ 1 ,\n 2 ] }", "{\"a\":[1,2]}");
        row("blanks in a string", "[ \"a b\\\" c\" , \" \" ]", "[\"a b\\\" c\",\" \"]");
        row("backslash before the end", "[ \"\\\\\" , 1 ]", "[\"\\\\\",1]");
    }

    void writesValuesAsTheyAre()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, text);
        const auto document = json::Document::parse(json);
        QVERIFY(document);
        QCOMPARE(models::valueText(document->root()), text);
        QCOMPARE(models::shownText(document->root()), text);
    }

    void writesNothingForAMissingValue()
    {
        QCOMPARE(models::valueText(json::Value()), QString());
    }

    void cutsLongTextsInACell_data() // B13.7
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<qsizetype>("whole");
        QTest::newRow("B13.7 list") << '[' + QByteArray(500000, '0').replace("0", "0,") + "0]"
                                    << qsizetype(1000003);
        QTest::newRow("string") << '"' + QByteArray(5000, 'x') + '"' << qsizetype(5000);
        QTest::newRow("characters of four bytes")
            << "[\"" + QByteArray("\xf0\x9f\x98\x80").repeated(3000) + "\"]" << qsizetype(6004);
    }

    void cutsLongTextsInACell()
    {
        QFETCH(QByteArray, json);
        QFETCH(qsizetype, whole);
        const auto document = json::Document::parse(json);
        QVERIFY(document);
        const QString shown = models::shownText(document->root());
        QVERIFY(shown.size() <= models::shownCharacters + 1);
        QVERIFY(shown.size() >= models::shownCharacters);
        QCOMPARE(shown.back(), QChar(0x2026));
        QVERIFY(!shown.contains(QChar(QChar::ReplacementCharacter)));
        QVERIFY(!shown.at(shown.size() - 2).isHighSurrogate());
        QCOMPARE(models::valueText(document->root()).size(), whole);
    }
};

QTEST_GUILESS_MAIN(ValueTextTest)
#include "tst_valuetext.moc"
