// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/themed.h"
#include "support/strict.h"
#include "widgets/avatar.h"
#include "widgets/badge.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/codeview.h"
#include "widgets/emptystate.h"
#include "widgets/factrow.h"
#include "widgets/finding.h"
#include "widgets/navlist.h"
#include "widgets/pageheader.h"
#include "widgets/plaintextlabel.h"
#include "widgets/ring.h"
#include "widgets/secretfield.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace accountdesk;

namespace {

QAccessible::Role roleOf(QWidget &widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&widget);
    return interface ? interface->role() : QAccessible::NoRole;
}

QString nameOf(QWidget &widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

const QString longSentence = QStringLiteral(
    "Auth0 knows no confirmed device for you. This program can show factors, your tenant enrols "
    "them when you sign in, and every word of this sentence has to be seen.");

/// Every label below parent has the height that its text needs at its width.
bool areAllLabelsWhole(QWidget &parent)
{
    for (const QLabel *label : parent.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&parent) && label->wordWrap()
            && label->height() < label->heightForWidth(label->width()))
            return false;
    }
    return true;
}

double luminance(const QColor &color)
{
    const auto channel = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
        + 0.0722 * channel(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

class tst_Widgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::lightTheme(); }
    void init() { test::failOnAnyWarning(); }

    void everyTextColourCanBeReadOnItsSurface_data();
    void everyTextColourCanBeReadOnItsSurface();
    void everyPartHasAnAccessibleName();
    void selfPaintedPartsHaveARole();
    void wrappedLabelsAreNeverSqueezed_data();
    void wrappedLabelsAreNeverSqueezed();
    void badgeKeepsItsWord();
    void bannerShowsThreePartsAndStays();
    void bannerNoteHasATimerAndFailureHasNone();
    void bannerActionIsReported();
    void factRowCopiesItsRawValue();
    void factRowSaysWhatIsAbsent();
    void emptyStateHidesAnEmptyButton();
    void navListTellsWhichPageWasChosen();
    void navListNamesPagesWhenCompact();
    void changingTheThemeChangesColours();
};

void tst_Widgets::everyTextColourCanBeReadOnItsSurface_data()
{
    using Role = Theme::Role;
    QTest::addColumn<Theme::Scheme>("scheme");
    QTest::addColumn<int>("text");
    QTest::addColumn<int>("surface");
    const std::pair<Role, Role> pairs[] = { { Role::Text, Role::Window },
                                            { Role::Text, Role::Surface },
                                            { Role::Muted, Role::Surface },
                                            { Role::Muted, Role::Window },
                                            { Role::Accent, Role::Surface },
                                            { Role::Accent, Role::AccentSurface },
                                            { Role::OnAccent, Role::Accent },
                                            { Role::Good, Role::GoodSurface },
                                            { Role::Warning, Role::WarningSurface },
                                            { Role::Bad, Role::BadSurface },
                                            { Role::Bad, Role::Surface } };
    for (const auto &[text, surface] : pairs) {
        QTest::addRow("light %d on %d", int(text), int(surface))
            << Theme::Scheme::Light << int(text) << int(surface);
        QTest::addRow("dark %d on %d", int(text), int(surface))
            << Theme::Scheme::Dark << int(text) << int(surface);
    }
}

