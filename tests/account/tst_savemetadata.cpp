// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/savebench.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using account::SaveMetadata;
using account::Saved;
using catalogue::Action;
using metadata::Choice;
using test::patchOf;
using test::SaveBench;
using test::userPath;
using test::userWith;
using test::value;
using Kind = Error::Kind;
using Stage = SaveMetadata::Stage;

class SaveMetadataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void savesWhatChanged() // B13.9
    {
        SaveBench b;
        QVERIFY(b.review());
        QVERIFY(b.store.isBusy(Action::SaveMetadata));
        QCOMPARE(b.save->patch().body, patchOf(R"("a":2)"));
        QVERIFY(!b.edits.saveMetadata({}));
        b.expectPatch(R"("a":2)", userWith(R"({"a":2})"));
        b.save->confirm();
        QVERIFY(b.ended());
        QVERIFY(*b.end);
        const Saved &saved = **b.end;
        QCOMPARE(saved.body, patchOf(R"("a":2)"));
        QCOMPARE(saved.changes.size(), 1);
        QVERIFY(saved.differing.isEmpty() && !saved.wasInDoubt);
        QVERIFY(b.store.user()->userMetadata.equals(value(R"({"a":2})")));
        QVERIFY(!b.store.isBusy(Action::SaveMetadata));
        const QList<Stage> wanted{Stage::Reading, Stage::Comparing, Stage::Review, Stage::Sending,
                                  Stage::Finished};
        QCOMPARE(b.stages, wanted);
        QCOMPARE(b.ends, 1);
        QVERIFY(!b.edits.currentSave());
    }

    void keepsWhatChangedElsewhere() // R29
    {
        SaveBench b;
        b.beginAs(userWith(R"({"a":1,"b":1})"));
        b.network.expectGet(userPath, userWith(R"({"a":1,"b":7})"));
        b.prepare(R"({"a":1,"b":1})", R"({"a":2,"b":1})")->start();
        QVERIFY(b.reaches(Stage::Review));
        QCOMPARE(b.save->keptFromServer(), QStringList{QStringLiteral("b")});
        QVERIFY(b.save->merged().equals(value(R"({"a":2,"b":7})")));
        b.expectPatch(R"("a":2)", userWith(R"({"a":2,"b":7})"));
        b.save->confirm();
        QVERIFY(b.ended());
        QVERIFY(*b.end);
    }

    void asksAboutConflictsOnly() // R29
    {
        SaveBench b;
        b.beginAs(userWith(R"({"a":1,"b":1,"c":1})"));
        b.network.expectGet(userPath, userWith(R"({"a":9,"b":9,"c":1})"));
        QPointer<SaveMetadata> save
            = b.prepare(R"({"a":1,"b":1,"c":1})", R"({"a":2,"b":2,"c":2})");
        QSignalSpy asked(save.data(), &SaveMetadata::conflictsFound);
        save->start();
        QVERIFY(b.reaches(Stage::Conflicts));
        QCOMPARE(save->conflicts().size(), 2);
        save->confirm(); // not now
        QCOMPARE(save->stage(), Stage::Conflicts);
        save->resolve({{QStringLiteral("a"), Choice::Mine}});
        QTRY_COMPARE(asked.count(), 2);
        QCOMPARE(save->conflicts().size(), 1);
        save->resolve({{QStringLiteral("b"), Choice::Theirs}});
        QVERIFY(b.reaches(Stage::Review));
        b.expectPatch(R"("a":2,"c":2)", userWith(R"({"a":2,"b":9,"c":2})"));
        save->confirm();
        QVERIFY(b.ended());
        QVERIFY(*b.end);
    }

    void sendsNothingWhenNothingChanged_data() // B13.9
    {
        QTest::addColumn<QByteArray>("edited");
        QTest::addColumn<QByteArray>("theirs");
        QTest::newRow("B13.9 edited back") << QByteArray(R"({"a":1})") << QByteArray(R"({"a":1})");
        QTest::newRow("B13.9 the server has it already") << QByteArray(R"({"a":2})")
                                                         << QByteArray(R"({"a":2})");
        QTest::newRow("B13.9 all gone there already") << QByteArray("{}") << QByteArray("{}");
        QTest::newRow("B13.9 no metadata at all") << QByteArray("{}") << QByteArray();
    }

    void sendsNothingWhenNothingChanged()
    {
        QFETCH(QByteArray, edited);
        QFETCH(QByteArray, theirs);
        SaveBench b;
        b.beginAs(userWith(R"({"a":1})"));
        b.network.expectGet(userPath, userWith(theirs));
        b.prepare(R"({"a":1})", edited)->start();
        QVERIFY(b.ended());
        QVERIFY(*b.end && (*b.end)->changes.isEmpty() && (*b.end)->body.isEmpty());
    }

    void emptiesKeyByKey() // B13.9
    {
        SaveBench b;
        b.beginAs(userWith(R"({"a":1,"b":2})"));
        b.network.expectGet(userPath, userWith(R"({"a":1,"b":2})"));
        b.prepare(R"({"a":1,"b":2})", "{}")->start();
        QVERIFY(b.reaches(Stage::Review));
        b.expectPatch(R"("a":null,"b":null)", userWith("{}"));
        b.save->confirm();
        QVERIFY(b.ended());
        QVERIFY(*b.end && (*b.end)->differing.isEmpty());
    }

    void takesItselfBack() // R29
    {
        SaveBench b;
        QVERIFY(b.review());
        b.expectPatch(R"("a":2)", userWith(R"({"a":2})"));
        b.save->confirm();
        QVERIFY(b.ended());
        // Meanwhile somebody added b; it stays.
        b.network.expectGet(userPath, userWith(R"({"a":2,"b":1})"));
        b.prepare((*b.end)->undo())->start();
        QVERIFY(b.reaches(Stage::Review));
        b.expectPatch(R"("a":1)", userWith(R"({"a":1,"b":1})"));
        b.save->confirm();
        QVERIFY(b.ended());
        QVERIFY(*b.end);
    }

    void saysWhatTheServerHoldsOtherwise()
    {
        SaveBench b;
        QVERIFY(b.review());
        b.expectPatch(R"("a":2)", userWith(R"({"a":3})"));
        b.save->confirm();
        QVERIFY(b.ended());
        QCOMPARE((*b.end)->differing, QStringList{QStringLiteral("a")});
    }

    void comparesOnceMoreAfterALongReview_data() // R29
    {
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<int>("stage");
        QTest::newRow("R29 nothing new") << QByteArray(R"({"a":1})") << int(Stage::Sending);
        QTest::newRow("R29 another key") << QByteArray(R"({"a":1,"b":1})") << int(Stage::Sending);
        QTest::newRow("R29 the same key") << QByteArray(R"({"a":8})") << int(Stage::Conflicts);
    }

    void comparesOnceMoreAfterALongReview()
    {
        QFETCH(QByteArray, theirs);
        QFETCH(int, stage);
        SaveBench b;
        QVERIFY(b.review());
        b.clock.advance(31000);
        b.network.expectGet(userPath, userWith(theirs));
        const bool isSent = stage == int(Stage::Sending);
        if (isSent)
            b.expectPatch(R"("a":2)", userWith(R"({"a":2})"), true);
        b.save->confirm();
        QVERIFY(b.reaches(static_cast<Stage>(stage)));
        if (isSent)
            b.network.release();
        else
            b.save->cancel();
        QVERIFY(b.ended());
    }

    void asksAgainWhenTheServerChangedAfterAChoice() // R29
    {
        SaveBench b;
        b.beginAs(userWith(R"({"a":1})"));
        b.network.expectGet(userPath, userWith(R"({"a":8})"));
        b.prepare(R"({"a":1})", R"({"a":2})")->start();
        QVERIFY(b.reaches(Stage::Conflicts));
        b.save->resolve({{QStringLiteral("a"), Choice::Mine}});
        QVERIFY(b.reaches(Stage::Review));
        b.clock.advance(31000);
        b.network.expectGet(userPath, userWith(R"({"a":9})"));
        b.save->confirm();
        QVERIFY(b.reaches(Stage::Conflicts));
        QCOMPARE(b.save->conflicts()[0].theirs.numberText(), QByteArray("9"));
        b.save->cancel();
        QVERIFY(b.ended());
    }

    void canBeCancelledAtEachStage_data() // R25 R30
    {
        QTest::addColumn<int>("stage");
        QTest::newRow("new") << int(Stage::New);
        QTest::newRow("reading") << int(Stage::Reading);
        QTest::newRow("comparing") << int(Stage::Comparing);
        QTest::newRow("review") << int(Stage::Review);
    }

    void canBeCancelledAtEachStage()
    {
        QFETCH(int, stage);
        SaveBench b;
        b.beginAs(userWith(R"({"a":1})"));
        b.prepare(R"({"a":1})", R"({"a":2})");
        if (stage != int(Stage::New)) {
            b.network.expectGet(userPath, userWith(R"({"a":1})"));
            b.save->start();
        }
        QVERIFY(b.reaches(static_cast<Stage>(stage)));
        QSignalSpy failures(&b.store, &account::AccountStore::failed);
        b.save->cancel();
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().kind, Kind::Cancelled);
        QCOMPARE(b.ends, 1);
        QCOMPARE(failures.count(), 0);
        QVERIFY(!b.store.isBusy(Action::SaveMetadata));
        QVERIFY(test::turnEventLoop());
    }

    void endsByItsAnswerOnceSent() // R30
    {
        SaveBench b;
        QVERIFY(b.review());
        b.expectPatch(R"("a":2)", userWith(R"({"a":2})"), true);
        b.save->confirm();
        b.save->cancel();
        QVERIFY(!b.end);
        b.network.release();
        QVERIFY(b.ended());
        QVERIFY(*b.end);
    }

    void sendsNothingForAnotherAccount() // R25
    {
        SaveBench b;
        QVERIFY(b.review());
        b.store.clear();
        b.save->confirm();
        QVERIFY(b.ended());
        QCOMPARE(b.end->error().rule, QStringLiteral("session"));
        QVERIFY(!b.store.errorOf(Action::SaveMetadata));
    }

    void goesOnWhenTheSamePersonSignsInAgain() // R13
    {
        SaveBench b;
        QVERIFY(b.review());
        b.beginAs(userWith(R"({"a":1})"));
        QVERIFY(b.store.isBusy(Action::SaveMetadata));
        b.expectPatch(R"("a":2)", userWith(R"({"a":2})"));
        b.save->confirm();
        QVERIFY(b.ended());
        QVERIFY(*b.end);
    }
};

QTEST_GUILESS_MAIN(SaveMetadataTest)
#include "tst_savemetadata.moc"
