// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cursorrest.h"

#include "support/strict.h"
#include "support/turn.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;

class CursorRestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void restsInAFieldThatNobodyTypesIn();
    void blinksAgainAtAKeyAndRestsAgain();
    void blinksAgainAtAClick();
    void restoresTheFlashTimeWhenTheFieldIsLeft();
    void leavesOtherWidgetsAndReadOnlyTextAlone();
    void restoresTheFlashTimeAtItsEnd();

private:
    /// A window with one of each, active.
    struct Window : QWidget
    {
        QLineEdit *line = new QLineEdit;
        QPlainTextEdit *text = new QPlainTextEdit;
        QPushButton *button = new QPushButton;
        Window();
    };

    int m_usual = 0;
};

CursorRestTest::Window::Window()
{
    auto *layout = new QVBoxLayout(this);
    text->setReadOnly(true);
    layout->addWidget(button);
    layout->addWidget(line);
    layout->addWidget(text);
    show();
    activateWindow();
    if (!QTest::qWaitForWindowActive(this))
        qWarning("the window did not become active");
    button->setFocus();
}

void CursorRestTest::initTestCase()
{
    m_usual = QApplication::cursorFlashTime();
    QVERIFY(m_usual > 0);
}

void CursorRestTest::init()
{
    test::failOnAnyWarning();
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support propagateSizeHints()");
    QCOMPARE(QApplication::cursorFlashTime(), m_usual);
}

void CursorRestTest::restsInAFieldThatNobodyTypesIn()
{
    CursorRest rest(0);
    QSignalSpy rested(&rest, &CursorRest::rested);
    Window window;
    window.line->setFocus();
    QCOMPARE(QApplication::cursorFlashTime(), m_usual);
    QVERIFY(rested.wait());
    QCOMPARE(QApplication::cursorFlashTime(), 0);
}

void CursorRestTest::blinksAgainAtAKeyAndRestsAgain()
{
    CursorRest rest(0);
    QSignalSpy rested(&rest, &CursorRest::rested);
    Window window;
    window.line->setFocus();
    QVERIFY(rested.wait());
    QTest::keyClick(window.line, Qt::Key_A);
    QCOMPARE(QApplication::cursorFlashTime(), m_usual);
    QCOMPARE(window.line->text(), QStringLiteral("a"));
    QVERIFY(rested.wait());
    QCOMPARE(QApplication::cursorFlashTime(), 0);
}

void CursorRestTest::blinksAgainAtAClick()
{
    CursorRest rest(0);
    QSignalSpy rested(&rest, &CursorRest::rested);
    Window window;
    window.line->setFocus();
    QVERIFY(rested.wait());
    QTest::mouseClick(window.line, Qt::LeftButton);
    QCOMPARE(QApplication::cursorFlashTime(), m_usual);
}

void CursorRestTest::restoresTheFlashTimeWhenTheFieldIsLeft()
{
    CursorRest rest(0);
    QSignalSpy rested(&rest, &CursorRest::rested);
    Window window;
    window.line->setFocus();
    QVERIFY(rested.wait());
    window.button->setFocus();
    QCOMPARE(QApplication::cursorFlashTime(), m_usual);
}

void CursorRestTest::leavesOtherWidgetsAndReadOnlyTextAlone()
{
    CursorRest rest(0);
    QSignalSpy rested(&rest, &CursorRest::rested);
    Window window;
    window.line->setFocus();
    QVERIFY(rested.wait());
    for (QWidget *widget : {static_cast<QWidget *>(window.button), static_cast<QWidget *>(window.text)}) {
        widget->setFocus();
        QVERIFY(test::turnEventLoop());
        QCOMPARE(rested.size(), 1);
    }
}

void CursorRestTest::restoresTheFlashTimeAtItsEnd()
{
    Window window;
    {
        CursorRest rest(0);
        QSignalSpy rested(&rest, &CursorRest::rested);
        window.line->setFocus();
        QVERIFY(rested.wait());
    }
    QCOMPARE(QApplication::cursorFlashTime(), m_usual);
}

QTEST_MAIN(CursorRestTest)
#include "tst_cursorrest.moc"
