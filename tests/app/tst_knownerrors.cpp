// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apierror.h"
#include "catalogue/lookup.h"
#include "json/document.h"
#include "support/strict.h"
#include "widgets/errortext.h"
#include "widgets/knownerrors.h"

#include <QDir>
#include <QTest>

using namespace accountdesk;

namespace {

/// A word of the message, and one of what a person has to be told; written by hand after the
/// documentation, the special before the general.
struct Expected
{
    const char *message;
    const char *cause;
};

constexpr Expected expectations[] = {
    {"Expired token", "has ended"},
    {"Invalid signature received", "not one of this tenant"},
    {"Client is not global", "application may not use"},
    {"Invalid token (link_with)", "second sign-in is not accepted"},
    {"Invalid token", "not accepted"},
    {"Username is malformed", "user name and password"},
    {"Bad username or password", "user name and password"},
    {"does not match subject", "another account"},
    {"Some fields cannot be read", "every field"},
    {"Insufficient scope", "lacks a permission"},
    {"Invalid request URI", "id in the request"},
    {"Path validation error", "id in the request"},
    {"Invalid request query string", "option of the request"},
    {"Invalid request body", "a value that was sent"},
    {"Payload validation error", "a value that was sent"},
    {"connection does not exist", "no longer there at the tenant"},
    {"Connection is not supported", "does not allow this"},
    {"simultaneously", "one at a time"},
    {"non-database user", "another provider"},
    {"disabled connection", "switched off"},
    {"Email verification is not supported", "vouches"},
    {"Your account is not allowed to update", "does not let people change"},
    {"attributes cannot be updated", "where you sign in"},
    {"attributes cannot be removed", "come back each time"},
    {"provider/connection is not configured", "no longer offers"},
    {"Main identity and the new one are the same", "same account"},
    {"calling token's azp", "different applications"},
    {"invalid aud claim", "another application"},
    {"must contains sub claim", "names no account"},
    {"invalid sub claim", "names no account"},
    {"alg of RS256", "cannot be used for linking"},
    {"same issuer", "another tenant"},
    {"inexistent identity", "does not exist"},
    {"Unable to link", "cannot link"},
    {"secondary account not found", "does not exist any more"},
    {"Specified identity already exists", "linked to an account already"},
    {"Main identity cannot be removed", "account itself"},
    {"Cannot create device credentials", "register devices"},
    {"Cannot retrieve device credentials", "list devices"},
    {"Must provide client_id", "only of one application"},
    {"public key already exists", "key already"},
    {"User not found", "no longer there"},
    {"user does not exist", "no longer there"},
    {"multiple verified custom domains", "several domains"},
    {"Too many requests", "fewer requests"},
    {"Global limit", "fewer requests"},
    // Of endpoints that this program never calls: told by their kind, and quoted.
    {"Bad Operation on Notification Resource", "was refused"},
    {"This permission does not exist", "does not have what was asked for"},
};

json::Value rootOf(const QString &name)
{
    const QString path = test::sharedPath(QStringLiteral("recordings/errors/") + name);
    const Result<json::Document> document = json::Document::parse(test::readFile(path));
    return document ? document->root() : json::Value();
}

net::Answer answerWith(int status, const QByteArray &body)
{
    net::Answer answer;
    answer.status = status;
    answer.headers = {{"content-type", "application/json; charset=utf-8"}};
    answer.body = body;
    return answer;
}

int addRow(const QString &name, int status, const QByteArray &body)
{
    if (status < 400)
        return 0;
    QTest::addRow("%s", qPrintable(name)) << status << body;
    return 1;
}

int addDocumented(const json::Value &endpoints)
{
    int rows = 0;
    for (json::Value e = endpoints.firstChild(); !e.isMissing(); e = e.nextSibling()) {
        for (json::Value status = e.firstChild(); !status.isMissing();
             status = status.nextSibling()) {
            for (json::Value m = status.firstChild(); !m.isMissing(); m = m.nextSibling())
                rows += addRow(e.name() + QLatin1String(": ") + m.toString(),
                               status.name().toInt(), "{\"message\":" + m.rawText() + '}');
        }
    }
    return rows;
}

int addExchanges(const QString &file, const json::Value &exchanges)
{
    int rows = 0;
    for (json::Value e = exchanges.firstChild(); !e.isMissing(); e = e.nextSibling())
        rows += addRow(file, int(e[u"response"][u"status"].toInteger().value_or(0)),
                       e[u"response"][u"body"].rawText());
    return rows;
}

} // namespace

