// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadatarig.h"
#include "pages/metadata/draftkeeper.h"
#include "records/draftstore.h"
#include "support/strict.h"
#include "widgets/badge.h"

#include <QFile>
#include <QPushButton>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using records::Draft;

namespace {

struct DraftRig : MetadataRig
{
    records::AccountFolder folder()
    {
        const records::AccountKey key{QStringLiteral("https://tenant.example/"),
                                      QStringLiteral("auth0|maja")};
        return records::AccountFolder(rig.settings.profileFolder(), key);
    }
    records::DraftStore drafts() { return records::DraftStore(folder()); }
    std::optional<Draft> kept()
    {
        const Result<std::optional<Draft>> draft = drafts().load();
        return draft ? *draft : std::nullopt;
    }
    /// As after a crash: what is on the disk is all there is.
    bool startAgain()
    {
        page.reset();
        return show();
    }
    bool isOffered() { return page->sheet() && button("continueDraft"); }
};

} // namespace

class MetadataPageDraftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
        m_theme->apply();
    }
    void init() { failOnAnyWarning(); }

    void writesEditsDownAsTheyAreMade()
    {
        DraftRig m;
        QVERIFY(m.open(R"({"a":1.50})"));
        QVERIFY(!m.kept());
        m.press("addValue");
        QTRY_VERIFY(m.kept());
        QCOMPARE(m.kept()->base, QByteArray(R"({"a":1.50})"));
        QCOMPARE(m.kept()->edited, QByteArray(R"({"a":1.50,"new":""})"));
        m.press("undoEdit");
        QTRY_VERIFY(!m.kept());
    }

    void writesTheRestDownWhenItCloses() // R30
    {
        DraftRig m;
        QVERIFY(m.open(R"({"a":1})"));
        m.press("addValue");
        m.page.reset();
        QVERIFY(m.kept());
    }

    void offersTheDraftAndGoesOn()
    {
        DraftRig m;
        QVERIFY(m.open(R"({"a":1})"));
        QVERIFY(m.choose("$.a"));
        m.press("deleteValue");
        QVERIFY(m.startAgain());
        QTRY_VERIFY(m.isOffered());
        QVERIFY(m.page->sheet()->findChild<Badge *>());
        QCOMPARE(m.page->sheet()->safeButton()->objectName(), QStringLiteral("continueDraft"));
        m.press("continueDraft");
        QCOMPARE(m.text(), QByteArray("{}"));
        QCOMPARE(m.document().base().rawText(), QByteArray(R"({"a":1})"));
        QVERIFY(m.document().isModified());
        m.press("undoEdit");
        QCOMPARE(m.text(), QByteArray(R"({"a":1})"));
    }

    void keepsWhatTheEditsWereMadeOf() // R29
    {
        DraftRig m;
        QVERIFY(m.open(R"({"a":2,"b":1})"));
        m.page.reset();
        QVERIFY(m.drafts().save({R"({"a":1})", R"({"a":1,"mine":true})", m.rig.clock.now()}));
        QVERIFY(m.show());
        QTRY_VERIFY(m.isOffered());
        m.press("continueDraft");
        QTRY_VERIFY(m.says(QStringLiteral("Something else changed your data meanwhile")));
        m.expectRead(R"({"a":2,"b":1})");
        m.press("saveData");
        QTRY_VERIFY(m.page->sheet() && m.says(QStringLiteral("and kept: a, b")));
        m.expectPatch(R"("mine":true)",
                      jsonAnswer(MetadataRig::userWith(R"({"a":2,"b":1,"mine":true})")));
        m.press("confirmSave");
        QTRY_VERIFY(!m.page->sheet());
        QTRY_VERIFY(!m.kept());
    }

    void discardsTheDraft()
    {
        DraftRig m;
        QVERIFY(m.open(R"({"a":1})"));
        m.press("addValue");
        QVERIFY(m.startAgain());
        QTRY_VERIFY(m.isOffered());
        QVERIFY(m.kept());
        m.press("discardDraft");
        QCOMPARE(m.text(), QByteArray(R"({"a":1})"));
        QTRY_VERIFY(!m.kept());
    }

    void keepsAnUndecidedDraft()
    {
        DraftRig m;
        QVERIFY(m.open(R"({"a":1})"));
        m.press("addValue");
        QVERIFY(m.startAgain());
        QTRY_VERIFY(m.isOffered());
        m.page.reset();
        QCOMPARE(m.kept()->edited, QByteArray(R"({"a":1,"new":""})"));
    }

    void keepsATextThatIsNoJson()
    {
        DraftRig m;
        QVERIFY(m.open(R"({"a":1})"));
        m.document().setText(QStringLiteral("{\"a\": half"));
        QVERIFY(m.startAgain());
        QTRY_VERIFY(m.isOffered());
        m.press("continueDraft");
        QVERIFY(m.editor()->isVisible());
        QCOMPARE(m.editor()->text(), QStringLiteral("{\"a\": half"));
        QVERIFY(m.document().textProblem());
    }

    void saysWhyATypedTextCannotBeUsed()
    {
        DraftRig m;
        QVERIFY(m.open(R"({"a":1})"));
        m.document().setText(QStringLiteral("{\"a\": half"));
        QVERIFY(m.startAgain());
        QTRY_VERIFY(m.isOffered());
        QVERIFY(m.says(QStringLiteral("Line 1, column 7: ")));
    }

    void readsALargeDraftBesideTheWindow()
    {
        DraftRig m;
        QVERIFY(m.open(R"({"a":1})"));
        m.page.reset();
        const QByteArray large = "{\"a\":1,\"b\":\"" + QByteArray(200 * 1024, 'x') + "\"}";
        QVERIFY(m.drafts().save({R"({"a":1})", large, m.rig.clock.now()}));
        DraftKeeper keeper(m.folder(), [] { return std::nullopt; });
        std::optional<FoundDraft> found;
        keeper.load([&found](const DraftKeeper::Found &read) { found = *read; });
        QVERIFY(!found);
        QTRY_VERIFY(found);
        QCOMPARE(found->edited.document.source(), large);
        QCOMPARE(found->base.source(), QByteArray(R"({"a":1})"));
        QVERIFY(m.show());
        QTRY_VERIFY(m.isOffered());
        m.press("continueDraft");
        QCOMPARE(m.text(), large);
        QVERIFY(m.document().isMarked(QStringLiteral("$.b")));
        m.press("undoEdit");
        QCOMPARE(m.text(), QByteArray(R"({"a":1})"));
    }

    void goesOnWithALargeDraftByItsEdits()
    {
        DraftRig m;
        const QByteArray large = "\"big\":\"" + QByteArray(300 * 1024, 'x') + '"';
        const QByteArray base = "{\"a\":1,\"gone\":true,\"c\":[1.50],\"list\":[{\"x\":1},{\"x\":2}]," + large + "}";
        const QByteArray edited = "{\"a\":2,\"c\":[1.50],\"list\":[{\"x\":1},{\"x\":3}]," + large + ",\"new\":{\"d\":1e0}}";
        QVERIFY(m.open(base));
        m.page.reset();
        QVERIFY(m.drafts().save({base, edited, m.rig.clock.now()}));
        QVERIFY(m.show());
        QTRY_VERIFY(m.isOffered());
        m.press("continueDraft");
        QCOMPARE(m.text(), edited);
        QCOMPARE(m.document().steps().undoText(), QStringLiteral("Continue with the draft"));
        QCOMPARE(m.document().steps().count(), 1);
        QCOMPARE(m.document().steps().command(0)->childCount(), 4); // not the whole at once
        QCOMPARE(m.document().steps().command(0)->child(2)->text(), QStringLiteral("Change list[1].x"));
        QCOMPARE(m.document().changedNames(),
                 (QStringList{QStringLiteral("a"), QStringLiteral("list"), QStringLiteral("new"),
                              QStringLiteral("gone")}));
        QVERIFY(m.document().isMarked(QStringLiteral("$.new")));
        QVERIFY(!m.document().isMarked(QStringLiteral("$.big")));
        m.press("undoEdit");
        QCOMPARE(m.text(), base);
        QVERIFY(!m.document().isModified());
    }

    void goesOnWithALargeDraftThatOnlyMovedNames()
    {
        DraftRig m;
        const QByteArray large = "\"big\":\"" + QByteArray(300 * 1024, 'x') + '"';
        const QByteArray base = "{\"a\":1,\"b\":2," + large + "}";
        const QByteArray edited = "{\"b\":2,\"a\":1," + large + ",\"c\":3}";
        QVERIFY(m.open(base));
        m.page.reset();
        QVERIFY(m.drafts().save({base, edited, m.rig.clock.now()}));
        QVERIFY(m.show());
        QTRY_VERIFY(m.isOffered());
        m.press("continueDraft");
        QCOMPARE(m.text(), edited);
        QCOMPARE(m.document().steps().count(), 1);
    }

    void offersNothingThatIsStoredAlready_data()
    {
        QTest::addColumn<QByteArray>("edited");
        QTest::newRow("the same text") << QByteArray(R"({"a":1,"b":[1.50]})");
        QTest::newRow("the same values") << QByteArray(R"({ "b": [1.5], "a": 1.0 })");
    }

    void offersNothingThatIsStoredAlready()
    {
        QFETCH(QByteArray, edited);
        DraftRig m;
        QVERIFY(m.open(R"({"a":1,"b":[1.50]})"));
        m.page.reset();
        QVERIFY(m.drafts().save({"{}", edited, m.rig.clock.now()}));
        QVERIFY(m.show());
        QVERIFY(QTest::qWaitFor([&m] { return m.card()->isVisible(); }));
        QVERIFY(!m.page->sheet());
        QTRY_VERIFY(!MetadataPage::hasDraft(m.rig.context()));
    }

    void setsAnUnreadableDraftAside()
    {
        DraftRig m;
        QVERIFY(m.open(R"({"a":1})"));
        m.press("addValue");
        m.page.reset();
        QFile file(m.folder().pathOf(QStringLiteral("draft.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{broken");
        file.close();
        QVERIFY(m.show());
        QVERIFY(!m.page->sheet());
        QVERIFY(m.says(QStringLiteral("cannot be read")));
        m.press("addValue");
        QTRY_VERIFY(m.kept());
        QVERIFY(m.says(QStringLiteral("cannot be read")));
        QVERIFY(QFile::exists(file.fileName() + QStringLiteral(".broken")));
    }

    void saysWhenNothingCanBeKept()
    {
        DraftRig m;
        QVERIFY(m.open(R"({"a":1})"));
        QFile inTheWay(m.rig.settings.profileFolder() + QStringLiteral("/accounts"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        m.press("addValue");
        QTRY_VERIFY(m.says(QStringLiteral("cannot be kept on this computer")));
    }

    void keepsEditsAcrossANewSignIn()
    {
        DraftRig m;
        QVERIFY(m.open(R"({"a":1})", PageRig::Granted()));
        m.press("addValue");
        m.rig.signIn(m.person, MetadataRig::everything());
        QCOMPARE(m.text(), QByteArray(R"({"a":1,"new":""})"));
        QVERIFY(m.isOn("saveData"));
        m.expectRead(R"({"a":1})");
        m.press("saveData");
        QTRY_VERIFY(m.says(QStringLiteral("This is what will change")));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(MetadataPageDraftTest)
#include "tst_metadatapagedraft.moc"
