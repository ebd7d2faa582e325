// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "pages/page.h"
#include "support/strict.h"
#include "tour/tourplay.h"
#include "widgets/plaintextlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace accountdesk;
using namespace accountdesk::test;

namespace {

const QStringList views{QStringLiteral("first"), QStringLiteral("json")};
/// Of this page and, the last, of another.
const QStringList controls{QStringLiteral("save"), QStringLiteral("late"), QStringLiteral("line"),
                           QStringLiteral("text"), QStringLiteral("box"),  QStringLiteral("combo"),
                           QStringLiteral("list"), QStringLiteral("said"), QStringLiteral("remove"),
                           QStringLiteral("yes"),  QStringLiteral("field:"),
                           QStringLiteral("sav")};

template <typename Widget>
Widget *named(Widget *widget, const char *name)
{
    widget->setObjectName(QString::fromLatin1(name));
    return widget;
}

/// One of each thing that a step can touch.
class ThingsPage : public Page
{
public:
    explicit ThingsPage(const PageContext &context)
        : Page(context), save(named(new QPushButton(QStringLiteral("Save")), "save")),
          late(named(new QPushButton(QStringLiteral("Late")), "late")),
          line(named(new QLineEdit, "line")), text(named(new QPlainTextEdit, "text")),
          box(named(new QCheckBox(QStringLiteral("Sure")), "box")),
          combo(named(new QComboBox, "combo")), list(named(new QListWidget, "list")),
          said(named(new PlainTextLabel(QStringLiteral("Ready")), "said"))
    {
        combo->addItems({QStringLiteral("Red"), QStringLiteral("Blue")});
        list->addItems({QStringLiteral("One"), QStringLiteral("Two")});
        late->setEnabled(false);
        late->setToolTip(QStringLiteral("Not yet."));
        for (QWidget *widget : {static_cast<QWidget *>(save), static_cast<QWidget *>(late),
                                static_cast<QWidget *>(line), static_cast<QWidget *>(text),
                                static_cast<QWidget *>(box), static_cast<QWidget *>(combo),
                                static_cast<QWidget *>(list), static_cast<QWidget *>(said)})
            column()->layout()->addWidget(widget);
        for (const char *row : {"first", "second"}) {
            auto *remove = named(new QPushButton(QStringLiteral("Remove")), "remove");
            remove->setAccessibleName(QStringLiteral("Remove the %1").arg(QLatin1String(row)));
            connect(remove, &QPushButton::clicked, this, [this, remove] { removed = remove->accessibleName(); });
            column()->layout()->addWidget(remove);
        }
        connect(save, &QPushButton::clicked, this, [this] { ask(); });
        connect(line, &QLineEdit::returnPressed, this, [this] { entered = line->text(); });
        connect(line, &QLineEdit::textEdited, this, [this] { late->setEnabled(true); });
    }

    void ask()
    {
        auto *sheet = new Sheet(QStringLiteral("Really?"));
        QPushButton *yes = named(sheet->addButton(QStringLiteral("Yes"), Sheet::Role::Go), "yes");
        connect(yes, &QPushButton::clicked, this, [this] {
            said->setPlainText(QStringLiteral("Saved"));
            closeSheet();
        });
        openSheet(sheet);
    }

    QPushButton *save;
    QPushButton *late;
    QLineEdit *line;
    QPlainTextEdit *text;
    QCheckBox *box;
    QComboBox *combo;
    QListWidget *list;
    PlainTextLabel *said;
    QString removed;
    QString entered; ///< what stood in the line at Return
};

class OnePage : public TourStage
{
public:
    explicit OnePage(const PageContext &context) : page(context) { page.show(); }
    QWidget *tourWindow() override { return &page; }
    QStringList pageIds() const override { return {QStringLiteral("things")}; }
    void openPage(const QString &) override {}
    QScrollArea *shownPage() const override { return const_cast<ThingsPage *>(&page); }
    QString shownId() const override { return QStringLiteral("things"); }

    ThingsPage page;
};

} // namespace

