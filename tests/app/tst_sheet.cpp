// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "pages/page.h"
#include "support/strict.h"
#include "widgets/sheet.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace accountdesk;

namespace {

class AskingPage : public Page
{
public:
    explicit AskingPage(const PageContext &context) : Page(context), m_ask(new QPushButton(QStringLiteral("Ask")))
    {
        column()->layout()->addWidget(m_ask);
    }

    QPushButton *ask() const { return m_ask; }
    void forgetAsk() { delete std::exchange(m_ask, nullptr); }
    QWidget *cards() const { return column(); }
    using Page::closeSheet;
    using Page::openSheet;

private:
    QPushButton *m_ask;
};

} // namespace

class SheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
        m_theme->apply();
    }

    void init()
    {
        test::failOnAnyWarning();
        m_rig = std::make_unique<test::PageRig>();
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        layout->setSizeConstraint(QLayout::SetNoConstraint);
        layout->addWidget(new QPushButton(QStringLiteral("Outside")));
        m_page = new AskingPage(m_rig->context());
        layout->addWidget(m_page);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_page->ask()->setFocus();
        m_sheet = new Sheet(QStringLiteral("Really?"));
        m_safe = m_sheet->addButton(QStringLiteral("Keep it"), Sheet::Role::Safe);
        m_go = m_sheet->addButton(QStringLiteral("Remove"), Sheet::Role::Go);
        m_page->openSheet(m_sheet);
    }

    void cleanup()
    {
        m_window.reset();
        m_rig.reset();
    }

    void takesThePlaceOfTheCards()
    {
        QVERIFY(!m_page->cards()->isVisible());
        QVERIFY(m_sheet->isVisible());
        QVERIFY(m_safe->hasFocus());
        m_page->closeSheet();
        QVERIFY(m_page->cards()->isVisible());
        QVERIFY(!m_page->sheet());
        QVERIFY(m_page->ask()->hasFocus());
    }

    void escapePressesTheSafeButton()
    {
        QSignalSpy kept(m_safe, &QPushButton::clicked);
        m_go->setFocus();
        QTest::keyClick(m_go, Qt::Key_Escape);
        QCOMPARE(kept.count(), 1);
    }

    void returnPressesTheButtonThatHasTheFocus()
    {
        QSignalSpy gone(m_go, &QPushButton::clicked);
        QTest::keyClick(m_go, Qt::Key_Return);
        QCOMPARE(gone.count(), 1);
        m_page->closeSheet();
        QSignalSpy asked(m_page->ask(), &QPushButton::clicked);
        QTest::keyClick(m_page->ask(), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
    }

    void keepsTheFocusOfAButtonThatGoesOff()
    {
        m_go->setFocus();
        m_safe->setEnabled(false);
        m_go->setEnabled(false);
        QVERIFY(m_sheet->hasFocus() || m_sheet->isAncestorOf(m_window->focusWidget()));
        m_safe->setEnabled(true);
        m_go->setEnabled(true);
        m_go->setFocus();
        m_go->setEnabled(false);
        QVERIFY(m_safe->hasFocus());
    }

    void keepsTheFocusOfAButtonThatIsHidden()
    {
        m_go->setFocus();
        m_go->hide();
        QVERIFY(m_safe->hasFocus());
        m_safe->setEnabled(false);
        m_go->show();
        m_go->setFocus();
        m_go->hide();
        QVERIFY(m_sheet->hasFocus());
    }

    void givesTheFocusToThePageIfWhatAskedIsGone()
    {
        m_page->forgetAsk();
        m_page->closeSheet();
        QVERIFY(m_page->cards()->hasFocus());
    }

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<test::PageRig> m_rig;
    std::unique_ptr<QWidget> m_window;
    AskingPage *m_page = nullptr;
    Sheet *m_sheet = nullptr;
    QPushButton *m_safe = nullptr;
    QPushButton *m_go = nullptr;
};

QTEST_MAIN(SheetTest)
#include "tst_sheet.moc"
