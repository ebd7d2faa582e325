// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sha256.h"
#include "support/strict.h"

#include <QCryptographicHash>
#include <QTest>

using namespace accountdesk;

class Sha256Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void givesTheStandardsExamples_data();
    void givesTheStandardsExamples();
    void agreesWithQtAtEveryLengthAroundTheBlock();
};

// FIPS 180-4, examples of the standard.
void Sha256Test::givesTheStandardsExamples_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("hex");
    QTest::addRow("nothing") << QByteArray()
        << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::addRow("one block") << QByteArray("abc")
        << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::addRow("two blocks")
        << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

void Sha256Test::givesTheStandardsExamples()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, hex);
    QCOMPARE(crypto::sha256(bytes).toHex(), hex);
}

void Sha256Test::agreesWithQtAtEveryLengthAroundTheBlock()
{
    for (int length = 50; length < 140; ++length) {
        const QByteArray bytes(length, 'x');
        QCOMPARE(crypto::sha256(bytes), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    }
}

QTEST_GUILESS_MAIN(Sha256Test)
#include "tst_sha256.moc"
