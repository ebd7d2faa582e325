// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apierror.h"
#include "api/ratebudget.h"
#include "api/types.h"
#include "support/manualclock.h"
#include "support/strict.h"
#include "support/transcriptnetwork.h"

#include <QDir>
#include <QTest>

using namespace accountdesk;
using Kind = Error::Kind;

namespace {

json::Value fileRoot(const QString &relative)
{
    const QString path = test::sharedPath(QStringLiteral("recordings/") + relative);
    const auto document = json::Document::parse(test::readFile(path));
    return document ? document->root() : json::Value();
}

QStringList filesIn(const QString &folder)
{
    QStringList files;
    const QDir dir(test::sharedPath(QStringLiteral("recordings/") + folder));
    for (const QString &name : dir.entryList({QStringLiteral("*.json")}, QDir::Files))
        files.append(folder + u'/' + name);
    return files;
}


/// What a status and body have to become, said independently of the code under test.
Kind expectedKind(int status, const json::Value &body)
{
    switch (status) {
    case 401: return Kind::Unauthorized;
    case 403:
        return body[u"message"].toString().contains(u"expected") ? Kind::MissingScope
                                                                 : Kind::Rejected;
    case 404: return Kind::NotFound;
    case 409: return Kind::Conflict;
    case 429: return Kind::RateLimited;
    default: return status >= 500 ? Kind::Server : Kind::Rejected;
    }
}

} // namespace

