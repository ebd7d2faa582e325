// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadatarig.h"
#include "pages/metadata/savesheet.h"
#include "support/strict.h"
#include "support/turn.h"
#include "widgets/badge.h"
#include "widgets/codeview.h"
#include "widgets/diffview.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using catalogue::Action;

namespace {

/// One edit, taken as far as the review.
struct SaveRig : MetadataRig
{
    bool edit(const QByteArray &stored)
    {
        return open(stored) && choose("$.a") && (press("deleteValue"), true);
    }
    bool review(const QByteArray &stored, const QByteArray &storedThen)
    {
        if (!edit(stored))
            return false;
        expectRead(storedThen);
        press("saveData");
        return reaches(QStringLiteral("This is what will change"));
    }
    bool reaches(const QString &words)
    {
        return QTest::qWaitFor([&] { return page->sheet() && says(words); });
    }
    bool ended()
    {
        return QTest::qWaitFor([this] { return !page->sheet(); });
    }
};

/// Sees whether the button is ever shown before the list of changes.
class OfferWatch : public QObject
{
public:
    OfferWatch(Sheet &sheet, QAbstractButton *offer) : m_sheet(sheet)
    {
        offer->installEventFilter(this);
    }
    bool wasOffered() const { return m_count > 0; }
    int offeredUnseen() const { return m_unseen; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Show) {
            const auto *list = m_sheet.findChild<DiffView *>();
            const auto *row = list ? list->findChild<Badge *>() : nullptr;
            ++m_count;
            m_unseen += row && row->isVisible() ? 0 : 1;
        }
        return QObject::eventFilter(watched, event);
    }

private:
    Sheet &m_sheet;
    int m_count = 0;
    int m_unseen = 0;
};

} // namespace

class MetadataPageSaveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
        m_theme->apply();
    }
    void init() { failOnAnyWarning(); }

    void savesAfterShowingWhat() // B13.9
    {
        SaveRig m;
        QVERIFY(m.review(R"({"a":1,"b":{"c":2}})", R"({"a":1,"b":{"c":2}})"));
        QSignalSpy noted(m.page.get(), &Page::noted);
        QVERIFY(m.part<QWidget>("exactRequest")->isVisible());
        QVERIFY(m.page->sheet()->findChild<Badge *>());
        auto *request = m.part<QWidget>("exactRequest");
        buttonOf(*request, QStringLiteral("Show"))->click();
        QCOMPARE(request->findChild<CodeView *>()->toPlainText(),
                 QStringLiteral("{\"user_metadata\":{\"a\":null}}"));
        QVERIFY(m.page->sheet()->safeButton()->objectName() == QLatin1String("cancelSave"));
        m.expectPatch(R"("a":null)", jsonAnswer(MetadataRig::userWith(R"({"b":{"c":2}})")));
        m.press("confirmSave");
        QVERIFY(m.ended());
        QVERIFY(m.says(QStringLiteral("Saved: ")));
        QCOMPARE(noted.count(), 0);
        QCOMPARE(m.text(), QByteArray(R"({"b":{"c":2}})"));
        QVERIFY(!m.document().isModified());
        QVERIFY(!m.document().steps().canUndo());
        QVERIFY(m.button("undoSave")->isVisible());
    }

    void takesASaveBack()
    {
        SaveRig m;
        QVERIFY(m.review(R"({"a":1})", R"({"a":1})"));
        m.expectPatch(R"("a":null)", jsonAnswer(MetadataRig::userWith("{}")));
        m.press("confirmSave");
        QVERIFY(m.ended());
        m.expectRead("{}");
        m.press("undoSave");
        QVERIFY(m.reaches(QStringLiteral("This is what will change back")));
        QCOMPARE(m.page->sheet()->title(), QStringLiteral("Take this save back?"));
        QCOMPARE(m.button("confirmSave")->text(), QStringLiteral("Take back"));
        m.expectPatch(R"("a":1)", jsonAnswer(MetadataRig::userWith(R"({"a":1})")));
        m.press("confirmSave");
        QVERIFY(m.ended());
        QCOMPARE(m.text(), QByteArray(R"({"a":1})"));
        QVERIFY(m.says(QStringLiteral("Taken back: ")));
        QCOMPARE(m.button("undoSave")->text(), QStringLiteral("Save it again…"));
        m.expectRead(R"({"a":1})");
        m.press("undoSave");
        QVERIFY(m.reaches(QStringLiteral("This is what will change: ")));
        QCOMPARE(m.page->sheet()->title(), QStringLiteral("Save your data?"));
    }

    void asksWhatOverwroteTheSaveThatIsTakenBack()
    {
        SaveRig m;
        QVERIFY(m.review(R"({"a":1})", R"({"a":1})"));
        m.expectPatch(R"("a":null)", jsonAnswer(MetadataRig::userWith("{}")));
        m.press("confirmSave");
        QVERIFY(m.ended());
        m.expectRead(R"({"a":5})");
        m.press("undoSave");
        QVERIFY(m.reaches(QStringLiteral("“a” has changed since it was saved")));
        QVERIFY(m.says(QStringLiteral("Before your save")));
        QCOMPARE(m.button("keepMine")->text(), QStringLiteral("Take this one back"));
        QVERIFY(!m.says(QStringLiteral("You changed it here")));
    }

    void offersToSaveOnlyWhatIsSeen()
    {
        SaveRig m;
        QVERIFY(m.edit(R"({"a":1})"));
        m.expectRead(R"({"a":1})");
        m.press("saveData");
        QVERIFY(QTest::qWaitFor([&m] { return m.page->sheet() != nullptr; }));
        OfferWatch watch(*m.page->sheet(), m.button("confirmSave"));
        QVERIFY(m.reaches(QStringLiteral("This is what will change")));
        QVERIFY(watch.wasOffered());
        QCOMPARE(watch.offeredUnseen(), 0);
        // Nothing moves any more after the first picture of it.
        const auto *list = m.page->sheet()->findChild<DiffView *>();
        const QRect place(list->mapTo(m.page.get(), QPoint()), list->size());
        turnEventLoop();
        QCOMPARE(QRect(list->mapTo(m.page.get(), QPoint()), list->size()), place);
    }

    void takesTheFirstSaveEverBack()
    {
        SaveRig m;
        QVERIFY(m.open({}));
        m.press("addFirstValue");
        m.expectRead({});
        m.press("saveData");
        QVERIFY(m.reaches(QStringLiteral("This is what will change")));
        m.expectPatch(R"("new":"")", jsonAnswer(MetadataRig::userWith(R"({"new":""})")));
        m.press("confirmSave");
        QVERIFY(m.ended());
        m.expectRead(R"({"new":""})");
        m.press("undoSave");
        QVERIFY(m.reaches(QStringLiteral("This is what will change")));
        m.expectPatch(R"("new":null)", jsonAnswer(MetadataRig::userWith("{}")));
        m.press("confirmSave");
        QVERIFY(m.ended());
        QVERIFY(m.says(QStringLiteral("Nothing here yet")));
    }

    void asksAboutConflictsOneByOne() // R29
    {
        SaveRig m;
        QVERIFY(m.open(R"({"a":1,"b":1,"c":1})"));
        m.document().setText(QStringLiteral(R"({"a":2,"b":2,"c":1})"));
        m.expectRead(R"({"a":8,"b":9,"c":7})");
        m.press("saveData");
        QVERIFY(m.reaches(QStringLiteral("“a” was changed in two places")));
        QVERIFY(m.says(QStringLiteral("1 of 2")));
        QVERIFY(!m.isOn("confirmSave"));
        m.press("keepMine");
        m.press("confirmSave");
        QVERIFY(m.reaches(QStringLiteral("“b” was changed in two places")));
        m.page->findChildren<QAbstractButton *>(QStringLiteral("keepTheirs")).last()->click();
        m.press("confirmSave");
        QVERIFY(m.reaches(QStringLiteral("This is what will change")));
        QTRY_VERIFY(m.says(QStringLiteral("and kept: c")));
        m.expectPatch(R"("a":2)", jsonAnswer(MetadataRig::userWith(R"({"a":2,"b":9,"c":7})")));
        m.press("confirmSave");
        QVERIFY(m.ended());
        QCOMPARE(m.text(), QByteArray(R"({"a":2,"b":9,"c":7})"));
    }

    void goesBackWithTheEdits()
    {
        SaveRig m;
        QVERIFY(m.review(R"({"a":1})", R"({"a":1})"));
        QTest::keyClick(m.page->sheet(), Qt::Key_Escape);
        QVERIFY(m.ended());
        QVERIFY(m.document().isModified());
        QVERIFY(m.isOn("saveData"));
        m.press("undoEdit");
        QCOMPARE(m.text(), QByteArray(R"({"a":1})"));
    }

    void insistsOnAWordForTooLargeOnes()
    {
        SaveRig m;
        const QByteArray big = "\"big\":\"" + QByteArray(17000, 'x') + "\"";
        QVERIFY(m.open("{" + big + "}"));
        m.press("addValue");
        m.expectRead("{" + big + "}");
        m.press("saveData");
        QVERIFY(m.reaches(QStringLiteral("more than the")));
        QVERIFY(!m.isOn("confirmSave"));
        m.press("allowTooLarge");
        QVERIFY(m.isOn("confirmSave"));
        m.expectPatch(R"("new":"")",
                      jsonAnswer(MetadataRig::userWith("{" + big + R"(,"new":""})")));
        m.press("confirmSave");
        QVERIFY(m.ended());
        QVERIFY(!m.document().isModified());
    }

    void keepsTheEditsAfterAFailure_data()
    {
        QTest::addColumn<std::shared_ptr<net::Answer>>("answer");
        const auto row = [](const char *name, const QByteArray &body, int status) {
            QTest::newRow(name) << std::make_shared<net::Answer>(jsonAnswer(body, status));
        };
        row("refused", R"({"statusCode":400,"error":"Bad Request","message":"Payload validation error","errorCode":"invalid_body"})", 400);
        row("the scope is missing", R"({"statusCode":403,"error":"Forbidden","message":"Insufficient scope, expected any of: update:users","errorCode":"insufficient_scope"})", 403);
    }

    void keepsTheEditsAfterAFailure()
    {
        QFETCH(std::shared_ptr<net::Answer>, answer);
        SaveRig m;
        QVERIFY(m.review(R"({"a":1})", R"({"a":1})"));
        QSignalSpy failed(&m.rig.store, &account::AccountStore::failed);
        m.expectPatch(R"("a":null)", *answer);
        m.press("confirmSave");
        QVERIFY(m.ended());
        QCOMPARE(failed.count(), 1);
        QVERIFY(m.document().isModified());
        QVERIFY(!m.says(QStringLiteral("saved")));
    }

    void namesWhatYourTenantWouldNotTake()
    {
        SaveRig m;
        QVERIFY(m.open(R"({"a.b":1})"));
        m.document().setText(QStringLiteral(R"({"a.b":2})"));
        QSignalSpy troubled(m.page.get(), &Page::troubled);
        QSignalSpy failed(&m.rig.store, &account::AccountStore::failed);
        m.expectRead("{}"); // so the name would be new there
        m.press("saveData");
        QTRY_VERIFY(m.page->sheet() && m.button("keepMine"));
        m.press("keepMine");
        m.press("confirmSave");
        QTRY_COMPARE(troubled.count(), 1);
        const auto message = troubled.at(0).at(0).value<Banner::Message>();
        QVERIFY(message.why.contains(QStringLiteral("a.b")));
        QCOMPARE(failed.count(), 1);
        QVERIFY(m.page->tellsFailure(Action::SaveMetadata));
        QVERIFY(m.document().isModified());
    }

    void readsAgainAfterALostAnswer() // R9
    {
        SaveRig m;
        QVERIFY(m.review(R"({"a":1,"b":2})", R"({"a":1,"b":2})"));
        m.expectPatch(R"("a":null)", Error{Error::Kind::UnknownOutcome, 0, {}, {}, {}, 0});
        m.expectRead(R"({"b":2})");
        m.press("confirmSave");
        QVERIFY(m.ended());
        QVERIFY(m.says(QStringLiteral("No usable answer came, but")));
        QVERIFY(!m.document().isModified());
    }

    void saysThatNothingHadToBeSent() // B13.9
    {
        SaveRig m;
        QVERIFY(m.edit(R"({"a":1,"b":2})"));
        QSignalSpy noted(m.page.get(), &Page::noted);
        m.expectRead(R"({"b":2})");
        m.press("saveData");
        QTRY_COMPARE(noted.count(), 1);
        QVERIFY(m.ended());
        QCOMPARE(m.text(), QByteArray(R"({"b":2})"));
        QVERIFY(!m.button("undoSave")->isVisible());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(MetadataPageSaveTest)
#include "tst_metadatapagesave.moc"
