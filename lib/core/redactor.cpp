// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redactor.h"

#include <QRegularExpression>

#include <array>

namespace accountdesk {

namespace {

struct Rule
{
    QRegularExpression pattern;
    QString replacement;
};

QRegularExpression expression(const char *pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern),
                              QRegularExpression::CaseInsensitiveOption);
}

/// Names whose values are secrets, however they are prefixed (device_code, refreshToken).
constexpr const char *secretName =
    R"((?:token|codes?|verifier|state|nonce|hint|link_with|password|secret|assertion|\botp))";
/// Between name and value in URLs, forms, JSON, JSON quoted once more, and lists of pairs.
constexpr const char *separator = R"((?:\\*["']?\s*(?:[=:]|%3[AD])\s*|\\*["']\s*,\s*(?=\\*["'])))";
/// A list, a string in escaped, double or single quotes, or a bare word.
constexpr const char *anyValue =
    R"((?:\[[^\]]*\]?|\\+["'](?:(?!\\+["'])[\s\S])*|"(?:[^"\\]|\\.)*|'(?:[^'\\]|\\.)*|[^\s"'&,;})\]]+))";

QRegularExpression namedSecret()
{
    const QByteArray pattern = QByteArrayLiteral("(") + secretName + separator + ')' + anyValue;
    return expression(pattern.constData());
}

/// In order: what names itself a secret first, then what merely looks like one.
const std::array<Rule, 8> &rules()
{
    static const std::array<Rule, 8> table{{
        {expression(R"((authorization|cookie|set-cookie|proxy-authorization)(\\*["']?\s*[:=,]\s*)[^\r\n]+)"),
         QStringLiteral("\\1\\2[redacted]")},
        {expression(R"(\b(bearer|dpop|basic)(\s+|%20|\+)[A-Za-z0-9._~+/=-]+)"), QStringLiteral("\\1 [redacted]")},
        {expression(R"((otpauth(?:://|%3A%2F%2F))[^\s"'<>&]+)"), QStringLiteral("\\1[redacted]")},
        {expression(R"(\b([a-z][a-z0-9+.-]*://)[^\s/"'<>?#]+@)"), QStringLiteral("\\1[redacted]@")},
        {expression(R"(\b([a-z][a-z0-9+.-]*:/{1,2}[^\s"'<>?#]+)[?#][^\s"'<>]*)"),
         QStringLiteral("\\1?[redacted]")},
        {namedSecret(), QStringLiteral("\\1[redacted]")},
        {expression(R"(eyJ[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){1,4})"), QStringLiteral("[redacted]")},
        {expression(R"(\bv1\.[A-Za-z0-9_-]{16,})"), QStringLiteral("[redacted]")},
    }};
    return table;
}

} // namespace

QString redacted(const QString &text)
{
    static const QRegularExpression email(
        QStringLiteral(R"([^\s@:/"'<>\[\](),;=&?\\|]+(?:@|%40)[\w-]+(?:\.[\w-]+)+)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString result = text;
    for (const Rule &rule : rules())
        result.replace(rule.pattern, rule.replacement);
    return result.replace(email, QStringLiteral("[e-mail]"));
}

} // namespace accountdesk
