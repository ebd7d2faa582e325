// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/demobench.h"
#include "support/strict.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using account::SaveMetadata;
using account::Saved;
using catalogue::Action;
using demo::FaultKind;
using Kind = Error::Kind;
using Stage = SaveMetadata::Stage;

namespace {

const QString everyday = QStringLiteral("everyday");

QByteArray without(const json::Value &metadata, QStringView key, const QByteArray &added)
{
    QByteArrayList members{added};
    for (json::Value v = metadata.firstChild(); !v.isMissing(); v = v.nextSibling()) {
        if (v.name() != key)
            members.append('"' + v.name().toUtf8() + "\":" + v.rawText());
    }
    return '{' + members.join(',') + '}';
}

/// Saves the document, confirming what is asked.
std::optional<Result<Saved>> save(test::DemoBench &b, const account::MetadataEdit &edit)
{
    std::optional<Result<Saved>> end;
    SaveMetadata *saving = b.edits.saveMetadata(edit);
    QObject::connect(saving, &SaveMetadata::reviewReady, saving, &SaveMetadata::confirm);
    QObject::connect(saving, &SaveMetadata::finished, saving,
                     [&end](const Result<Saved> &result) { end = result; });
    saving->start();
    if (!QTest::qWaitFor([&end] { return end.has_value(); }, 20000))
        QTest::qFail("saving does not end", __FILE__, __LINE__);
    return end;
}

} // namespace

class EditsDemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void savesAndTakesBack() // B13.9
    {
        test::DemoBench b;
        QVERIFY(b.begin(everyday));
        const json::Value base = b.store.user()->userMetadata;
        const QString key = base.firstChild().name();
        const auto edited = json::Document::parse(without(base, key, "\"added\":[1,\"x\"]"));
        const QJsonObject before
            = b.tenantUser(b.store.subject()).value(u"user_metadata").toObject();
        const auto saved = save(b, {base, edited->root()});
        QVERIFY(saved && *saved);
        QVERIFY((**saved).differing.isEmpty());
        QJsonObject now = b.tenantUser(b.store.subject()).value(u"user_metadata").toObject();
        QVERIFY(now.contains(u"added") && !now.contains(key));
        QCOMPARE(now.size(), before.size());
        const auto undone = save(b, (**saved).undo());
        QVERIFY(undone && *undone);
        now = b.tenantUser(b.store.subject()).value(u"user_metadata").toObject();
        QCOMPARE(now, before);
        QCOMPARE(b.told("PATCH"), 2);
    }

    void sendsASaveOnceThoughItsAnswerIsLost_data() // R5 R9
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("rule"); // "" for saved
        QTest::newRow("R9 carried out, answer lost")
            << int(FaultKind::CloseAfterActing) << QString();
        QTest::newRow("R9 lost on the way") << int(FaultKind::CloseSilently)
                                            << QStringLiteral("notSaved");
        QTest::newRow("R6 truncated") << int(FaultKind::Truncate) << QString();
        QTest::newRow("R5 500") << int(FaultKind::ServerError) << QStringLiteral("notSaved");
        QTest::newRow("R7 a web page") << int(FaultKind::WebPage) << QStringLiteral("notSaved");
    }

    void sendsASaveOnceThoughItsAnswerIsLost()
    {
        QFETCH(int, fault);
        QFETCH(QString, rule);
        test::DemoBench b;
        QVERIFY(b.begin(everyday));
        const json::Value base = b.store.user()->userMetadata;
        const auto edited = json::Document::parse(without(base, {}, "\"added\":1"));
        b.plan(static_cast<FaultKind>(fault), "PATCH");
        const auto saved = save(b, {base, edited->root()});
        QCOMPARE(saved->has_value(), rule.isEmpty());
        QCOMPARE(*saved ? QString() : saved->error().rule, rule);
        QCOMPARE(b.told("PATCH"), 1);
        const QJsonObject now = b.tenantUser(b.store.subject()).value(u"user_metadata").toObject();
        QCOMPARE(now.contains(u"added"), rule.isEmpty());
    }

    void unlinksAnIdentity()
    {
        test::DemoBench b;
        QVERIFY(b.begin(everyday));
        const api::Identity second = b.store.user()->identities.at(1);
        QSignalSpy unlinked(&b.edits, &account::AccountEdits::unlinked);
        b.edits.unlinkIdentity(second);
        QTRY_COMPARE(unlinked.count(), 1);
        QCOMPARE(b.tenantUser(b.store.subject()).value(u"identities").toArray().size(), 1);
        QCOMPARE(b.store.user()->identities.size(), 1);
        // The detached account exists again, empty.
        QVERIFY(!b.tenantUser(second.fullId()).isEmpty());
        QVERIFY(!b.tenantUser(second.fullId()).contains(u"user_metadata"));
    }

    void noticesAnUnlinkingWithoutEffect()
    {
        test::DemoBench b;
        QVERIFY(b.begin(everyday));
        api::Identity prefixed = b.store.user()->identities.at(1);
        b.edits.unlinkIdentity(b.store.user()->identities.at(0));
        QTRY_VERIFY(b.store.errorOf(Action::UnlinkIdentity));
        QCOMPARE(b.store.errorOf(Action::UnlinkIdentity)->detail,
                 QStringLiteral("Main identity cannot be removed."));
        b.plan(FaultKind::CloseAfterActing, "DELETE", 3);
        b.edits.unlinkIdentity(prefixed);
        QTRY_VERIFY(!b.store.isBusy(Action::UnlinkIdentity));
        QVERIFY(!b.store.errorOf(Action::UnlinkIdentity));
        QCOMPARE(b.store.user()->identities.size(), 1);
    }

    void removesAFactorOrSaysWhoRefuses_data() // R14
    {
        QTest::addColumn<bool>("isAllowed");
        QTest::newRow("classic tenant") << true;
        QTest::newRow("R14 modern tenant") << false;
    }

    void removesAFactorOrSaysWhoRefuses()
    {
        QFETCH(bool, isAllowed);
        demo::DemoOptions options;
        options.allowsMultifactorRemoval = isAllowed;
        test::DemoBench b(options);
        QVERIFY(b.begin(everyday));
        const QStringList listed = b.store.user()->multifactor;
        QSignalSpy removed(&b.edits, &account::AccountEdits::multifactorRemoved);
        b.edits.removeMultifactor(QStringLiteral("google-authenticator"));
        QTRY_VERIFY(!b.store.isBusy(Action::RemoveMultifactor));
        QCOMPARE(removed.count(), isAllowed ? 1 : 0);
        QCOMPARE(b.store.refusalOf(Action::RemoveMultifactor).has_value(), !isAllowed);
        if (!isAllowed) {
            QCOMPARE(b.store.refusalOf(Action::RemoveMultifactor)->expected,
                     QStringList{QStringLiteral("update:users")});
            QCOMPARE(b.store.user()->multifactor, listed);
        }
        QTRY_VERIFY(!b.store.isBusy(Action::ReadEnrollments));
    }
};

QTEST_GUILESS_MAIN(EditsDemoTest)
#include "tst_editsdemo.moc"
