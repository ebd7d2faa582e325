// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/demobench.h"
#include "linking/linkidentity.h"
#include "support/strict.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace accountdesk;
using demo::FaultKind;
using Kind = Error::Kind;
using linking::Linked;
using linking::LinkIdentity;
using linking::LinkWarning;

namespace {

struct LinkDemo : test::DemoBench
{
    QTemporaryDir folder;
    QObject owner;

    records::RescueCopies rescue()
    {
        const records::AccountKey key{config.issuer, store.subject()};
        return records::RescueCopies(records::AccountFolder(folder.path(), key));
    }

    /// Links whoever signs in second, accepting every warning.
    Result<Linked> link(const QString &secondId)
    {
        Result<token::TokenSet> second = signIn(secondId, QStringLiteral("login"));
        if (!second)
            return second.error();
        std::optional<Result<Linked>> end;
        auto *linking = new LinkIdentity(store, api, rescue(), std::move(*second), &owner);
        QObject::connect(linking, &LinkIdentity::finished, &owner,
                         [&end](const Result<Linked> &result) { end = result; });
        QObject::connect(linking, &LinkIdentity::stageChanged, linking,
                         [linking](LinkIdentity::Stage stage) {
                             if (stage == LinkIdentity::Stage::Preview)
                                 linking->confirm(linking->preview().warnings);
                         });
        linking->start();
        if (!QTest::qWaitFor([&end] { return end.has_value(); }, 20000))
            return Error{Kind::TimedOut, 0, {}, {}, QStringLiteral("test"), 0};
        return *end;
    }
};

} // namespace

class LinkDemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void linksASecondAccountAndAdoptsWhatItHeld()
    {
        LinkDemo b;
        QVERIFY(b.begin(QStringLiteral("everyday")));
        const QByteArray token = b.session.token().reveal();
        const QString subject = b.store.subject();
        const auto linked = b.link(QStringLiteral("maja-social"));
        QVERIFY(linked);
        QCOMPARE(linked->identities.size(), 3);
        QCOMPARE(b.tenantUser(subject).value(u"identities").toArray().size(), 3);
        QVERIFY(b.tenantUser(QStringLiteral("github|7712345")).isEmpty());
        // The main session is what it was (R25).
        QCOMPARE(b.session.token().reveal(), token);
        QCOMPARE(b.store.subject(), subject);
        QCOMPARE(b.rescue().all().size(), 1);
        QVERIFY(b.rescue().all()[0].userMetadata.contains("editor"));

        const auto adopted
            = linking::withAdopted(b.store.user()->userMetadata, linked->adoptable);
        auto *save = b.edits.saveMetadata({b.store.user()->userMetadata, adopted->root()});
        std::optional<bool> isSaved;
        connect(save, &account::SaveMetadata::reviewReady, save, &account::SaveMetadata::confirm);
        connect(save, &account::SaveMetadata::finished, this,
                [&isSaved](const auto &result) { isSaved = result.has_value(); });
        save->start();
        QTRY_VERIFY(isSaved);
        QVERIFY(*isSaved);
        QVERIFY(b.tenantUser(subject).value(u"user_metadata").toObject().contains(u"editor"));
    }

    void sendsALinkOnceThoughItsAnswerIsLost_data() // R9
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("rule"); // "" for linked
        QTest::newRow("R9 carried out, answer lost")
            << int(FaultKind::CloseAfterActing) << QString();
        QTest::newRow("R9 lost on the way") << int(FaultKind::CloseSilently)
                                            << QStringLiteral("notLinked");
        QTest::newRow("R5 500") << int(FaultKind::ServerError) << QStringLiteral("notLinked");
    }

    void sendsALinkOnceThoughItsAnswerIsLost()
    {
        QFETCH(int, fault);
        QFETCH(QString, rule);
        LinkDemo b;
        QVERIFY(b.begin(QStringLiteral("everyday")));
        b.plan(static_cast<FaultKind>(fault), "POST");
        const auto linked = b.link(QStringLiteral("maja-social"));
        QCOMPARE(linked ? QString() : linked.error().rule, rule);
        QCOMPARE(b.told("POST"), 1);
        QCOMPARE(b.rescue().all().size(), 1);
    }

    void refusesTheSameAccountOnceMore() // R25
    {
        LinkDemo b;
        QVERIFY(b.begin(QStringLiteral("everyday")));
        const auto linked = b.link(QStringLiteral("everyday"));
        QCOMPARE(linked.error().rule, QStringLiteral("sameAccount"));
        QCOMPARE(b.told("POST"), 0);
    }

    void linksAnAccountWithoutAnAddressOnceItIsConfirmed()
    {
        LinkDemo b;
        QVERIFY(b.begin(QStringLiteral("newcomer")));
        const auto linked = b.link(QStringLiteral("phone"));
        QVERIFY(linked);
        QCOMPARE(linked->identities.size(), 2);
        QVERIFY(!linked->rescue); // it held nothing
    }
};

QTEST_GUILESS_MAIN(LinkDemoTest)
#include "tst_linkdemo.moc"
