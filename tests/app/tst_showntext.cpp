// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/themed.h"
#include "support/strict.h"
#include "widgets/accessibility.h"
#include "widgets/avatar.h"
#include "widgets/codeview.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"
#include "widgets/secretfield.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

using namespace accountdesk;

namespace {

QString nameOf(QWidget &widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

} // namespace

/// What a server or a secret may do to the screen and the clipboard, and what not.
class tst_ShownText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::lightTheme(); }
    void init() { test::failOnAnyWarning(); }

    void labelNeverRendersMarkup_data();
    void labelNeverRendersMarkup();
    void visibleTextShowsWhatWouldHide_data();
    void visibleTextShowsWhatWouldHide();
    void longWordsBreakBehindPunctuation_data();
    void longWordsBreakBehindPunctuation();
    void toolTipNeverRendersMarkup();
    void copyingALabelGivesTheTextItself();
    void initialsComeFromLetters_data();
    void initialsComeFromLetters();
    void codeViewShowsControlCharacters();
    void secretIsMaskedUntilRevealed();
    void secretIsHiddenWhenTheWindowLosesFocus();
    void copiedSecretIsMarkedAndCleared();
};

void tst_ShownText::labelNeverRendersMarkup_data()
{
    QTest::addColumn<QString>("markup");
    QTest::newRow("B13.1 bold") << QStringLiteral("<b>Bob</b>");
    QTest::newRow("B13.1 picture") << QStringLiteral("<img src='x'>Bob");
    QTest::newRow("B13.1 whole document") << QStringLiteral("<html><body>Bob</body></html>");
    QTest::newRow("B13.1 mnemonic") << QStringLiteral("Tom & Jerry");
    QTest::newRow("B13.1 placeholder") << QStringLiteral("100%1 %2");
}

void tst_ShownText::labelNeverRendersMarkup()
{
    QFETCH(QString, markup);
    PlainTextLabel label(markup);
    label.setWordWrap(false);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.plainText(), markup);
    // As wide as the letters of the markup themselves: nothing of it was taken for tags.
    const int letters = label.fontMetrics().horizontalAdvance(label.text());
    QVERIFY(label.sizeHint().width() >= letters);
    FactRow fact(QStringLiteral("Name"), markup);
    QCOMPARE(fact.value(), markup);
    QVERIFY(nameOf(fact).contains(markup));
}

void tst_ShownText::visibleTextShowsWhatWouldHide_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain text stays") << QStringLiteral("Maja") << QStringLiteral("Maja");
    QTest::newRow("B13.2 bidi override")
        << QStringLiteral("a\u202Eb") << QStringLiteral("a[U+202E]b");
    QTest::newRow("B13.2 zero-width space")
        << QStringLiteral("a\u200Bb") << QStringLiteral("a[U+200B]b");
    QTest::newRow("B13.2 joiner between letters")
        << QStringLiteral("a\u200Db") << QStringLiteral("a[U+200D]b");
    QTest::newRow("B13.2 soft hyphen")
        << QStringLiteral("a\u00ADb") << QStringLiteral("a[U+00AD]b");
    QTest::newRow("B13.2 control") << QStringLiteral("a\u0007b") << QStringLiteral("a[U+0007]b");
    QTest::newRow("B13.2 escape") << QStringLiteral("\u001b[31m") << QStringLiteral("[U+001B][31m");
    QTest::newRow("B13.2 byte order mark")
        << QStringLiteral("\uFEFFa") << QStringLiteral("[U+FEFF]a");
    QTest::newRow("line break stays") << QStringLiteral("a\nb") << QStringLiteral("a\nb");
    QTest::newRow("family of emoji stays one") << QStringLiteral("\U0001F469\u200D\U0001F467")
                                               << QStringLiteral("\U0001F469\u200D\U0001F467");
    QTest::newRow("B13.2 right-to-left is isolated")
        << QStringLiteral("\u05D0\u05D1") << QStringLiteral("\u2068\u05D0\u05D1\u2069");
    QTest::newRow("B13.2 isolate inside right-to-left")
        << QStringLiteral("\u05D0\u2069") << QStringLiteral("\u2068\u05D0[U+2069]\u2069");
}

void tst_ShownText::visibleTextShowsWhatWouldHide()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(visibleText(text), shown);
    QVERIFY(!visibleLine(text).contains(QLatin1Char('\n'))); // B13.2 newline flattened
}

void tst_ShownText::longWordsBreakBehindPunctuation_data()
{
    QTest::addColumn<QString>("pieces"); // "¦" where a line may end
    QTest::newRow("short") << QStringLiteral("a|b,c:\"d\"");
    QTest::newRow("id") << QStringLiteral("auth0|¦5f7c8ec7c33c6c004bbafe82");
    QTest::newRow("JSON") << QStringLiteral("{\"plan\":¦\"family\",¦\"since\":¦2023}");
    QTest::newRow("nothing to break behind")
        << QStringLiteral("abcdefghijklmnop¦qrstuvwxyzabcdef¦g");
}