void tst_Widgets::everyTextColourCanBeReadOnItsSurface()
{
    QFETCH(Theme::Scheme, scheme);
    QFETCH(int, text);
    QFETCH(int, surface);
    Theme &theme = test::lightTheme();
    theme.setScheme(scheme);
    const double ratio =
        contrast(theme.color(Theme::Role(text)), theme.color(Theme::Role(surface)));
    theme.setScheme(Theme::Scheme::Light);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void tst_Widgets::everyPartHasAnAccessibleName()
{
    Card card(QStringLiteral("Access token"));
    PageHeader header(QStringLiteral("Overview"), QStringLiteral("Who you are."));
    FactRow fact(QStringLiteral("User ID"), QStringLiteral("auth0|1"));
    Badge badge(Badge::Tone::Good, QStringLiteral("Verified"));
    Finding finding(Badge::Tone::Bad, QStringLiteral("At risk"), QStringLiteral("No second factor"),
                    longSentence);
    EmptyState empty(QStringLiteral("info"));
    empty.setTexts(QStringLiteral("Nothing here"), longSentence);
    QWidget host;
    auto *shown = new Banner(&host);
    Banner &banner = *shown;
    banner.show({Banner::Severity::Failure, QStringLiteral("It did not work"), {}, {}, {}});
    Ring ring;
    ring.setState(0.7, QStringLiteral("17 h"), QStringLiteral("left"), Badge::Tone::Accent);
    Avatar avatar(40);
    avatar.setPerson(QStringLiteral("Maja Keller"));
    NavList list;
    SecretField secret(QStringLiteral("Access token"), [] { return QByteArrayLiteral("x"); });
    CodeView code(QStringLiteral("Raw JSON"));
    PlainTextLabel label(QStringLiteral("plain"));
    QCOMPARE(nameOf(card), QStringLiteral("Access token"));
    QCOMPARE(nameOf(header), QStringLiteral("Overview"));
    QCOMPARE(nameOf(fact), QStringLiteral("User ID: auth0|1"));
    QCOMPARE(nameOf(badge), QStringLiteral("Verified"));
    QCOMPARE(nameOf(finding), QStringLiteral("At risk: No second factor"));
    QCOMPARE(nameOf(empty), QStringLiteral("Nothing here"));
    QCOMPARE(nameOf(banner), QStringLiteral("It did not work"));
    QCOMPARE(nameOf(ring), QStringLiteral("17 h left"));
    QCOMPARE(nameOf(avatar), QStringLiteral("Picture of Maja Keller"));
    QCOMPARE(nameOf(list), QStringLiteral("Pages"));
    QCOMPARE(nameOf(secret), QStringLiteral("Access token"));
    QCOMPARE(nameOf(code), QStringLiteral("Raw JSON"));
    QCOMPARE(nameOf(label), QStringLiteral("plain"));
    for (QWidget *part : std::initializer_list<QWidget *>{&banner, &secret, &fact}) {
        for (QAbstractButton *button : part->findChildren<QAbstractButton *>()) {
            if (!button->isHidden())
                QVERIFY(!nameOf(*button).isEmpty());
        }
    }
}

void tst_Widgets::selfPaintedPartsHaveARole()
{
    Badge badge(Badge::Tone::Good, QStringLiteral("Fine"));
    Avatar avatar(40);
    Ring ring;
    Card card(QStringLiteral("Card"));
    Banner banner;
    QCOMPARE(roleOf(badge), QAccessible::StaticText);
    QCOMPARE(roleOf(avatar), QAccessible::Graphic);
    QCOMPARE(roleOf(ring), QAccessible::Indicator);
    QCOMPARE(roleOf(card), QAccessible::Grouping);
    QCOMPARE(roleOf(banner), QAccessible::AlertMessage);
}

void tst_Widgets::wrappedLabelsAreNeverSqueezed_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {260, 420, 700, 1100})
        QTest::addRow("page of %d pixels", width) << width;
}

void tst_Widgets::wrappedLabelsAreNeverSqueezed()
{
    QFETCH(int, width);
    QScrollArea area;
    area.setWidgetResizable(true);
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->addWidget(new PageHeader(QStringLiteral("Overview"), longSentence));
    auto *card = new Card(QStringLiteral("Check-up"));
    auto *finding = new Finding(Badge::Tone::Warning, QStringLiteral("Attention"),
                                QStringLiteral("Only one way to sign in"), longSentence);
    finding->setButton(QStringLiteral("Link a method…"), true);
    card->body()->addWidget(finding);
    card->body()->addWidget(new FactRow(QStringLiteral("Last sign-in"), longSentence));
    auto *tagged = new FactRow(QStringLiteral("E-mail"), QStringLiteral("maja.keller@example.com"));
    tagged->setBadge(Badge::Tone::Good, QStringLiteral("Verified"));
    card->body()->addWidget(tagged);
    layout->addWidget(card);
    auto *empty = new EmptyState(QStringLiteral("info"));
    empty->setTexts(longSentence, longSentence);
    layout->addWidget(empty);
    auto *banner = new Banner;
    layout->addWidget(banner);
    area.setWidget(column);
    area.resize(width, 300);
    area.show();
    banner->show(
        { Banner::Severity::Failure, longSentence, longSentence, QStringLiteral("Try again"), {} });
    QVERIFY(QTest::qWaitForWindowExposed(&area));
    QTRY_VERIFY(areAllLabelsWhole(area));
}

void tst_Widgets::badgeKeepsItsWord()
{
    Badge badge(Badge::Tone::Neutral, QStringLiteral("Unknown"));
    const int narrow = badge.sizeHint().width();
    badge.setState(Badge::Tone::Warning, QStringLiteral("Needs your attention"));
    QCOMPARE(badge.word(), QStringLiteral("Needs your attention"));
    QVERIFY(badge.sizeHint().width() > narrow);
    QCOMPARE(nameOf(badge), badge.word());
}