/// Every refusal that Auth0 documents, or that was recorded, has a cause and a next step.
class KnownErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void tellsCauseAndNextStep_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        const QDir folder(test::sharedPath(QStringLiteral("recordings/errors")));
        const QStringList files = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
        for (const QString &file : files) {
            const json::Value root = rootOf(file);
            int rows = addExchanges(file, root[u"exchanges"]);
            for (json::Value i = root[u"items"].firstChild(); !i.isMissing(); i = i.nextSibling())
                rows += addRow(file + QLatin1String(": ") + i[u"when"].toString(),
                               int(i[u"status"].toInteger().value_or(0)), i[u"body"].rawText());
            rows += addDocumented(root[u"data"]);
            QVERIFY2(rows > 0, qPrintable(file));
        }
    }

    void tellsCauseAndNextStep()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const Error error = api::errorOf(answerWith(status, body));
        QVERIFY(!error.detail.isEmpty());
        const Banner::Message message = errorMessage(error, catalogue::Action::SaveMetadata);
        QVERIFY2(message.why.contains(expectedCause(error.detail)), qPrintable(message.why));
        QVERIFY2(message.why.contains(error.detail.left(100)), qPrintable(message.why));
        const std::optional<KnownError> known = knownError(error);
        QVERIFY2(known || !message.action.isEmpty() || message.why.contains(u"refused"),
                 qPrintable(message.why));
        QVERIFY(!known || known->next.endsWith(u'.'));
    }

    void quotesWhatIsNotKnown()
    {
        const Error error = api::errorOf(
            answerWith(400, R"({"message":"<b>Zog</b> is not amused","errorCode":"zog"})"));
        QVERIFY(!knownError(error));
        const Banner::Message message = errorMessage(error, catalogue::Action::SaveMetadata);
        QVERIFY(message.why.contains(QStringLiteral("“<b>Zog</b> is not amused”"))); // B13.2
        QVERIFY(message.why.contains(QStringLiteral("was refused")));
    }

    void takesNothingElseForARefusal_data()
    {
        QTest::addColumn<Error>("error");
        const QString words = QStringLiteral("User not found.");
        QTest::newRow("R9 a lost answer") << Error{Error::Kind::UnknownOutcome, 0, {}, words, {}, 0};
        QTest::newRow("R5 a broken server") << Error{Error::Kind::Server, 503, {}, words, {}, 0};
        QTest::newRow("words of our own") << Error{Error::Kind::NotFound, 0, {}, words, {}, 0};
    }

    void takesNothingElseForARefusal()
    {
        QFETCH(Error, error);
        QVERIFY(!knownError(error));
    }

    void blamesNobodyElseForThisComputer_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("part");
        QTest::newRow("R21 disk full") << QStringLiteral("file") << QStringLiteral("on this computer");
        QTest::newRow("R21 broken list") << QStringLiteral("ledger")
                                         << QStringLiteral("list of this computer's devices");
        QTest::newRow("an id of dots") << QStringLiteral("path") << QStringLiteral("cannot be sent");
    }

    void blamesNobodyElseForThisComputer()
    {
        QFETCH(QString, rule);
        QFETCH(QString, part);
        const Error error{Error::Kind::Rejected, 0, {}, QStringLiteral("No space left"), rule, 0};
        const QString why = errorMessage(error, catalogue::Action::CreateDeviceCredential).why;
        QVERIFY2(why.contains(part), qPrintable(why));
        QVERIFY2(why.contains(QStringLiteral("(No space left)")), qPrintable(why));
        QVERIFY(!why.contains(QStringLiteral("was refused")));
    }

    void tellsALimitOfThePlanFromAMissingScope()
    {
        const Error error = api::errorOf(answerWith(
            403, R"({"errorCode":"insufficient_scope","message":"Your subscription lacks it"})"));
        QVERIFY(knownError(error)->cause.contains(QStringLiteral("subscription")));
    }

private:
    static QString expectedCause(const QString &message)
    {
        for (const Expected &one : expectations) {
            if (message.contains(QLatin1String(one.message), Qt::CaseInsensitive))
                return QString::fromLatin1(one.cause);
        }
        return QStringLiteral("no expectation for this message");
    }
};

QTEST_MAIN(KnownErrorsTest)
#include "tst_knownerrors.moc"
