// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/claimsmodel.h"
#include "modelcheck.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using models::ClaimsModel;

class ClaimsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void showsTheClaimsInTheTokensOrder()
    {
        ClaimsModel model;
        const test::ModelCheck check(model);
        QCOMPARE(test::titles(model).join(u'|'), QStringLiteral("Claim|Value"));
        QCOMPARE(model.rowCount(), 0);
        model.setClaims(token::Claims(*json::Document::parse(
            "{\"sub\":\"auth0|1\",\"exp\":1767323045,\"aud\":[ \"a\", \"b\" ],"
            "\"https://x/y\":{ \"z\":null }}")));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(test::shown(model, 0),
                 (QStringList{QStringLiteral("sub"), QStringLiteral("auth0|1")}));
        QCOMPARE(test::shown(model, 1),
                 (QStringList{QStringLiteral("exp"), QStringLiteral("1767323045")}));
        QCOMPARE(test::shown(model, 2),
                 (QStringList{QStringLiteral("aud"), QStringLiteral("[\"a\",\"b\"]")}));
        QCOMPARE(test::shown(model, 3),
                 (QStringList{QStringLiteral("https://x/y"), QStringLiteral("{\"z\":null}")}));
        QCOMPARE(model.index(1, 0).data(ClaimsModel::KindRole).toInt(),
                 static_cast<int>(token::ClaimKind::Expiry));
        QCOMPARE(model.index(3, 1).data(ClaimsModel::KindRole).toInt(),
                 static_cast<int>(token::claimKind(u"https://x/y")));
    }

    void givesTheWholeValueUnderRawRole()
    {
        ClaimsModel model;
        const test::ModelCheck check(model);
        model.setClaims(token::Claims(*json::Document::parse(
            "{\"long\":\"" + QByteArray(3000, 'x') + "\"}")));
        const QModelIndex value = model.index(0, ClaimsModel::ValueColumn);
        QCOMPARE(value.data().toString().size(), 1001);
        QCOMPARE(value.data(models::RawRole).toString().size(), 3000);
        QVERIFY(!value.data(Qt::ToolTipRole).isValid());
        QVERIFY(!model.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
        QVERIFY(!model.headerData(7, Qt::Horizontal, Qt::DisplayRole).isValid());
    }

    void showsTheNextTokenInstead()
    {
        ClaimsModel model;
        const test::ModelCheck check(model);
        model.setClaims(token::Claims(*json::Document::parse("{\"a\":1,\"b\":2}")));
        model.setClaims(token::Claims(*json::Document::parse("{\"c\":3}")));
        QCOMPARE(model.rowCount(), 1);
        model.setClaims({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(ClaimsModelTest)
#include "tst_claimsmodel.moc"
