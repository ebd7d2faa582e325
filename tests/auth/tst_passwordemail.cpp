// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/passwordemail.h"
#include "support/awaited.h"
#include "support/manualclock.h"
#include "support/strict.h"
#include "support/transcriptnetwork.h"

#include <QTest>

using namespace accountdesk;
using Reply = std::variant<net::Answer, Error>;

class PasswordEmailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void sendsAddressAndConnectionWithoutToken()
    {
        const Result<QString> sentence = ask(
            test::answerOf(200, {{"content-type", "text/html; charset=utf-8"}},
                           "We've just sent you an email to reset your password.\n"));
        QVERIFY(sentence);
        QCOMPARE(*sentence, QStringLiteral("We've just sent you an email to reset your password."));
    }

    void saysWhatTheTenantRefused_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const Reply &reply, const char *kind,
                            const char *detail) {
            QTest::newRow(name) << reply << QString::fromLatin1(kind) << QString::fromUtf8(detail);
        };
        row("a limit", test::jsonAnswer("{\"error\":\"too_many_requests\","
                                        "\"error_description\":\"Slow down\"}", 429),
            "RateLimited", "Slow down");
        row("an unknown connection", test::jsonAnswer("{\"error\":\"connection does not exist\"}", 400),
            "Rejected", "");
        row("a sentence as refusal", test::answerOf(400, {{"content-type", "text/plain"}},
                                                    "email is required"),
            "Rejected", "email is required");
        row("R7 a portal's page", test::answerOf(200, {{"content-type", "text/html"}},
                                                 "<!doctype html><h1>Hotel</h1>"),
            "Server", "a web page came instead of a sentence");
        row("a broken tenant", test::answerOf(503, {}, "down"), "Server", "");
        row("a lost answer", Error{Error::Kind::UnknownOutcome, 0, {}, QStringLiteral("lost"), {}, 0},
            "UnknownOutcome", "lost");
        row("no network", Error{Error::Kind::Network, 0, {}, QStringLiteral("none"), {}, 0},
            "Network", "none");
    }
    void saysWhatTheTenantRefused()
    {
        QFETCH(Reply, reply);
        const Result<QString> sentence = ask(reply);
        QVERIFY(!sentence);
        QTEST(QString(kindName(sentence.error().kind)), "kind");
        QTEST(sentence.error().detail, "detail");
    }

private:
    static Result<QString> ask(const Reply &reply)
    {
        test::ManualClock clock;
        test::TranscriptNetwork network(clock);
        test::TranscriptLine line;
        line.verb = "POST";
        line.url = "https://tenant.example/dbconnections/change_password";
        line.bearer.clear();
        line.headers = {{"Content-Type", "application/json"}};
        line.body = "{\"client_id\":\"app\",\"connection\":\"Username-Password-Authentication\","
                    "\"email\":\"ada@example.org\"}";
        line.answer = reply;
        network.expect(line);
        auth::PasswordEmail email(network);
        test::Awaited<QString> answer;
        email.send(*config::makeTenant(QStringLiteral("tenant.example"), QStringLiteral("app")),
                   QStringLiteral("ada@example.org"),
                   QStringLiteral("Username-Password-Authentication"), answer.completion());
        return answer.take();
    }
};

QTEST_GUILESS_MAIN(PasswordEmailTest)
#include "tst_passwordemail.moc"
