// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "pages/permissionline.h"
#include "pages/permissionspage.h"
#include "support/strict.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;
using catalogue::Action;

class PermissionsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void showsEveryRowOfTheCatalogue();
    void saysWhyAnActionIsNotAllowed();
    void asksForOneAction();
    void asksForAll();
    void offersNothingWhenAllIsGranted();
    void keepsItsRowsWhileNothingDiffers();
    void keepsTheFocusWhenARowLosesItsButton();
    void copiesARequestForWhatTheTenantRefuses();
    void isNeverWiderThanTheWindow();

private:
    void open(int width = 900);
    QList<PermissionLine *> shownLines() const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PageRig> m_rig;
    std::unique_ptr<PermissionsPage> m_page;
};

void PermissionsPageTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void PermissionsPageTest::init()
{
    failOnAnyWarning();
    m_rig = std::make_unique<PageRig>();
}

void PermissionsPageTest::cleanup()
{
    m_page.reset();
    m_rig.reset();
}

void PermissionsPageTest::open(int width)
{
    m_page = std::make_unique<PermissionsPage>(m_rig->context());
    m_page->resize(width, 700);
    m_page->show();
    QVERIFY(m_rig->settle());
}

QList<PermissionLine *> PermissionsPageTest::shownLines() const
{
    QList<PermissionLine *> shown;
    const auto lines = m_page->findChildren<PermissionLine *>();
    for (PermissionLine *line : lines) {
        if (line->isVisibleTo(m_page.get()))
            shown.append(line);
    }
    return shown;
}

void PermissionsPageTest::showsEveryRowOfTheCatalogue()
{
    m_rig->signIn(everydayPerson());
    open();
    QCOMPARE(shownLines().size(), qsizetype(catalogue::actionCount));
    QCOMPARE(shownLines().first()->accessibleName(), QStringLiteral("See your profile: Allowed"));
    const QStringList texts = visibleTexts(*m_page);
    QVERIFY(texts.contains(QStringLiteral("2 of 8 actions are allowed.")));
    for (const catalogue::Row &row : catalogue::rows) {
        const QString path = QString::fromLatin1(row.path.data(), qsizetype(row.path.size()));
        QVERIFY(texts.contains(QString::fromLatin1(catalogue::verbName(row.verb)) + u' ' + path));
        QVERIFY(texts.contains(catalogue::anyOf(row.action).join(u'\n')));
    }
}

void PermissionsPageTest::saysWhyAnActionIsNotAllowed()
{
    m_rig->signIn(everydayPerson());
    open();
    const QString all = visibleTexts(*shownLines().at(2)).join(u'\n');
    QVERIFY2(all.contains(QLatin1String("lacks")), qPrintable(all));
}

void PermissionsPageTest::asksForOneAction()
{
    m_rig->signIn(everydayPerson());
    open();
    QSignalSpy asked(&m_rig->binder, &ActionBinder::askedFor);
    buttonOf(*shownLines().at(3), QStringLiteral("Ask for it"))->click();
    QCOMPARE(asked.value(0).value(0).value<Action>(), Action::LinkIdentity);
}

void PermissionsPageTest::asksForAll()
{
    m_rig->signIn(everydayPerson());
    open();
    QSignalSpy actions(m_page.get(), &Page::actionsRequested);
    buttonOf(*m_page, QStringLiteral("Ask for all"))->click();
    QCOMPARE(actions.value(0).value(0).value<QList<Action>>().size(), 6);
}

void PermissionsPageTest::offersNothingWhenAllIsGranted()
{
    PageRig::Granted granted;
    granted.scopes = catalogue::scopesFor(catalogue::allActions());
    m_rig->signIn(everydayPerson(), granted);
    open();
    QVERIFY(!buttonOf(*m_page, QStringLiteral("Ask for all")));
    QVERIFY(!buttonOf(*m_page, QStringLiteral("Ask for it")));
    QVERIFY(visibleTexts(*m_page).contains(QStringLiteral("8 of 8 actions are allowed.")));
}

void PermissionsPageTest::keepsItsRowsWhileNothingDiffers()
{
    m_rig->signIn(everydayPerson());
    open();
    const QList<PermissionLine *> before = shownLines();
    Q_EMIT m_rig->store.capabilitiesChanged();
    QVERIFY(m_rig->settle());
    QCOMPARE(shownLines(), before);
    m_rig->session.signOut();
    m_rig->store.clear();
    QVERIFY(m_rig->settle());
    QVERIFY(shownLines().first()->accessibleName().endsWith(QLatin1String("Signed out")));
}

void PermissionsPageTest::keepsTheFocusWhenARowLosesItsButton()
{
    m_rig->signIn(everydayPerson());
    open();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    buttonOf(*shownLines().at(2), QStringLiteral("Ask for it"))->setFocus();
    PageRig::Granted granted;
    granted.scopes += catalogue::askFor(Action::SaveMetadata);
    m_rig->signIn(everydayPerson(), granted);
    QVERIFY(!buttonOf(*shownLines().at(2), QStringLiteral("Ask for it")));
    QCOMPARE(QApplication::focusWidget(),
             buttonOf(*shownLines().at(3), QStringLiteral("Ask for it")));
}

void PermissionsPageTest::copiesARequestForWhatTheTenantRefuses()
{
    PageRig::Granted granted;
    granted.scopes = catalogue::scopesFor(catalogue::allActions());
    m_rig->signIn(everydayPerson(), granted);
    open();
    QVERIFY(!m_page->findChild<QPushButton *>(QStringLiteral("copyRequest"))->isVisible());
    TranscriptLine line;
    line.verb = "DELETE";
    line.url = "https://tenant.example/api/v2/users/auth0%7C5f7c8ec7c33c6c004bbafe82/multifactor/duo";
    line.answer = jsonAnswer(R"({"statusCode":403,"errorCode":"insufficient_scope",
        "message":"Insufficient scope, expected any of: update:users"})", 403);
    m_rig->network.expect(std::move(line));
    m_rig->edits.removeMultifactor(QStringLiteral("duo"));
    QTRY_VERIFY(m_rig->store.refusalOf(Action::RemoveMultifactor));
    QVERIFY(m_rig->settle());
    QSignalSpy noted(m_page.get(), &Page::noted);
    auto *copy = buttonOf(*shownLines().at(5), QStringLiteral("Copy request"));
    QVERIFY(copy);
    copy->click();
    QCOMPARE(noted.count(), 1);
    const QString letter = QGuiApplication::clipboard()->text();
    for (const char *part : {"Remove a second factor", "https://tenant.example/", "Client ID: client",
                             "DELETE /api/v2/users/{id}/multifactor/{provider}",
                             "Permission that I have: delete:current_user_metadata",
                             "Permissions that would do: update:users", "HTTP 403",
                             "“Insufficient scope, expected any of: update:users”",
                             "My Account API"})
        QVERIFY2(letter.contains(QString::fromUtf8(part)), part);
    QVERIFY(!letter.contains(QStringLiteral("token-1"))); // B8.1 no secret leaves
}

void PermissionsPageTest::isNeverWiderThanTheWindow()
{
    m_rig->signIn(everydayPerson());
    open(420);
    QVERIFY(m_page->widget()->minimumSizeHint().width() <= m_page->viewport()->width());
}

QTEST_MAIN(PermissionsPageTest)
#include "tst_permissionspage.moc"
