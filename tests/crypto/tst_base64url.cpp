// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/base64url.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using namespace accountdesk::crypto;

class Base64UrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void decodesWhatItEncodes();
    void decodesKnownText_data();
    void decodesKnownText();
    void refusesAnythingElse_data();
    void refusesAnythingElse();
    void refusesEveryForeignByteAtEveryPlace();
};

void Base64UrlTest::decodesWhatItEncodes()
{
    QByteArray bytes;
    for (int size = 0; size < 300; ++size) {
        const QByteArray text = toBase64Url(bytes);
        QVERIFY(!text.contains('=') && !text.contains('+') && !text.contains('/'));
        QCOMPARE(fromBase64Url(text), std::optional(bytes));
        bytes.append(static_cast<char>(size * 37));
    }
}

void Base64UrlTest::decodesKnownText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray() << QByteArray("");
    QTest::newRow("one byte") << QByteArray("Zg") << QByteArray("f");
    QTest::newRow("two bytes") << QByteArray("Zm8") << QByteArray("fo");
    QTest::newRow("three bytes") << QByteArray("Zm9v") << QByteArray("foo");
    QTest::newRow("both own characters") << QByteArray("-_-_") << QByteArray("\xfb\xff\xbf");
    QTest::newRow("AQAB") << QByteArray("AQAB") << QByteArray("\x01\x00\x01", 3);
}

void Base64UrlTest::decodesKnownText()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, bytes);
    QCOMPARE(fromBase64Url(text), std::optional(bytes));
    QCOMPARE(toBase64Url(bytes), text);
}

void Base64UrlTest::refusesAnythingElse_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("B5.1 padding") << QByteArray("Zg==");
    QTest::newRow("B5.1 one character too many") << QByteArray("Zm9vZ");
    QTest::newRow("B5.1 spare bits of one byte") << QByteArray("Zh");
    QTest::newRow("B5.1 spare bits of two bytes") << QByteArray("Zm9");
    QTest::newRow("B5.1 plain base64's plus") << QByteArray("+_-_");
    QTest::newRow("B5.1 plain base64's slash") << QByteArray("-/-_");
    QTest::newRow("B5.1 blank") << QByteArray("Zm9 ");
    QTest::newRow("B5.1 line end") << QByteArray("Zm9v\n");
    QTest::newRow("B5.1 zero byte") << QByteArray("Zm9\0", 4);
    QTest::newRow("B5.1 beyond ASCII") << QByteArray("Zm9\xc3");
    QTest::newRow("B5.1 foreign in the rest") << QByteArray("Zm9vZ!");
}

void Base64UrlTest::refusesAnythingElse()
{
    QFETCH(QByteArray, text);
    QVERIFY(!fromBase64Url(text));
}

void Base64UrlTest::refusesEveryForeignByteAtEveryPlace()
{
    const QByteArray alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        for (int place = 0; place < 5; ++place) {
            QByteArray text("AAAAAAA"); // four, then a rest of three
            text[place] = c;
            QCOMPARE(fromBase64Url(text).has_value(), alphabet.contains(c));
        }
    }
}

QTEST_GUILESS_MAIN(Base64UrlTest)
#include "tst_base64url.moc"
