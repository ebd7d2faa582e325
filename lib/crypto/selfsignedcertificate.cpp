// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/selfsignedcertificate.h"

#include "crypto/openssl.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <array>

namespace accountdesk::crypto {

namespace {

constexpr qint64 daySeconds = 24 * 60 * 60;
constexpr qint64 validDays = 90;

struct Extension
{
    int nid;
    const char *value;
};

bool addExtension(X509 *certificate, X509 *issuer, const Extension &extension)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *made = X509V3_EXT_conf_nid(nullptr, &context, extension.nid, extension.value);
    const bool isAdded = made && X509_add_ext(certificate, made, -1) == 1;
    X509_EXTENSION_free(made);
    return isAdded;
}

bool setSerial(X509 *certificate)
{
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        return false;
    bytes[0] = static_cast<unsigned char>((bytes[0] & 0x3fU) | 0x40U); // positive and of full length
    const BignumPtr number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool setName(X509_NAME *name, const char *commonName)
{
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(commonName), -1, -1, 0) == 1;
}

/// Version 3, valid from a day ago so that a slow clock on a client does no harm.
CertificatePtr unsignedCertificate(const char *commonName, EVP_PKEY *key, const QDateTime &now)
{
    CertificatePtr certificate(X509_new());
    time_t start = static_cast<time_t>(now.toSecsSinceEpoch() - daySeconds);
    if (!certificate || X509_set_version(certificate.get(), X509_VERSION_3) != 1
        || !setSerial(certificate.get())
        || !X509_time_adj_ex(X509_getm_notBefore(certificate.get()), 0, 0, &start)
        || !X509_time_adj_ex(X509_getm_notAfter(certificate.get()), static_cast<int>(validDays), 0, &start)
        || X509_set_pubkey(certificate.get(), key) != 1
        || !setName(X509_get_subject_name(certificate.get()), commonName))
        return nullptr;
    return certificate;
}

bool sign(X509 *certificate, X509 *issuer, EVP_PKEY *issuerKey, std::initializer_list<Extension> extensions)
{
    if (X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) != 1)
        return false;
    for (const Extension &extension : extensions) {
        if (!addExtension(certificate, issuer, extension))
            return false;
    }
    return X509_sign(certificate, issuerKey, EVP_sha256()) > 0;
}

QByteArray toPem(X509 *certificate)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    return bio && PEM_write_bio_X509(bio.get(), certificate) == 1 ? contentsOf(bio.get()) : QByteArray();
}

} // namespace

Result<LoopbackCertificate> makeLoopbackCertificate(const QDateTime &now)
{
    // The authority signs once only, so it takes the kind of key that is made quickest.
    const PkeyPtr authorityKey(EVP_EC_gen("P-256"));
    const PkeyPtr serverKey(EVP_RSA_gen(2048U));
    const QString rule = QStringLiteral("certificate");
    if (!authorityKey || !serverKey)
        return opensslError(rule);
    const CertificatePtr authority =
        unsignedCertificate("Account Desk built-in tenant authority", authorityKey.get(), now);
    const CertificatePtr server = unsignedCertificate("127.0.0.1", serverKey.get(), now);
    if (!authority || !server)
        return opensslError(rule);
    if (!sign(authority.get(), authority.get(), authorityKey.get(),
              {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
               {NID_key_usage, "critical,keyCertSign,cRLSign"},
               {NID_subject_key_identifier, "hash"}})
        || !sign(server.get(), authority.get(), authorityKey.get(),
                 {{NID_basic_constraints, "critical,CA:FALSE"},
                  {NID_key_usage, "critical,digitalSignature,keyEncipherment"},
                  {NID_ext_key_usage, "serverAuth"},
                  {NID_subject_key_identifier, "hash"},
                  {NID_authority_key_identifier, "keyid"},
                  {NID_subject_alt_name, "IP:127.0.0.1,IP:::1,DNS:localhost"}}))
        return opensslError(rule);
    return LoopbackCertificate{toPem(authority.get()), toPem(server.get()),
                               privateKeyPem(serverKey.get())};
}

} // namespace accountdesk::crypto
