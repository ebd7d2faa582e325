// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profilemodel.h"
#include "modelcheck.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using models::Presence;
using models::ProfileGroup;
using models::ProfileModel;

namespace {

api::User userOf(const QByteArray &json)
{
    return *api::User::fromJson(*json::Document::parse(json));
}

const models::ProfileRow *find(const ProfileModel &model, QStringView member)
{
    for (const models::ProfileRow &row : model.rows()) {
        if (row.member == member)
            return &row;
    }
    return nullptr;
}

} // namespace

class ProfileModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void hasARowForEveryKnownMember()
    {
        ProfileModel model;
        const test::ModelCheck check(model);
        model.setUser(userOf("{\"user_id\":\"auth0|1\"}"));
        QStringList members;
        for (const models::ProfileRow &row : model.rows()) {
            members.append(row.member);
            QVERIFY(row.group != ProfileGroup::Other);
            QCOMPARE(row.presence, row.member == u"user_id" ? Presence::Given : Presence::Absent);
        }
        QStringList known = api::knownUserMembers();
        known.sort();
        members.sort();
        QCOMPARE(members, known);
    }

    void keepsTheTopicsTogether()
    {
        ProfileModel model;
        model.setUser(userOf("{\"locale\":\"de\",\"user_id\":\"auth0|1\",\"zip\":1}"));
        ProfileGroup last = ProfileGroup::Identity;
        for (const models::ProfileRow &row : model.rows()) {
            QVERIFY(row.group >= last);
            last = row.group;
        }
        QCOMPARE(last, ProfileGroup::Other);
        QCOMPARE(find(model, u"email")->group, ProfileGroup::Contact);
        QCOMPARE(find(model, u"last_ip")->group, ProfileGroup::SignInHistory);
        QCOMPARE(find(model, u"created_at")->group, ProfileGroup::Technical);
    }

    void showsWhateverTheServerSent_data() // B13.6
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("group");
        QTest::addColumn<int>("presence");
        const auto row = [](const char *title, const char *member, const char *name,
                            const char *text, ProfileGroup group, Presence presence) {
            QTest::newRow(title) << QByteArray(member) << QString::fromUtf8(name)
                                 << QString::fromUtf8(text) << static_cast<int>(group)
                                 << static_cast<int>(presence);
        };
        row("B13.1 HTML in a name", R"("name":"<img src=x> & %1")", "name", "<img src=x> & %1",
            ProfileGroup::Identity, Presence::Given);
        row("null", R"("email":null)", "email", "null", ProfileGroup::Contact, Presence::Null);
        row("bool", R"("email_verified":false)", "email_verified", "false", ProfileGroup::Contact,
            Presence::Given);
        row("number", R"("logins_count":12)", "logins_count", "12", ProfileGroup::SignInHistory,
            Presence::Given);
        row("nested and known", R"("user_metadata":{ "a": 1.0 })", "user_metadata", "{\"a\":1.0}",
            ProfileGroup::Technical, Presence::Given);
        row("unknown text", R"("locale":"de")", "locale", "de", ProfileGroup::Other,
            Presence::Given);
        row("unknown number", R"("n":12345678901234567890)", "n", "12345678901234567890",
            ProfileGroup::Other, Presence::Given);
        row("unknown object", R"("o":{ "a": [ ] })", "o", "{\"a\":[]}", ProfileGroup::Other,
            Presence::Given);
        row("unknown null", R"("nothing":null)", "nothing", "null", ProfileGroup::Other,
            Presence::Null);
        row("odd name", "\"a.b c\\\"\":true", "a.b c\"", "true", ProfileGroup::Other,
            Presence::Given);
        row("no name", R"("":true)", "", "true", ProfileGroup::Other, Presence::Given);
    }

    void showsWhateverTheServerSent()
    {
        QFETCH(QByteArray, member);
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(int, group);
        QFETCH(int, presence);
        ProfileModel model;
        const test::ModelCheck check(model);
        model.setUser(userOf("{\"user_id\":\"auth0|1\"," + member + '}'));
        const models::ProfileRow *row = find(model, name);
        QVERIFY(row);
        const int number = static_cast<int>(row - model.rows().data());
        QCOMPARE(test::shown(model, number), (QStringList{name, text}));
        const QModelIndex cell = model.index(number, ProfileModel::ValueColumn);
        QCOMPARE(cell.data(ProfileModel::GroupRole).toInt(), group);
        QCOMPARE(cell.data(ProfileModel::PresenceRole).toInt(), presence);
        QCOMPARE(cell.data(models::RawRole).toString(), text);
    }

    void givesTheWholeValueUnderRawRole() // B13.7
    {
        ProfileModel model;
        const test::ModelCheck check(model);
        model.setUser(userOf("{\"user_id\":\"a\",\"user_metadata\":{\"k\":\""
                             + QByteArray(1000000, 'x') + "\"}}"));
        const models::ProfileRow *row = find(model, u"user_metadata");
        QVERIFY(row->text.size() <= 1001);
        const int number = static_cast<int>(row - model.rows().data());
        QCOMPARE(model.index(number, 1).data(models::RawRole).toString().size(), 1000008);
    }

    void becomesEmptyAgain()
    {
        ProfileModel model;
        const test::ModelCheck check(model);
        QCOMPARE(test::titles(model).join(u'|'), QStringLiteral("Field|Value"));
        model.setUser(userOf("{\"user_id\":\"a\"}"));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
    }
};

QTEST_GUILESS_MAIN(ProfileModelTest)
#include "tst_profilemodel.moc"
