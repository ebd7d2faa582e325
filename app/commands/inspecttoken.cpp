// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/inspecttoken.h"

#include "core/clock.h"
#include "token/idtokenrules.h"
#include "widgets/claimtext.h"

#include <QByteArrayList>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace accountdesk {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::InspectToken)
};

constexpr int accepted = 0;
constexpr int refused = 1;
constexpr int unreadable = 2;
constexpr qint64 mostBytes = 1024 * 1024;

Error unreadableError(const QString &detail)
{
    return Error{Error::Kind::Malformed, 0, {}, detail, {}, 0};
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadableError(QStringLiteral("%1: %2").arg(path, file.errorString()));
    const QByteArray bytes = file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return unreadableError(QStringLiteral("%1: %2").arg(path, file.errorString()));
    if (bytes.size() > mostBytes)
        return unreadableError(Text::tr("%1: the file is longer than 1 MB").arg(path));
    return bytes;
}

QByteArray quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

QByteArray quotedList(const QStringList &texts)
{
    return QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact);
}

/// Values are printed as they stand in the token: order, doubles and digits unchanged.
QByteArray claimLines(const token::Claims &claims)
{
    QByteArrayList lines;
    for (const token::Claim &claim : claims.all()) {
        lines.append("    {\"name\": " + quoted(claim.name) + ", \"value\": " + claim.value.rawText()
                     + ", \"meaning\": " + quoted(claimMeaning(claim.kind)) + '}');
    }
    return lines.isEmpty() ? QByteArrayLiteral("[]") : "[\n" + lines.join(",\n") + "\n  ]";
}

QByteArray report(const token::Verdict &verdict, const token::Jwt &jwt)
{
    const json::Value header = jwt.header.root();
    const bool isReadable = !header.isMissing();
    QByteArray text = "{\n  \"accepted\": ";
    text += verdict.isAccepted ? "true" : "false";
    text += ",\n  \"rule\": " + (verdict.refusal ? quoted(verdict.refusal->rule) : QByteArray("null"));
    text += ",\n  \"detail\": " + (verdict.refusal ? quoted(verdict.refusal->detail) : QByteArray("null"));
    text += ",\n  \"notChecked\": " + quotedList(verdict.notChecked);
    text += ",\n  \"header\": " + (isReadable ? header.rawText() : QByteArray("null"));
    text += ",\n  \"claims\": " + claimLines(token::Claims(jwt.payload)) + "\n}\n";
    return text;
}

Result<token::KeySet> readKeySet(const QString &path)
{
    const Result<QByteArray> jwks = readFile(path);
    if (!jwks)
        return jwks.error();
    Result<token::KeySet> keys = token::KeySet::parse(*jwks);
    if (!keys)
        return unreadableError(
            Text::tr("%1 is no key set: %2 (%3)").arg(path, keys.error().detail, keys.error().rule));
    return keys;
}

InspectTokenOutcome judge(const QByteArray &text, const token::KeySet *keys, const InspectTokenOptions &options)
{
    token::Expectation expectation;
    expectation.keys = keys;
    expectation.issuer = options.issuer;
    expectation.audience = options.audience;
    expectation.nonce = options.nonce.toUtf8();
    expectation.now = options.now ? QDateTime::fromSecsSinceEpoch(*options.now).toUTC() : SystemClock().now();
    expectation.leewaySeconds = options.leewaySeconds;
    const token::Verdict verdict = token::judgeIdToken(text, expectation);
    const Result<token::Jwt> jwt = token::parseJwt(text);
    return {verdict.isAccepted ? accepted : refused, report(verdict, jwt ? *jwt : token::Jwt()), {}};
}

} // namespace

InspectTokenOutcome inspectToken(const InspectTokenOptions &options)
{
    const Result<QByteArray> text = readFile(options.file);
    if (!text)
        return {unreadable, {}, text.error().detail};
    if (options.jwksFile.isEmpty())
        return judge(text->trimmed(), nullptr, options);
    const Result<token::KeySet> keys = readKeySet(options.jwksFile);
    if (!keys)
        return {unreadable, {}, keys.error().detail};
    return judge(text->trimmed(), &*keys, options);
}

int runInspectToken(const InspectTokenOptions &options)
{
    const InspectTokenOutcome outcome = inspectToken(options);
    if (!outcome.problem.isEmpty())
        std::fprintf(stderr, "accountdesk: %s\n", qPrintable(outcome.problem));
    std::fwrite(outcome.output.constData(), 1, static_cast<size_t>(outcome.output.size()), stdout);
    std::fflush(stdout);
    return outcome.exitCode;
}

} // namespace accountdesk