void tst_Widgets::bannerShowsThreePartsAndStays()
{
    QWidget host;
    auto &banner = *new Banner(&host);
    QVERIFY(banner.isHidden());
    banner.show({Banner::Severity::Failure, QStringLiteral("What"), QStringLiteral("<b>Why</b>"),
                 QStringLiteral("Try again"), QStringLiteral("7")});
    QStringList texts;
    for (const PlainTextLabel *label : banner.findChildren<PlainTextLabel *>())
        texts.append(label->plainText());
    QVERIFY(texts.contains(QStringLiteral("What")));
    QVERIFY(texts.contains(QStringLiteral("<b>Why</b>")));
    QVERIFY(!banner.isHidden());
    banner.dismiss();
    QVERIFY(banner.isHidden());
}

void tst_Widgets::bannerNoteHasATimerAndFailureHasNone()
{
    QWidget host;
    auto &banner = *new Banner(&host);
    banner.show({Banner::Severity::Note, QStringLiteral("Copied"), {}, {}, {}});
    QVERIFY(banner.isGoingByItself());
    banner.show({Banner::Severity::Failure, QStringLiteral("Failed"), {}, {}, {}});
    QVERIFY(!banner.isGoingByItself());
}

void tst_Widgets::bannerActionIsReported()
{
    QWidget host;
    auto &banner = *new Banner(&host);
    banner.show(
        { Banner::Severity::Warning, QStringLiteral("What"), {}, QStringLiteral("Do It"), {} });
    QSignalSpy spy(&banner, &Banner::actionTriggered);
    for (QPushButton *button : banner.findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Do It"))
            button->click();
    }
    QCOMPARE(spy.count(), 1);
}

void tst_Widgets::factRowCopiesItsRawValue()
{
    const QString value = QStringLiteral("two\nlines \u202E");
    FactRow fact(QStringLiteral("Name"), value);
    fact.findChild<QToolButton *>()->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), value);
    QVERIFY(nameOf(fact).contains(QStringLiteral("[U+202E]"))); // B13.2
}

void tst_Widgets::factRowSaysWhatIsAbsent()
{
    FactRow fact(QStringLiteral("Phone"), QStringLiteral("+1"));
    fact.setAbsent(QStringLiteral("Not given"));
    QCOMPARE(fact.value(), QString());
    QCOMPARE(nameOf(fact), QStringLiteral("Phone: Not given"));
    QVERIFY(fact.findChild<QToolButton *>()->isHidden());
}

void tst_Widgets::emptyStateHidesAnEmptyButton()
{
    EmptyState empty(QStringLiteral("info"));
    empty.setTexts(QStringLiteral("Nothing"), QStringLiteral("Really."));
    QVERIFY(empty.button()->isHidden());
    empty.setButton(QStringLiteral("Do Something"));
    QVERIFY(!empty.button()->isHidden());
}

void tst_Widgets::navListTellsWhichPageWasChosen()
{
    NavList list;
    list.addPage(QStringLiteral("overview"), QStringLiteral("Overview"),
                 QStringLiteral("overview"));
    list.addGroup(QStringLiteral("For experts"));
    list.addPage(QStringLiteral("token"), QStringLiteral("Token"), QStringLiteral("token"));
    list.setCurrentPage(QStringLiteral("overview"));
    QSignalSpy spy(&list, &NavList::pageChosen);
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Down);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toString(), QStringLiteral("token"));
    QCOMPARE(list.currentPage(), QStringLiteral("token"));
}

void tst_Widgets::navListNamesPagesWhenCompact()
{
    NavList list;
    list.addPage(QStringLiteral("token"), QStringLiteral("Token"), QStringLiteral("token"));
    list.setCompact(true);
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&list);
    QCOMPARE(interface->child(0)->text(QAccessible::Name), QStringLiteral("Token"));
}

void tst_Widgets::changingTheThemeChangesColours()
{
    Theme &theme = test::lightTheme();
    Card card(QStringLiteral("Card"));
    card.resize(100, 60);
    const QRgb light = test::pictureOf(card).pixel(50, 50);
    theme.setScheme(Theme::Scheme::Dark);
    const QRgb dark = test::pictureOf(card).pixel(50, 50);
    theme.setScheme(Theme::Scheme::Light);
    QVERIFY(qGray(light) > 200);
    QVERIFY(qGray(dark) < 60);
}

QTEST_MAIN(tst_Widgets)
#include "tst_widgets.moc"
