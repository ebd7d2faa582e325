// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchtable.h"
#include "crypto/base64url.h"
#include "crypto/rsakey.h"
#include "support/strict.h"
#include "token/idtokenrules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

using namespace accountdesk;

/// Row 9: a full check with a known key against the bare RSA operation.
class BenchJwt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void fullCheckAgainstBareVerification();
};

namespace {

EVP_PKEY *opensslKey(const QByteArray &modulus, const QByteArray &exponent)
{
    BIGNUM *n = BN_bin2bn(reinterpret_cast<const unsigned char *>(modulus.constData()),
                          int(modulus.size()), nullptr);
    BIGNUM *e = BN_bin2bn(reinterpret_cast<const unsigned char *>(exponent.constData()),
                          int(exponent.size()), nullptr);
    OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, n);
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, e);
    OSSL_PARAM *parameters = OSSL_PARAM_BLD_to_param(builder);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr);
    EVP_PKEY *key = nullptr;
    EVP_PKEY_fromdata_init(context);
    EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters);
    EVP_PKEY_CTX_free(context);
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(builder);
    BN_free(n);
    BN_free(e);
    return key;
}

} // namespace

void BenchJwt::fullCheckAgainstBareVerification()
{
    constexpr int perRound = 4000;
    const auto pair = crypto::RsaPrivateKey::generate();
    QVERIFY(pair.has_value());

    const qint64 now = 1767323045;
    const QByteArray header = crypto::toBase64Url(R"({"alg":"RS256","typ":"JWT","kid":"one"})");
    const QJsonObject claims{
        {QStringLiteral("iss"), QStringLiteral("https://acme.example/")},
        {QStringLiteral("sub"), QStringLiteral("auth0|5f7c8ec7c33c6c004bbafe82")},
        {QStringLiteral("aud"), QStringLiteral("client")},
        {QStringLiteral("iat"), now - 10},
        {QStringLiteral("exp"), now + 36000},
        {QStringLiteral("nonce"), QStringLiteral("n-0S6_WzA2Mj")},
        {QStringLiteral("name"), QStringLiteral("Maja Keller")},
        {QStringLiteral("email"), QStringLiteral("maja.keller@example.com")},
        {QStringLiteral("picture"), QStringLiteral("https://pictures.example/maja.png")},
        {QStringLiteral("updated_at"), QStringLiteral("2026-01-01T10:00:00.000Z")}};
    const QByteArray signedText = header + '.'
        + crypto::toBase64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact));
    const QByteArray signature = pair->signRs256(signedText);
    const QByteArray token = signedText + '.' + crypto::toBase64Url(signature);

    const QByteArray jwks = QJsonDocument(QJsonObject{{QStringLiteral("keys"), QJsonArray{QJsonObject{
        {QStringLiteral("kty"), QStringLiteral("RSA")}, {QStringLiteral("use"), QStringLiteral("sig")},
        {QStringLiteral("alg"), QStringLiteral("RS256")}, {QStringLiteral("kid"), QStringLiteral("one")},
        {QStringLiteral("n"), QString::fromLatin1(crypto::toBase64Url(pair->modulus()))},
        {QStringLiteral("e"), QString::fromLatin1(crypto::toBase64Url(pair->exponent()))}}}}}).toJson();
    const auto keys = token::KeySet::parse(jwks);
    QVERIFY(keys.has_value());
    token::Expectation expectation;
    expectation.keys = &*keys;
    expectation.issuer = QStringLiteral("https://acme.example/");
    expectation.audience = QStringLiteral("client");
    expectation.nonce = "n-0S6_WzA2Mj";
    expectation.now = QDateTime::fromSecsSinceEpoch(now, Qt::UTC);
    QVERIFY(token::judgeIdToken(token, expectation).isAccepted);

    EVP_PKEY *key = opensslKey(pair->modulus(), pair->exponent());
    QVERIFY(key);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, nullptr);
    EVP_PKEY_verify_init(context);
    EVP_PKEY_CTX_set_rsa_padding(context, 1);
    EVP_PKEY_CTX_set_signature_md(context, EVP_sha256());
    unsigned char digest[32];
    EVP_Digest(signedText.constData(), size_t(signedText.size()), digest, nullptr, EVP_sha256(), nullptr);

    const auto limit = [&] {
        const qint64 start = test::threadCpuNs();
        for (int i = 0; i < perRound; ++i) {
            if (EVP_PKEY_verify(context, reinterpret_cast<const unsigned char *>(signature.constData()),
                                size_t(signature.size()), digest, sizeof digest) != 1)
                return 0.0;
        }
        return perRound * 1e9 / double(test::threadCpuNs() - start);
    };
    const auto ours = [&] {
        const qint64 start = test::threadCpuNs();
        for (int i = 0; i < perRound; ++i) {
            if (!token::judgeIdToken(token, expectation).isAccepted)
                return 0.0;
        }
        return perRound * 1e9 / double(test::threadCpuNs() - start);
    };
    std::vector<double> limits;
    std::vector<double> own;
    for (int round = 0; round < 9; ++round) {
        limits.push_back(limit());
        own.push_back(ours());
    }
    EVP_PKEY_CTX_free(context);
    EVP_PKEY_free(key);
    test::BenchTable table;
    table.add(QStringLiteral("9 full RS256 check, key known"), QStringLiteral("/s"), limits, own, 0.70,
              true);
    table.print();
}

QTEST_GUILESS_MAIN(BenchJwt)
#include "tst_bench_jwt.moc"