void tst_ShownText::longWordsBreakBehindPunctuation()
{
    QFETCH(QString, pieces);
    QString whole = pieces;
    whole.remove(QChar(u'¦'));
    QCOMPARE(breakable(whole).replace(QChar(0x200b), QChar(u'¦')), pieces);
}

void tst_ShownText::toolTipNeverRendersMarkup()
{
    QWidget widget;
    setPlainToolTip(&widget, QStringLiteral("<b>Bob</b>"));
    QTextDocument document;
    document.setHtml(widget.toolTip());
    QCOMPARE(document.toPlainText(), QStringLiteral("<b>Bob</b>")); // B13.1
}

void tst_ShownText::copyingALabelGivesTheTextItself()
{
    const QString id = QStringLiteral("auth0|5f7c8ec7c33c6c004bbafe825f7c8ec7c33c6c004bbafe82");
    PlainTextLabel label(id);
    label.setSelectable(true);
    label.show();
    label.setSelection(0, int(label.text().size()));
    QTest::keySequence(&label, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), id);
    QCOMPARE(nameOf(label), id);
}

void tst_ShownText::initialsComeFromLetters_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initials");
    QTest::newRow("two words") << QStringLiteral("Maja Keller") << QStringLiteral("MK");
    QTest::newRow("three words") << QStringLiteral("ana maria lopez") << QStringLiteral("AL");
    QTest::newRow("one word") << QStringLiteral("maja") << QStringLiteral("M");
    QTest::newRow("nothing") << QString() << QStringLiteral("?");
    QTest::newRow("right-to-left") << QStringLiteral("\u05D3\u05E0\u05D9 \u05DC\u05D5\u05D9")
                                   << QStringLiteral("\u05D3\u05DC");
    QTest::newRow("emoji only") << QStringLiteral("\U0001F600 \U0001F389") << QStringLiteral("?");
    QTest::newRow("emoji before letters")
        << QStringLiteral("\U0001F600Bob \U0001F389") << QStringLiteral("B");
    QTest::newRow("B13.1 markup") << QStringLiteral("<b>Bob</b> <i>") << QStringLiteral("BI");
    QTest::newRow("accent made of two characters")
        << QStringLiteral("e\u0301va") << QStringLiteral("E\u0301");
    QTest::newRow("outside the first plane")
        << QStringLiteral("\U00010400bc") << QStringLiteral("\U00010400");
}

void tst_ShownText::initialsComeFromLetters()
{
    QFETCH(QString, name);
    QFETCH(QString, initials);
    QCOMPARE(Avatar::initials(name), initials);
}

void tst_ShownText::codeViewShowsControlCharacters()
{
    CodeView view(QStringLiteral("Raw"));
    view.setJson(QByteArrayLiteral("{\n  \"a\": \"\xE2\x80\xAE\"\n}"));
    QVERIFY(view.isReadOnly());
    QVERIFY(view.toPlainText().contains(QStringLiteral("[U+202E]"))); // B13.2
    QCOMPARE(view.blockCount(), 3);
    QCOMPARE(view.layoutDirection(), Qt::LeftToRight);
}

void tst_ShownText::secretIsMaskedUntilRevealed()
{
    const QByteArray secret = QByteArrayLiteral("eyJ.secret.token");
    SecretField field(QStringLiteral("Access token"), [secret] { return secret; });
    const auto *text = field.findChild<PlainTextLabel *>();
    QVERIFY(!text->plainText().contains(QLatin1String("secret"))); // B9.5
    field.setRevealed(true);
    QCOMPARE(text->plainText(), QString::fromLatin1(secret));
    QVERIFY(!text->textInteractionFlags().testFlag(Qt::TextSelectableByMouse)); // B9.4 no selection
    field.setRevealed(false);
    QVERIFY(!text->text().contains(QLatin1String("secret")));
    SecretField none(QStringLiteral("Refresh token"), [] { return QByteArray(); });
    none.setRevealed(true);
    QVERIFY(!none.isRevealed());
}

void tst_ShownText::secretIsHiddenWhenTheWindowLosesFocus()
{
    QWidget window;
    auto &field = *new SecretField(QStringLiteral("Access token"),
                                   [] { return QByteArrayLiteral("secret"); }, &window);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    field.setRevealed(true);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTRY_VERIFY(!field.isRevealed()); // B9.5
}

void tst_ShownText::copiedSecretIsMarkedAndCleared()
{
    SecretField field(QStringLiteral("Access token"), [] { return QByteArrayLiteral("secret"); });
    QSignalSpy spy(&field, &SecretField::copied);
    for (QPushButton *button : field.findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Copy"))
            button->click();
    }
    QCOMPARE(spy.count(), 1);
    QVERIFY(spy.first().first().toString().contains(QStringLiteral("Access token")));
    QClipboard *clipboard = QGuiApplication::clipboard();
    QCOMPARE(clipboard->text(), QStringLiteral("secret"));
    QCOMPARE(clipboard->mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")),
             QByteArrayLiteral("secret")); // B9.4
    Q_EMIT qApp->aboutToQuit({});
    QCOMPARE(clipboard->text(), QString());
}

QTEST_MAIN(tst_ShownText)
#include "tst_showntext.moc"
