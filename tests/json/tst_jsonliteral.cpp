// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/document.h"
#include "json/literal.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::json;

class JsonLiteralTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void writesTextThatReadsBack_data();
    void writesTextThatReadsBack();
    void keepsLoneSurrogates();
    void knowsNumbers_data();
    void knowsNumbers();
};

void JsonLiteralTest::writesTextThatReadsBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("literal");
    QTest::newRow("empty") << QString() << QByteArray("\"\"");
    QTest::newRow("plain") << QStringLiteral("a/b") << QByteArray("\"a/b\"");
    QTest::newRow("quote and backslash") << QStringLiteral("\"\\") << QByteArray("\"\\\"\\\\\"");
    QTest::newRow("short escapes") << QStringLiteral("\b\f\n\r\t") << QByteArray("\"\\b\\f\\n\\r\\t\"");
    QTest::newRow("control") << QString(QChar(0x1f)) << QByteArray("\"\\u001f\"");
    QTest::newRow("beyond ASCII") << QStringLiteral("ä€") << QByteArray("\"ä€\"");
    QTest::newRow("pair") << QStringLiteral("😀") << QByteArray("\"😀\"");
    QTest::newRow("delete, which needs none") << QString(QChar(0x7f)) << QByteArray("\"\x7f\"");
}

void JsonLiteralTest::writesTextThatReadsBack()
{
    QFETCH(QString, text);
    QTEST(literalOf(text), "literal");
    QCOMPARE(textOf(literalOf(text)), text);
    const auto document = Document::parse(literalOf(text));
    QVERIFY(document);
    QCOMPARE(document->root().toString(), text);
}

void JsonLiteralTest::keepsLoneSurrogates()
{
    const QString text = QString(QChar(0xd800)) + u'x' + QChar(0xdc00);
    QCOMPARE(literalOf(text), QByteArray("\"\\ud800x\\udc00\""));
    QVERIFY(Document::parse(literalOf(text)));
}

void JsonLiteralTest::knowsNumbers_data()
{
    QTest::addColumn<bool>("isNumber");
    for (const char *number : {"0", "-0", "10", "1.50", "-1e5", "1E+5", "0.1e-7", "123456789012345678901234567890"})
        QTest::addRow("%s", number) << true;
    for (const char *other : {"", "-", "+1", "01", ".5", "1.", "1e", "1e+", "0x1", "1 ", " 1", "NaN", "1.5.2", "1e5e5"})
        QTest::addRow("\"%s\"", other) << false;
}

void JsonLiteralTest::knowsNumbers()
{
    QByteArray text(QTest::currentDataTag());
    if (text.startsWith('"'))
        text = text.mid(1).chopped(1);
    QTEST(isNumberLiteral(text), "isNumber");
    // The parser takes the same for a number.
    const auto document = Document::parse('[' + text + ']');
    QCOMPARE(document && document->root().size() == 1, isNumberLiteral(text.trimmed()));
}

QTEST_GUILESS_MAIN(JsonLiteralTest)
#include "tst_jsonliteral.moc"