/// Answers of real tenants.
class ApiRecordingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void readsEveryRecordedUser_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("userId"); // empty: the request asked for other members only
        int rows = 0;
        for (const QString &file : filesIn(QStringLiteral("users"))) {
            const json::Value root = fileRoot(file);
            if (root[u"data"].isObject()) {
                QTest::addRow("%s", qPrintable(file))
                    << root[u"data"].rawText() << root[u"data"][u"user_id"].toString();
                ++rows;
            }
            int number = 0;
            for (json::Value e = root[u"exchanges"].firstChild(); !e.isMissing();
                 e = e.nextSibling()) {
                ++number;
                const json::Value body = e[u"response"][u"body"];
                const qint64 status = e[u"response"][u"status"].toInteger().value_or(0);
                if (status < 200 || status > 201 || !body.isObject())
                    continue;
                QTest::addRow("%s exchange %d", qPrintable(file), number)
                    << body.rawText() << body[u"user_id"].toString();
                ++rows;
            }
        }
        if (rows < 12)
            QFAIL("the recorded users are gone");
    }

    void readsEveryRecordedUser()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, userId);
        const auto document = json::Document::parse(body);
        QVERIFY(document);
        const auto user = api::User::fromJson(*document);
        if (userId.isEmpty()) {
            QVERIFY(!user);
            QCOMPARE(user.error().rule, QStringLiteral("$.user_id"));
            return;
        }
        QVERIFY2(user, user ? "" : qPrintable(user.error().rule));
        QCOMPARE(user->userId, userId);
        const json::Value root = document->root();
        QCOMPARE(user->email.value_or(QString()), root[u"email"].toString());
        QCOMPARE(user->identities.size(), root[u"identities"].size());
        QCOMPARE(user->userMetadata.isMissing(), root[u"user_metadata"].isMissing());
        QVERIFY(!user->raw.source().contains("access_token"));
        for (const auto &time : {user->createdAt, user->updatedAt})
            QVERIFY(!time || api::parseTimestamp(*time));
    }

    void readsRecordedEnrollments_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("count");
        const json::Value recorded =
            fileRoot(QStringLiteral("mfa/enrollments-empty-and-delete-provider-2021.json"));
        QTest::newRow("none") << recorded[u"exchanges"].at(0)[u"response"][u"body"].rawText() << 0;
        const json::Value fixture = fileRoot(QStringLiteral("mfa/enrollments-list-fixture.json"));
        QTest::newRow("two") << fixture[u"data"].rawText() << 2;
    }

    void readsRecordedEnrollments()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, count);
        const auto document = json::Document::parse(body);
        QVERIFY(document);
        const auto list = api::enrollmentsFromJson(*document);
        QVERIFY(list);
        QCOMPARE(list->size(), count);
        for (const api::Enrollment &one : *list) {
            QCOMPARE(one.status, QStringLiteral("confirmed"));
            QVERIFY(api::parseTimestamp(*one.enrolledAt));
            QVERIFY(!one.lastAuth && !one.phoneNumber);
        }
    }

    void mapsEveryRecordedErrorToItsKind_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        const auto add = [](const QString &name, const json::Value &status,
                            const json::Value &body) {
            const auto code = static_cast<int>(status.toInteger().value_or(0));
            if (code < 400 || !body.isObject())
                return 0;
            QTest::addRow("%s", qPrintable(name)) << code << body.rawText();
            return 1;
        };
        int rows = 0;
        QStringList files = filesIn(QStringLiteral("errors"));
        files += filesIn(QStringLiteral("users")) + filesIn(QStringLiteral("mfa"))
            + filesIn(QStringLiteral("device-credentials"));
        for (const QString &file : std::as_const(files)) {
            const json::Value root = fileRoot(file);
            int number = 0;
            for (json::Value e = root[u"exchanges"].firstChild(); !e.isMissing();
                 e = e.nextSibling()) {
                rows += add(QStringLiteral("%1 exchange %2").arg(file).arg(++number),
                            e[u"response"][u"status"], e[u"response"][u"body"]);
            }
            for (json::Value e = root[u"items"].firstChild(); !e.isMissing(); e = e.nextSibling())
                rows += add(QStringLiteral("%1 item %2").arg(file).arg(++number), e[u"status"],
                            e[u"body"]);
        }
        const json::Value limit =
            fileRoot(QStringLiteral("rate-limit/rate-limit-error-fixture.json"));
        rows += add(QStringLiteral("rate limit"), limit[u"data"][u"statusCode"], limit[u"data"]);
        if (rows < 14)
            QFAIL("the recorded errors are gone");
    }

    void mapsEveryRecordedErrorToItsKind()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const auto document = json::Document::parse(body);
        QVERIFY(document);
        const json::Value root = document->root();
        const Error error = api::errorOf(test::jsonAnswer(body, status));
        QCOMPARE(kindName(error.kind), kindName(expectedKind(status, root)));
        QCOMPARE(error.detail, root[u"message"].toString());
        if (!root[u"errorCode"].isMissing())
            QCOMPARE(error.code, root[u"errorCode"].toString());
        QVERIFY(error.rule.isEmpty());
    }

    void mapsEveryDocumentedSentence_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("sentence");
        const json::Value data =
            fileRoot(QStringLiteral("errors/documented-messages.json"))[u"data"];
        int number = 0;
        for (json::Value endpoint = data.firstChild(); !endpoint.isMissing();
             endpoint = endpoint.nextSibling()) {
            for (json::Value status = endpoint.firstChild(); !status.isMissing();
                 status = status.nextSibling()) {
                for (json::Value text = status.firstChild(); !text.isMissing();
                     text = text.nextSibling()) {
                    const int code = status.name().toInt();
                    if (code >= 400)
                        QTest::addRow("%d: %s %d", ++number, qPrintable(endpoint.name()), code)
                            << code << text.toString();
                }
            }
        }
        if (number < 80)
            QFAIL("the documented messages are gone");
    }

    void mapsEveryDocumentedSentence()
    {
        QFETCH(int, status);
        QFETCH(QString, sentence);
        QString escaped = sentence;
        escaped.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
        const QByteArray body = "{\"statusCode\":" + QByteArray::number(status)
            + ",\"error\":\"E\",\"message\":\"" + escaped.toUtf8() + "\"}";
        const auto document = json::Document::parse(body);
        QVERIFY(document);
        const Error error = api::errorOf(test::jsonAnswer(body, status));
        QCOMPARE(kindName(error.kind), kindName(expectedKind(status, document->root())));
        QCOMPARE(error.detail, sentence);
    }

    void learnsRecordedRateLimits()
    {
        const json::Value items =
            fileRoot(QStringLiteral("rate-limit/headers-2021.json"))[u"items"];
        int count = 0;
        for (json::Value item = items.firstChild(); !item.isMissing(); item = item.nextSibling()) {
            test::ManualClock clock;
            api::RateBudget budget(clock);
            const net::Answer answer = test::answerOf(
                static_cast<int>(*item[u"status"].toInteger()),
                {{"Date", item[u"date"].toString().toLatin1()},
                 {"X-RateLimit-Limit", item[u"limit"].numberText()},
                 {"X-RateLimit-Remaining", item[u"remaining"].numberText()},
                 {"X-RateLimit-Reset", item[u"reset"].numberText()}});
            budget.learn(answer);
            QCOMPARE(budget.limit(), int(*item[u"limit"].toInteger()));
            QCOMPARE(budget.remaining(), int(*item[u"remaining"].toInteger()));
            // Had it been a refusal, with the distance that was recorded beside it.
            net::Answer refusal = answer;
            refusal.status = 429;
            const qint64 seconds = *item[u"reset_minus_date_seconds"].toInteger();
            QCOMPARE(budget.pauseMs(&refusal, 1, [](qsizetype n) { return QByteArray(n, '\0'); }),
                     int(std::clamp<qint64>(seconds, 1, 10) * 1000));
            ++count;
        }
        QVERIFY(count >= 40);
    }
};

QTEST_GUILESS_MAIN(ApiRecordingsTest)
#include "tst_apirecordings.moc"
