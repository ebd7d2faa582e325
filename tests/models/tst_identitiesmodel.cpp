// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identitiesmodel.h"
#include "modelcheck.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using models::IdentitiesModel;

class IdentitiesModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void showsTheFirstAsPrimary()
    {
        const auto user = api::User::fromJson(*json::Document::parse(R"({"user_id":"auth0|1",
            "identities":[{"provider":"auth0","connection":"Users","user_id":"1","isSocial":false},
            {"provider":"old","connection":"old","user_id":9007199254740993,"isSocial":true,
             "profileData":{"email":"a@b.example","name":"<b>N</b>"}},
            {"provider":"odd","user_id":"3","profileData":{"email":7,"name":null}}]})"));
        QVERIFY(user);
        IdentitiesModel model;
        const test::ModelCheck check(model);
        model.setIdentities(user->identities);
        QCOMPARE(test::titles(model).join(u'|'),
                 QStringLiteral("Provider|Connection|ID|Primary|E-mail|Name"));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(test::shown(model, 0).join(u'|'),
                 QStringLiteral("auth0|Users|1|") + QChar(0x2713) + QStringLiteral("||"));
        QCOMPARE(test::shown(model, 1).join(u'|'),
                 QStringLiteral("old|old|9007199254740993||a@b.example|<b>N</b>"));
        QCOMPARE(test::shown(model, 2).join(u'|'), QStringLiteral("odd||3|||"));
        const int primary = IdentitiesModel::PrimaryColumn;
        QCOMPARE(model.index(0, primary).data(models::RawRole), QVariant(true));
        QCOMPARE(model.index(1, primary).data(models::RawRole), QVariant(false));
        QVERIFY(model.rows()[1].isSocial);
        model.setIdentities({});
        QCOMPARE(model.rowCount(), 0);
    }

    void takesThousands() // B13.7
    {
        IdentitiesModel model;
        const test::ModelCheck check(model);
        QList<api::Identity> identities(3000);
        identities.last().userId = QStringLiteral("last");
        model.setIdentities(identities);
        QCOMPARE(model.rowCount(), 3000);
        QCOMPARE(model.index(2999, IdentitiesModel::UserIdColumn).data().toString(),
                 QStringLiteral("last"));
    }
};

QTEST_GUILESS_MAIN(IdentitiesModelTest)
#include "tst_identitiesmodel.moc"
