// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/pkce.h"
#include "support/strict.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace accountdesk;

class PkceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void makesTheChallengeOfTheStandardsExample();
    void usesTheGivenRandomSource();
    void isLongEnoughAndNewEachTime_data();
    void isLongEnoughAndNewEachTime();
};

void PkceTest::makesTheChallengeOfTheStandardsExample()
{
    // RFC 7636 appendix B
    const auto fixed = [](qsizetype) {
        return QByteArray::fromBase64("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
                                      QByteArray::Base64UrlEncoding);
    };
    const auth::Pkce pkce(fixed);
    QCOMPARE(pkce.verifier().reveal(), QByteArray("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
    QCOMPARE(pkce.challenge(), QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
}

void PkceTest::usesTheGivenRandomSource()
{
    QList<qsizetype> asked;
    const auto counting = [&asked](qsizetype count) {
        asked.append(count);
        return QByteArray(count, char(asked.size()));
    };
    const auth::Pkce pkce(counting);
    const QByteArray token = auth::randomToken(counting);
    QCOMPARE(asked, (QList<qsizetype>{32, 32}));
    QVERIFY(token != pkce.verifier().reveal());
}

void PkceTest::isLongEnoughAndNewEachTime_data()
{
    QTest::addColumn<bool>("isVerifier");
    QTest::newRow("B2.1 verifier") << true;
    QTest::newRow("B1.4 state and nonce") << false;
}

void PkceTest::isLongEnoughAndNewEachTime()
{
    QFETCH(bool, isVerifier);
    static const QRegularExpression shape(QStringLiteral("^[A-Za-z0-9_-]{43}$"));
    QSet<QByteArray> seen;
    for (int i = 0; i < 64; ++i) {
        const QByteArray text = isVerifier
            ? QByteArray(auth::Pkce(systemRandom).verifier().reveal().constData())
            : auth::randomToken(systemRandom);
        QVERIFY(shape.match(QString::fromLatin1(text)).hasMatch());
        seen.insert(text);
    }
    QCOMPARE(seen.size(), 64);
}

QTEST_GUILESS_MAIN(PkceTest)
#include "tst_pkce.moc"
