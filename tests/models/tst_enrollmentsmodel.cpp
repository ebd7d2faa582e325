// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/enrollmentsmodel.h"
#include "modelcheck.h"
#include "support/strict.h"

#include <QDateTime>
#include <QTest>

using namespace accountdesk;
using models::EnrollmentsModel;

class EnrollmentsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void showsEveryField()
    {
        const auto list = api::enrollmentsFromJson(*json::Document::parse(R"([
            {"id":"dev_1","status":"confirmed","type":"pn","name":"Phone","identifier":"f4",
             "phone_number":"+49","auth_method":"guardian",
             "enrolled_at":"2017-01-18T17:45:08.328Z","last_auth":"long ago"},{"id":"dev_2"}])"));
        QVERIFY(list);
        EnrollmentsModel model;
        const test::ModelCheck check(model);
        model.setEnrollments(*list);
        QCOMPARE(test::titles(model).join(u'|'),
                 QStringLiteral("Name|Type|Status|Method|Phone|Device|Enrolled|Last used|ID"));
        QCOMPARE(test::shown(model, 0).join(u'|'),
                 QStringLiteral("Phone|pn|confirmed|guardian|+49|f4|2017-01-18T17:45:08.328Z|"
                                "long ago|dev_1"));
        QCOMPARE(test::shown(model, 1).join(u'|'), QStringLiteral("||||||||dev_2"));
    }

    void sortsByTimeWhereItCanBeRead()
    {
        const auto list = api::enrollmentsFromJson(*json::Document::parse(
            R"([{"id":"a","enrolled_at":"2017-01-18T17:45:08.328Z","last_auth":"long ago"}])"));
        EnrollmentsModel model;
        const test::ModelCheck check(model);
        model.setEnrollments(*list);
        const auto raw = [&model](int column) {
            return model.index(0, column).data(models::RawRole);
        };
        QCOMPARE(raw(EnrollmentsModel::EnrolledAtColumn).typeId(), int(QMetaType::QDateTime));
        QCOMPARE(raw(EnrollmentsModel::EnrolledAtColumn).toDateTime().toMSecsSinceEpoch(),
                 1484761508328);
        QCOMPARE(raw(EnrollmentsModel::LastAuthColumn), QVariant(QStringLiteral("long ago")));
        QCOMPARE(raw(EnrollmentsModel::IdColumn), QVariant(QStringLiteral("a")));
        QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).isValid());
    }
};

QTEST_GUILESS_MAIN(EnrollmentsModelTest)
#include "tst_enrollmentsmodel.moc"
