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
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace accountdesk;

namespace {

struct Desk
{
    explicit Desk(const QString &profile = {})
    {
        Options options;
        options.isDemo = true;
        options.profileFolder = profile;
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
    QString words()
    {
        QStringList texts;
        for (const PlainTextLabel *label : question()->findChildren<PlainTextLabel *>())
            texts.append(label->plainText());
        return texts.join(u'\n');
    }
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
        QVERIFY2(desk.words().contains(QStringLiteral("Your data: address")),
                 qPrintable(desk.words()));
        QVERIFY(desk.button("stay")->hasFocus() || !desk.window().isActiveWindow());
        QVERIFY(!desk.window().close());
        QCOMPARE(desk.window().findChildren<QuitQuestion *>().size(), 1);
        desk.button("quitWithDraft")->click();
        QVERIFY(!desk.window().isVisible());
    }

    void saysWhetherADraftStays_data()
    {
        QTest::addColumn<bool>("hasProfile");
        QTest::addColumn<bool>("isInTheWay");
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QString>("part");
        const QString lost = QStringLiteral("Quit and lose them");
        QTest::newRow("a profile folder of its own")
            << true << false << QStringLiteral("Keep as draft and quit")
            << QStringLiteral("stay on this computer");
        QTest::newRow("a folder that ends with the program")
            << false << false << lost << QStringLiteral("quitting loses them");
        QTest::newRow("R30 a disk that takes nothing")
            << true << true << lost << QStringLiteral("quitting loses them");
    }

    void saysWhetherADraftStays()
    {
        QFETCH(bool, hasProfile);
        QFETCH(bool, isInTheWay);
        QTemporaryDir folder;
        Desk desk(hasProfile ? folder.path() : QString());
        QVERIFY(desk.openData());
        if (isInTheWay) {
            QDir(folder.filePath(QStringLiteral("accounts"))).removeRecursively();
            QFile file(folder.filePath(QStringLiteral("accounts")));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        desk.edit();
        QVERIFY(!desk.window().close());
        QTEST(desk.button("quitWithDraft")->text(), "verb");
        QFETCH(QString, part);
        QVERIFY2(desk.words().contains(part), qPrintable(desk.words()));
    }

    void keepsTheDraftOnceTheDiskTakesIt()
    {
        QTemporaryDir folder;
        Desk desk(folder.path());
        QVERIFY(desk.openData());
        QDir(folder.filePath(QStringLiteral("accounts"))).removeRecursively();
        QFile file(folder.filePath(QStringLiteral("accounts")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        desk.edit();
        QVERIFY(!desk.page()->keepsEdits());
        QVERIFY(file.remove());
        QVERIFY(desk.page()->keepsEdits());
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
