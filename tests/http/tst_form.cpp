// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/form.h"
#include "support/strict.h"

#include <QtTest>

using namespace accountdesk;

using Parameters = QList<http::Parameter>;
Q_DECLARE_METATYPE(Parameters)

class TestForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void readsWellFormedForms_data();
    void readsWellFormedForms();
    void refusesMalformedForms_data();
    void refusesMalformedForms();
    void encodesWhatItReadsBack_data();
    void encodesWhatItReadsBack();
    void givesOnlySingleValues();
};

void TestForm::readsWellFormedForms_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<Parameters>("expected");
    QTest::newRow("empty") << QByteArray() << Parameters();
    QTest::newRow("one pair") << QByteArray("a=1") << Parameters{{QStringLiteral("a"), QStringLiteral("1")}};
    QTest::newRow("plus is a blank") << QByteArray("a+b=c+d")
                                     << Parameters{{QStringLiteral("a b"), QStringLiteral("c d")}};
    QTest::newRow("percent plus is a plus") << QByteArray("a=1%2B1")
                                            << Parameters{{QStringLiteral("a"), QStringLiteral("1+1")}};
    QTest::newRow("B3.4 doubles kept in order")
        << QByteArray("s=1&t=2&s=3")
        << Parameters{{QStringLiteral("s"), QStringLiteral("1")}, {QStringLiteral("t"), QStringLiteral("2")}, {QStringLiteral("s"), QStringLiteral("3")}};
    QTest::newRow("no equals sign") << QByteArray("flag") << Parameters{{QStringLiteral("flag"), QString()}};
    QTest::newRow("equals sign in the value") << QByteArray("a=b=c")
                                              << Parameters{{QStringLiteral("a"), QStringLiteral("b=c")}};
    QTest::newRow("UTF-8, both letter cases") << QByteArray("n=%C3%bc")
                                              << Parameters{{QStringLiteral("n"), QStringLiteral("\u00fc")}};
    QTest::newRow("encoded ampersand stays inside") << QByteArray("a=b%26c%3Dd")
                                                    << Parameters{{QStringLiteral("a"), QStringLiteral("b&c=d")}};
    QTest::newRow("percent decoded once") << QByteArray("a=%2541")
                                          << Parameters{{QStringLiteral("a"), QStringLiteral("%41")}};
}

void TestForm::readsWellFormedForms()
{
    QFETCH(QByteArray, encoded);
    const auto parameters = http::parseForm(encoded);
    QVERIFY(parameters);
    QTEST(*parameters, "expected");
}

void TestForm::refusesMalformedForms_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("percent at the end") << QByteArray("a=1%");
    QTest::newRow("percent and one digit") << QByteArray("a=%4");
    QTest::newRow("percent cut by the next pair") << QByteArray("a=%4&b=1");
    QTest::newRow("percent with a letter beyond f") << QByteArray("a=%4g");
    QTest::newRow("percent in the name") << QByteArray("a%zz=1");
    QTest::newRow("empty name") << QByteArray("=1");
    QTest::newRow("empty pair") << QByteArray("a=1&&b=2");
    QTest::newRow("trailing ampersand") << QByteArray("a=1&");
    QTest::newRow("lone continuation byte") << QByteArray("a=%80");
    QTest::newRow("overlong UTF-8") << QByteArray("a=%C0%AF");
    QTest::newRow("cut UTF-8") << QByteArray("a=%E2%82");
    QTest::newRow("encoded surrogate") << QByteArray("a=%ED%A0%80");
}

void TestForm::refusesMalformedForms()
{
    QFETCH(QByteArray, encoded);
    QVERIFY(!http::parseForm(encoded));
}

void TestForm::encodesWhatItReadsBack_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("plus") << QStringLiteral("a b+c") << QByteArray("v=a%20b%2Bc");
    QTest::newRow("reserved") << QStringLiteral("https://t.example/api/v2/?a=1&b=+")
        << QByteArray("v=https%3A%2F%2Ft.example%2Fapi%2Fv2%2F%3Fa%3D1%26b%3D%2B");
    QTest::newRow("unreserved as they are") << QStringLiteral("aZ09-._~") << QByteArray("v=aZ09-._~");
    QTest::newRow("beyond the basic plane") << QStringLiteral("\U0001F511") << QByteArray("v=%F0%9F%94%91");
    QTest::newRow("line end and percent") << QStringLiteral("\r\n%41") << QByteArray("v=%0D%0A%2541");
    QTest::newRow("empty") << QStringLiteral("") << QByteArray("v=");
}

void TestForm::encodesWhatItReadsBack()
{
    QFETCH(QString, value);
    QFETCH(QByteArray, encoded);
    const Parameters parameters{{QStringLiteral("v"), value}};
    QCOMPARE(http::encodeForm(parameters), encoded);
    QCOMPARE(http::parseForm(encoded), std::optional(parameters));
}

void TestForm::givesOnlySingleValues()
{
    const Parameters parameters{{QStringLiteral("a"), QStringLiteral("1")}, {QStringLiteral("b"), QStringLiteral("2")}, {QStringLiteral("a"), QStringLiteral("1")}};
    QCOMPARE(http::onlyValue(parameters, u"b"), std::optional(QStringLiteral("2")));
    QCOMPARE(http::onlyValue(parameters, u"a"), std::nullopt); // B3.4
    QCOMPARE(http::onlyValue(parameters, u"c"), std::nullopt);
    QCOMPARE(http::countOf(parameters, u"a"), 2);
    QCOMPARE(http::countOf(parameters, u"c"), 0);
    QCOMPARE(http::encodeForm(parameters), QByteArray("a=1&b=2&a=1"));
}

QTEST_GUILESS_MAIN(TestForm)
#include "tst_form.moc"
