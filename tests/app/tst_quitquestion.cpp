// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition.h"
#include "demo/demotenant.h"
#include "pages/metadata/datacard.h"
#include "pages/metadata/datadocument.h"
#include "pages/metadata/datatree.h"
#include "pages/metadata/metadatapage.h"
#include "signin/signincontroller.h"
#include "support/strict.h"
#include "widgets/plaintextlabel.h"
#include "window/demoribbon.h"
#include "window/mainwindow.h"
#include "window/quitquestion.h"
#include "window/shell.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QLineEdit>
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
    void signOut() { window().findChild<QAction *>(QStringLiteral("signOut"))->trigger(); }
    demo::DemoPerson person(const char *id) const
    {
        for (const demo::DemoPerson &one : composition->demoTenant()->people()) {
            if (one.id == QLatin1String(id))
                return one;
        }
        return {};
    }
    void choose(const char *id)
    {
        Q_EMIT window().findChild<DemoRibbon *>()->personChosen(person(id));
    }
    void leave(QuitQuestion::Leaving leaving)
    {
        switch (leaving) {
        case QuitQuestion::Leaving::Quit: window().close(); break;
        case QuitQuestion::Leaving::SignOut: signOut(); break;
        case QuitQuestion::Leaving::ChangePerson: choose("newcomer"); break;
        }
    }
    bool isSignedIn() const { return composition->store().isSignedIn(); }

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
        QTest::addColumn<QuitQuestion::Leaving>("leaving");
        QTest::addColumn<QString>("disk");
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QString>("part");
        using Leaving = QuitQuestion::Leaving;
        const auto row = [](const char *name, Leaving leaving, const char *disk, const char *verb,
                            const char *part) {
            QTest::newRow(name) << leaving << QString::fromLatin1(disk)
                                << QString::fromLatin1(verb) << QString::fromLatin1(part);
        };
        row("quit, a profile folder of its own", Leaving::Quit, "own", "Keep as draft and quit",
            "stay on this computer");
        row("quit, a folder that ends with the program", Leaving::Quit, "temporary",
            "Quit and lose them", "quitting loses them");
        row("R30 quit, a disk that takes nothing", Leaving::Quit, "full", "Quit and lose them",
            "quitting loses them");
        row("sign out, a profile folder of its own", Leaving::SignOut, "own",
            "Keep as draft and sign out", "stay on this computer");
        row("sign out, a folder that ends with the program", Leaving::SignOut, "temporary",
            "Keep as draft and sign out", "until this program ends");
        row("R30 sign out, a disk that takes nothing", Leaving::SignOut, "full",
            "Sign out and lose them", "signing out loses them");
        row("another person, a profile folder of its own", Leaving::ChangePerson, "own",
            "Keep as draft and change", "stay on this computer");
        row("another person, a folder that ends with the program", Leaving::ChangePerson,
            "temporary", "Keep as draft and change", "until this program ends");
        row("R30 another person, a disk that takes nothing", Leaving::ChangePerson, "full",
            "Change and lose them", "changing to another person loses them");
    }

    void saysWhetherADraftStays()
    {
        QFETCH(QuitQuestion::Leaving, leaving);
        QFETCH(QString, disk);
        QFETCH(QString, part);
        QTemporaryDir folder;
        Desk desk(disk == u"temporary" ? QString() : folder.path());
        QVERIFY(desk.openData());
        QFile file(folder.filePath(QStringLiteral("accounts")));
        if (disk == u"full") {
            QDir(file.fileName()).removeRecursively();
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        desk.edit();
        desk.leave(leaving);
        QVERIFY(desk.question());
        QVERIFY(desk.isSignedIn());
        const char *const names[] = {"quitWithDraft", "signOutWithDraft", "changePersonWithDraft"};
        QTEST(desk.button(names[int(leaving)])->text(), "verb");
        QVERIFY2(desk.words().contains(part), qPrintable(desk.words()));
        QVERIFY2(desk.words().contains(QStringLiteral("Your data: address")),
                 qPrintable(desk.words()));
    }

    /// Drafts are found by it.
    void meetsTheBuiltInTenantAtTheSameAddress()
    {
        QTemporaryDir folder;
        QString issuer;
        for (int i = 0; i < 2; ++i) {
            Desk desk(folder.path());
            const QString now = desk.composition->session().tenant().issuer;
            QVERIFY(i == 0 || now == issuer);
            issuer = now;
            QVERIFY(desk.openData());
        }
    }

    void signsOutAtOnceWithoutEdits()
    {
        Desk desk;
        QVERIFY(desk.openData());
        desk.signOut();
        QVERIFY(!desk.isSignedIn());
        QVERIFY(!desk.question());
    }

    void asksBeforeSigningOut() // R30
    {
        Desk desk;
        QVERIFY(desk.openData());
        desk.edit();
        desk.signOut();
        desk.signOut();
        QCOMPARE(desk.window().findChildren<QuitQuestion *>().size(), 1);
        desk.button("stay")->click();
        QTRY_VERIFY(!desk.question());
        QVERIFY(desk.page()->isVisible() && desk.page()->document().isModified());
        desk.signOut();
        desk.button("signOutWithDraft")->click();
        QVERIFY(!desk.isSignedIn());
        QTRY_VERIFY(!desk.question() && !desk.page());
        desk.composition->signIn().startAs(desk.person("everyday"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.page() && desk.page()->sheet(), 20000);
        QVERIFY(desk.button("continueDraft"));
    }

    void asksWhenATypedTextCannotBeUsed()
    {
        QTemporaryDir folder;
        Desk desk(folder.path());
        QVERIFY(desk.openData());
        desk.page()->findChild<DataTree *>()->choose({0});
        auto *name = desk.page()->findChild<QLineEdit *>(QStringLiteral("valueName"));
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("$"));
        QVERIFY(!desk.page()->document().isModified());
        desk.signOut();
        QVERIFY(desk.isSignedIn() && desk.question());
        QCOMPARE(desk.button("signOutWithDraft")->text(), QStringLiteral("Sign out and lose them"));
        QVERIFY2(desk.words().contains(QStringLiteral("“$”, typed for ")), qPrintable(desk.words()));
        desk.button("stay")->click();
        QTRY_VERIFY(!desk.question());
        QCOMPARE(name->text(), QStringLiteral("$"));
    }

    void asksBeforeChangingThePerson() // R25
    {
        Desk desk;
        QVERIFY(desk.openData());
        const QString subject = desk.composition->store().subject();
        desk.edit();
        desk.choose("newcomer");
        QVERIFY(desk.question());
        QCOMPARE(desk.composition->store().subject(), subject);
        // Who is chosen last is meant.
        desk.choose("everyday");
        desk.choose("newcomer");
        QCOMPARE(desk.window().findChildren<QuitQuestion *>().size(), 1);
        desk.button("changePersonWithDraft")->click();
        QTRY_VERIFY_WITH_TIMEOUT(desk.composition->store().user().has_value(), 20000);
        QVERIFY(desk.composition->store().subject() != subject);
        QTRY_VERIFY(!desk.question());
        QVERIFY(desk.window().shell()->isVisible());
    }

    void asksAnewWhenLeftInAnotherWay()
    {
        Desk desk;
        QVERIFY(desk.openData());
        desk.edit();
        desk.signOut();
        QVERIFY(!desk.window().close());
        QTRY_COMPARE(desk.window().findChildren<QuitQuestion *>().size(), 1);
        QVERIFY(desk.isSignedIn());
        QVERIFY(desk.question()->isVisible());
        desk.button("quitWithDraft")->click();
        QVERIFY(!desk.window().isVisible());
        QVERIFY(desk.isSignedIn());
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
        desk.composition->signIn().startAs(desk.person("everyday"));
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