class TourPlayTest : public QObject
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
        failOnAnyWarning();
        m_rig = std::make_unique<PageRig>();
        m_stage = std::make_unique<OnePage>(m_rig->context());
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void cleanup()
    {
        m_stage.reset();
        m_rig.reset();
    }

    void doesWhatTheStepsSay()
    {
        const char steps[] = R"(page things
expect disabled late "Not yet"
type line "by hand"
press late
type text "two\nlines"
check box
type line "entered\n"
type line "by hand"
choose combo "Blue"
choose list "Two"
press remove "second"
press save
expect sheet "Really?"
answer yes
expect no sheet
expect text "Saved"
expect value line "by hand"
expect value box "on"
expect value said "Saved"
expect no text "Ready"
expect enabled late
expect page things)";
        QCOMPARE(play(steps), int(exitGood));
        const ThingsPage &page = m_stage->page;
        QCOMPARE(page.text->toPlainText(), QStringLiteral("two\nlines"));
        QCOMPARE(page.combo->currentText(), QStringLiteral("Blue"));
        QCOMPARE(page.list->currentRow(), 1);
        QVERIFY(page.box->isChecked());
        QCOMPARE(page.entered, QStringLiteral("entered"));
        QCOMPARE(page.removed, QStringLiteral("Remove the second"));
    }

    void leavesAPictureAndATranscriptOfEachStep()
    {
        QCOMPARE(play("page things\n\npress save\n"), int(exitGood));
        const QJsonArray stops = report()[QStringLiteral("steps")].toArray();
        QCOMPARE(stops.size(), 2);
        QCOMPARE(stops[1][QStringLiteral("line")].toInt(), 3);
        QCOMPARE(stops[1][QStringLiteral("step")].toString(), QStringLiteral("press save"));
        QCOMPARE(stops[1][QStringLiteral("png")].toString(), QStringLiteral("02-press-save.png"));
        QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("02-press-save.png"))));
        QVERIFY(stops[1][QStringLiteral("nodes")].toArray().size() > 1);
    }

    void namesPicturesSoThatAnyFileSystemTakesThem()
    {
        m_stage->page.line->setObjectName(QStringLiteral("field:$.a/b"));
        QCOMPARE(play("type field:$.a/b \"x\""), int(exitGood));
        QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("01-type-field-a-b.png"))));
    }

    void failsNamingTheStep_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const char *step, const char *why) {
            QTest::newRow(name) << QString::fromLatin1(step) << QString::fromUtf8(why);
        };
        row("a name that is elsewhere", "press sav", "“save”");
        row("a row that is not there", "press remove \"third\"", "“third”");
        row("a button that is off", "press late", "Not yet.");
        row("off for another reason", "expect disabled late \"Offline\"", "Not yet.");
        row("on", "expect disabled save", "is on");
        row("a text that is not there", "expect text \"Gone\"", "“Gone”");
        row("a text that is there", "expect no text \"Ready\"", "“Ready”");
        row("another value", "expect value said \"Saved\"", "“Ready”");
        row("no question", "answer yes", "nothing is being asked");
        row("no sheet", "expect sheet \"Really?\"", "no sheet");
        row("an item that is not there", "choose combo \"Green\"", "“Green”");
        row("no field", "type save \"x\"", "nothing can be typed");
        row("no box", "check save", "cannot be checked");
        row("no view", "view json", "“first”");
    }

    void failsNamingTheStep()
    {
        QFETCH(QString, step);
        QFETCH(QString, why);
        QCOMPARE(play("page things\n" + step.toUtf8()), int(exitRefused));
        const QString detail = report()[QStringLiteral("error")][QStringLiteral("detail")].toString();
        QVERIFY2(detail.startsWith(QLatin1String("my.tour, line 2: step 2 failed")), qPrintable(detail));
        QVERIFY2(detail.contains(step) && detail.contains(why), qPrintable(detail));
    }

private:
    int play(const QByteArray &text)
    {
        const auto steps = parseTourFile(QString::fromUtf8(text), QStringLiteral("my.tour"),
                                         {m_stage->pageIds(), views, controls});
        if (!steps)
            return -1;
        TourPlay tour(*m_stage, m_rig->store, m_folder->path(), *steps);
        tour.setPatience(200);
        QSignalSpy finished(&tour, &TourRun::finished);
        tour.start();
        return finished.wait(30000) ? finished.first().first().toInt() : -1;
    }

    QJsonObject report() const
    {
        return QJsonDocument::fromJson(readFile(m_folder->filePath(QStringLiteral("tour.json")))).object();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PageRig> m_rig;
    std::unique_ptr<OnePage> m_stage;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TourPlayTest)
#include "tst_tourplay.moc"
