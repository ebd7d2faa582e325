// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretlayout.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using secrets::SecretLayout;
using Kind = SecretLayout::Kind;

class TestSecretLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void keepsEveryEntrySmall_data();
    void keepsEveryEntrySmall();
    void givesBackWhatItWrote();
    void noticesAnyOtherValue();
    void refusesWhatIsNotOurs_data();
    void refusesWhatIsNotOurs();
};

void TestSecretLayout::keepsEveryEntrySmall_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<int>("parts");
    QTest::newRow("empty") << qsizetype(0) << 0;
    QTest::newRow("a refresh token") << qsizetype(60) << 0;
    QTest::newRow("the largest in one entry") << qsizetype(1872) << 0;
    QTest::newRow("one byte more") << qsizetype(1873) << 1;
    QTest::newRow("exactly one part") << qsizetype(2000) << 1;
    QTest::newRow("two parts") << qsizetype(2001) << 2;
    QTest::newRow("6 KB") << qsizetype(6144) << 4;
}

void TestSecretLayout::keepsEveryEntrySmall()
{
    QFETCH(qsizetype, size);
    QFETCH(int, parts);
    const Secret secret(QByteArray(size, 'x'));
    const SecretLayout layout = SecretLayout::of(secret, 'a');
    QCOMPARE(layout.parts, parts);
    const qsizetype first = layout.header().size() + (parts == 0 ? size : 0);
    QVERIFY(first <= secrets::entryLimit);
    QByteArray joined;
    for (int i = 0; i < parts; ++i) {
        const QByteArray part = secrets::partOf(secret, i);
        QVERIFY(!part.isEmpty() && part.size() <= secrets::entryLimit);
        joined += part;
    }
    QVERIFY(parts == 0 || layout.matches(joined));
    QVERIFY(secrets::entryLimit < 2048);
}

void TestSecretLayout::givesBackWhatItWrote()
{
    const SecretLayout parts = SecretLayout::of(Secret(QByteArray(5000, 'x')), 'b');
    const auto read = SecretLayout::fromEntry(parts.header());
    QVERIFY(read);
    QCOMPARE(read->kind, Kind::Parts);
    QCOMPARE(read->generation, 'b');
    QCOMPARE(read->parts, 3);
    QVERIFY(read->matches(QByteArray(5000, 'x')));

    const QByteArray secret("one\ntwo accountdesk/1 removed\n");
    const QByteArray entry = SecretLayout::of(Secret(secret), 'a').header() + secret;
    const auto whole = SecretLayout::fromEntry(entry);
    QVERIFY(whole);
    QCOMPARE(whole->kind, Kind::Whole);
    QCOMPARE(entry.mid(whole->valueAt), secret);
    QCOMPARE(SecretLayout::fromEntry(SecretLayout().header())->kind, Kind::Removed);
}

void TestSecretLayout::noticesAnyOtherValue()
{
    const SecretLayout layout = SecretLayout::of(Secret(QByteArray(3000, 'x')), 'a');
    QByteArray value(3000, 'x');
    QVERIFY(layout.matches(value));
    value[2999] = 'y';
    QVERIFY(!layout.matches(value));
    QVERIFY(!layout.matches(QByteArray(2999, 'x')));
    QVERIFY(!layout.matches({}));
}

void TestSecretLayout::refusesWhatIsNotOurs_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a bare token") << QByteArray("v1.abcdef");
    QTest::newRow("without end of line") << QByteArray("accountdesk/1 removed");
    QTest::newRow("a later form") << QByteArray("accountdesk/2 whole a 0 1 00\nx");
    QTest::newRow("unknown word") << QByteArray("accountdesk/1 half a 0 1 00\nx");
    QTest::newRow("words missing") << QByteArray("accountdesk/1 parts a 3\n");
    QTest::newRow("no parts") << QByteArray("accountdesk/1 parts a 0 5000 00\n");
    QTest::newRow("parts beyond reason") << QByteArray("accountdesk/1 parts a 99999999 5000 00\n");
    QTest::newRow("negative") << QByteArray("accountdesk/1 parts a -1 5000 00\n");
    QTest::newRow("zero bytes") << QByteArray(40, '\0');
}

void TestSecretLayout::refusesWhatIsNotOurs()
{
    QFETCH(QByteArray, entry);
    QVERIFY(!SecretLayout::fromEntry(entry));
}

QTEST_GUILESS_MAIN(TestSecretLayout)
#include "tst_secretlayout.moc"
