// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/refusals.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using account::Refusals;
using catalogue::Action;

namespace {

const QStringList granted{QStringLiteral("openid"), QStringLiteral("delete:current_user_metadata")};

Error refusal(int status)
{
    return {Error::Kind::MissingScope, status, QStringLiteral("insufficient_scope"), {}, {}, 0};
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
        QVERIFY(refusals.learn(Action::RemoveMultifactor, refusal(403), granted));
        QVERIFY(!refusals.learn(Action::RemoveMultifactor, refusal(403), granted));
        QCOMPARE(refusals.actions(), QSet<Action>{Action::RemoveMultifactor});
    }

    void learnsNothingElse()
    {
        Refusals refusals;
        QVERIFY(!refusals.learn(Action::SaveMetadata, refusal(403), granted));
        for (const int status : {0, 400, 401, 404, 429, 503})
            QVERIFY(!refusals.learn(Action::RemoveMultifactor, refusal(status), granted));
        QVERIFY(refusals.actions().isEmpty());
    }

    void forgetsWhenItWorks()
    {
        Refusals refusals;
        QVERIFY(refusals.learn(Action::RemoveMultifactor, refusal(403), granted));
        QVERIFY(refusals.forget(Action::RemoveMultifactor));
        QVERIFY(!refusals.forget(Action::RemoveMultifactor));
        QVERIFY(refusals.actions().isEmpty());
    }
};

QTEST_GUILESS_MAIN(RefusalsTest)
#include "tst_refusals.moc"
