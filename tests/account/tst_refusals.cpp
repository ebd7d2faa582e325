// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/refusals.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using account::Refusals;
using catalogue::Action;

namespace {

const QStringList granted{QStringLiteral("openid"), QStringLiteral("delete:current_user_metadata")};

const QDateTime now(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);

Error refusal(int status, const QString &code = QStringLiteral("insufficient_scope"))
{
    return {Error::Kind::MissingScope, status, code,
            QStringLiteral("Insufficient scope; expected any of: update:users."), {}, 7};
}

} // namespace

class RefusalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void learnsA403OfAGrantedAction()
    {
        Refusals refusals;
        QVERIFY(refusals.learn(Action::RemoveMultifactor, refusal(403), granted, now));
        QVERIFY(!refusals.learn(Action::RemoveMultifactor, refusal(403), granted, now));
        QCOMPARE(refusals.actions(), QSet<Action>{Action::RemoveMultifactor});
    }

    void learnsNothingElse()
    {
        Refusals refusals;
        QVERIFY(!refusals.learn(Action::SaveMetadata, refusal(403), granted, now));
        for (const int status : {0, 400, 401, 404, 429, 503})
            QVERIFY(!refusals.learn(Action::RemoveMultifactor, refusal(status), granted, now));
        QVERIFY(!refusals.learn(Action::RemoveMultifactor,
                                refusal(403, QStringLiteral("unowned_resource")), granted, now));
        QVERIFY(refusals.actions().isEmpty());
        QVERIFY(!refusals.refusalOf(Action::RemoveMultifactor));
    }

    void keepsWhatARequestToTheAdministratorNeeds() // R14
    {
        Refusals refusals;
        QVERIFY(refusals.learn(Action::RemoveMultifactor, refusal(403), granted, now));
        const auto refusal_ = refusals.refusalOf(Action::RemoveMultifactor);
        QVERIFY(refusal_);
        QCOMPARE(refusal_->error, refusal(403));
        QCOMPARE(refusal_->granted, granted);
        QCOMPARE(refusal_->expected, QStringList{QStringLiteral("update:users")});
        QCOMPARE(refusal_->at, now);
    }

    void readsTheScopesOfASentence_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("scopes");
        const auto row = [](const char *name, const char *sentence, const char *scopes) {
            QTest::newRow(name) << QString::fromLatin1(sentence) << QString::fromLatin1(scopes);
        };
        row("comma", "Insufficient scope, expected any of: a:b,c:d_e", "a:b c:d_e");
        row("comma and blank", "Insufficient scope; expected any of: a:b, c:d.", "a:b c:d");
        row("without any of", "Insufficient scope; expected: a:b, c:d.", "a:b c:d");
        row("a limit of the plan", "Your plan does not allow that", "");
        row("nothing", "", "");
    }

    void readsTheScopesOfASentence()
    {
        QFETCH(QString, sentence);
        QFETCH(QString, scopes);
        QCOMPARE(account::expectedScopes(sentence).join(u' '), scopes);
    }

    void forgetsWhenItWorks()
    {
        Refusals refusals;
        QVERIFY(refusals.learn(Action::RemoveMultifactor, refusal(403), granted, now));
        QVERIFY(refusals.forget(Action::RemoveMultifactor));
        QVERIFY(!refusals.forget(Action::RemoveMultifactor));
        QVERIFY(refusals.actions().isEmpty());
    }
};

QTEST_GUILESS_MAIN(RefusalsTest)
#include "tst_refusals.moc"
