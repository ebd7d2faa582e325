// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition.h"
#include "demo/demotenant.h"
#include "pages/metadata/datacard.h"
#include "pages/metadata/datadocument.h"
#include "pages/metadata/metadatapage.h"
#include "signin/signincontroller.h"
#include "support/strict.h"
#include "widgets/plaintextlabel.h"
#include "window/mainwindow.h"
#include "window/quitquestion.h"
#include "window/shell.h"

#include <QAbstractButton>
#include <QTest>

using namespace accountdesk;

namespace {

struct Desk
{
    Desk()
    {
        Options options;
        options.isDemo = true;
        options.person = QStringLiteral("everyday");
        options.theme = Theme::Scheme::Light;
        composition = std::make_unique<Composition>(options);
        if (!composition->build())
            QTest::qFail("the program cannot be built", __FILE__, __LINE__);
        composition->open();
    }

    bool openData()
    {
        if (!QTest::qWaitFor([this] { return composition->store().user().has_value(); }, 20000))
            return false;
        window().openPage(QStringLiteral("metadata"));
        return QTest::qWaitFor([this] { return page() && page()->document().isOpen(); });
    }
    void edit()
    {
        page()->document().edit(jsonedit::Edit::remove({0}));
    }

    MainWindow &window() { return composition->window(); }
    MetadataPage *page() { return window().findChild<MetadataPage *>(); }
    QuitQuestion *question() { return window().findChild<QuitQuestion *>(); }
    QAbstractButton *button(const char *name)
    {
        return window().findChild<QAbstractButton *>(QString::fromLatin1(name));
    }

    std::unique_ptr<Composition> composition;
};

} // namespace

class QuitQuestionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void closesAtOnceWithoutEdits()
    {
        Desk desk;
        QVERIFY(desk.openData());
        QVERIFY(desk.window().close());
        QVERIFY(!desk.question());
    }

    void listsTheEditsAndAsksOnce() // R30
    {
        Desk desk;
        QVERIFY(desk.openData());
        desk.edit();
        QVERIFY(!desk.window().close());
        QVERIFY(desk.question() && desk.question()->isVisible());
        QStringList texts;
        for (const PlainTextLabel *label : desk.question()->findChildren<PlainTextLabel *>())
            texts.append(label->plainText());
        QVERIFY2(texts.contains(QStringLiteral("Your data: address")), qPrintable(texts.join(u'|')));
        QVERIFY(desk.button("stay")->hasFocus() || !desk.window().isActiveWindow());
        QVERIFY(!desk.window().close());
        QCOMPARE(desk.window().findChildren<QuitQuestion *>().size(), 1);
        desk.button("quitWithDraft")->click();
        QVERIFY(!desk.window().isVisible());
    }

    void goesBackToThePage()
    {
        Desk desk;
        QVERIFY(desk.openData());
        desk.edit();
        desk.window().close();
        QTest::keyClick(desk.button("stay"), Qt::Key_Escape);
        QTRY_VERIFY(!desk.question());
        QVERIFY(desk.page()->isVisible());
        QVERIFY(desk.page()->document().isModified());
    }

    void opensWhereADraftWaits()
    {
        Desk desk;
        QVERIFY(desk.openData());
        desk.edit();
        desk.window().openPage(QStringLiteral("overview"));
        desk.composition->signIn().signOut();
        QTRY_VERIFY(!desk.page());
        for (const demo::DemoPerson &person : desk.composition->demoTenant()->people()) {
            if (person.id == QLatin1String("everyday"))
                desk.composition->signIn().startAs(person);
        }
        QTRY_VERIFY(desk.page() && desk.page()->sheet());
        QVERIFY(desk.button("continueDraft"));
    }

    void staysWhenTheAccountIsReadAgain()
    {
        Desk desk;
        QVERIFY(desk.openData());
        desk.edit();
        desk.window().close();
        Q_EMIT desk.composition->store().identityKnown();
        QVERIFY(desk.question()->isVisible());
        desk.composition->store().clear();
        QTRY_VERIFY(!desk.question());
        QVERIFY(!desk.page() || !desk.page()->isVisible());
        QVERIFY(desk.window().close());
    }
};

QTEST_MAIN(QuitQuestionTest)
#include "tst_quitquestion.moc"
