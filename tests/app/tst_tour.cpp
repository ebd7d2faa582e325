// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pagerig.h"
#include "pages/pagelist.h"
#include "support/strict.h"
#include "support/turn.h"
#include "tour/tour.h"
#include "tour/tourcamera.h"

#include <QDialog>
#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLayout>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::test;

namespace {

/// The pages in a bare stack.
class PlainStage : public TourStage
{
public:
    explicit PlainStage(const PageContext &context)
    {
        for (const PageEntry &entry : pageList()) {
            m_ids.append(entry.id);
            m_stack.addWidget(entry.make(context));
        }
        m_stack.layout()->setSizeConstraint(QLayout::SetNoConstraint);
        m_stack.setWindowTitle(QStringLiteral("Stage"));
        m_stack.show();
    }

    QWidget *tourWindow() override { return &m_stack; }
    QStringList pageIds() const override { return m_ids; }
    void openPage(const QString &id) override
    {
        opened.append(id);
        m_stack.setCurrentIndex(static_cast<int>(m_ids.indexOf(id)));
    }
    QScrollArea *shownPage() const override
    {
        return isBroken ? nullptr : qobject_cast<QScrollArea *>(m_stack.currentWidget());
    }
    QString shownId() const override { return m_ids.value(m_stack.currentIndex()); }
    QStringList moreViews() const override { return page()->moreViews(); }
    void openView(const QString &id) override { page()->openView(id); }

    QStringList opened;
    bool isBroken = false;

private:
    Page *page() const { return qobject_cast<Page *>(m_stack.currentWidget()); }
    QStringList m_ids;
    QStackedWidget m_stack;
};

QJsonObject reportIn(const QString &folder)
{
    return QJsonDocument::fromJson(readFile(QDir(folder).filePath(QStringLiteral("tour.json"))))
        .object();
}

} // namespace

class TourTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void picturesEveryPage();
    void writesWhatAScreenReaderGets();
    void waitsUntilTheAccountHasBeenRead();
    void masksSecrets();
    void reportsAFailedSignIn();
    void reportsAPageThatCannotBeBuilt();
    void reportsAPictureThatCannotBeSaved();
    void refusesAFolderThatCannotBeWritten();
    void removesThePicturesOfAnEarlierTour();
    void framesADialogThatStandsOverTheWindow();

private:
    int run(Tour &tour);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PageRig> m_rig;
    std::unique_ptr<PlainStage> m_stage;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TourTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
    m_theme->apply();
}

void TourTest::init()
{
    failOnAnyWarning();
    m_rig = std::make_unique<PageRig>();
    m_stage = std::make_unique<PlainStage>(m_rig->context());
    m_folder = std::make_unique<QTemporaryDir>();
}

void TourTest::cleanup()
{
    m_stage.reset();
    m_rig.reset();
    m_folder.reset();
}

int TourTest::run(Tour &tour)
{
    QSignalSpy finished(&tour, &Tour::finished);
    tour.start();
    if (!QTest::qWaitFor([&finished] { return finished.size() == 1; }, 20000))
        return -1;
    return finished.first().first().toInt();
}

void TourTest::picturesEveryPage()
{
    m_rig->signIn(everydayPerson());
    const QString folder = m_folder->filePath(QStringLiteral("new/folder"));
    Tour tour(*m_stage, m_rig->store, folder);
    QVERIFY(tour.prepare());
    QCOMPARE(run(tour), exitGood);
    const QJsonObject report = reportIn(folder);
    QCOMPARE(report[QLatin1String("version")].toInt(), 1);
    QVERIFY(report[QLatin1String("error")].isNull());
    const QJsonArray pages = report[QLatin1String("pages")].toArray();
    const QStringList ids{ QStringLiteral("overview"), QStringLiteral("profile"),
                           QStringLiteral("metadata"), QStringLiteral("identities"),
                           QStringLiteral("enrollments"), QStringLiteral("devices"),
                           QStringLiteral("token"), QStringLiteral("permissions") };
    QCOMPARE(pages.size(), ids.size());
    for (qsizetype i = 0; i < pages.size(); ++i) {
        const QJsonObject page = pages.at(i).toObject();
        const QString id = ids.at(i);
        QCOMPARE(page[QLatin1String("id")].toString(), id);
        QCOMPARE(page[QLatin1String("png")].toString(), QStringLiteral("0%1-%2.png").arg(i + 1).arg(id));
        const QImage picture(QDir(folder).filePath(page[QLatin1String("png")].toString()));
        QVERIFY(picture.width() >= tourWindowSize.width());
        QVERIFY(picture.height() >= tourWindowSize.height());
        QVERIFY(!page[QLatin1String("nodes")].toArray().isEmpty());
    }
    const QJsonArray views = pages.at(6)[QLatin1String("views")].toArray();
    QStringList files;
    for (const QJsonValue view : views)
        files.append(view[QLatin1String("png")].toString());
    QCOMPARE(files, QStringList({ QStringLiteral("07-token-id.png"),
                                  QStringLiteral("07-token-compare.png"),
                                  QStringLiteral("07-token-paste.png") }));
    QVERIFY(!QImage(QDir(folder).filePath(files.last())).isNull());
    // The profile is longer than the window: the picture has grown to hold all of it.
    const QImage profile(QDir(folder).filePath(QStringLiteral("02-profile.png")));
    QVERIFY(profile.height() > tourWindowSize.height());
}

void TourTest::writesWhatAScreenReaderGets()
{
    m_rig->signIn(everydayPerson());
    Tour tour(*m_stage, m_rig->store, m_folder->path());
    QCOMPARE(run(tour), exitGood);
    const QJsonArray nodes = reportIn(m_folder->path())[QLatin1String("pages")]
                                 .toArray().first().toObject()[QLatin1String("nodes")].toArray();
    QStringList names;
    bool hasButton = false;
    for (const QJsonValue &each : nodes) {
        const QJsonObject node = each.toObject();
        QCOMPARE(node.keys(), QStringList({QStringLiteral("description"), QStringLiteral("level"),
                                           QStringLiteral("name"), QStringLiteral("role"),
                                           QStringLiteral("states"), QStringLiteral("value")}));
        names.append(node[QLatin1String("name")].toString());
        const QString role = node[QLatin1String("role")].toString();
        QCOMPARE(role, role.toLower());
        hasButton = hasButton
            || (role == QLatin1String("button")
                && node[QLatin1String("states")].toArray().contains(QStringLiteral("focusable")));
    }
    QVERIFY(hasButton);
    const qsizetype title = names.indexOf(QLatin1String("Overview"));
    const qsizetype name = names.indexOf(QLatin1String("Maja Keller"));
    const qsizetype checkup = names.indexOf(QLatin1String("Check-up"));
    QVERIFY(title >= 0);
    QVERIFY(title < name);
    QVERIFY(name < checkup);
}

void TourTest::waitsUntilTheAccountHasBeenRead()
{
    m_rig->signInHeld(everydayPerson());
    Tour tour(*m_stage, m_rig->store, m_folder->path());
    QSignalSpy finished(&tour, &Tour::finished);
    tour.start();
    for (int i = 0; i < 10; ++i)
        QVERIFY(turnEventLoop());
    QCOMPARE(m_stage->opened, QStringList{QStringLiteral("overview")});
    m_rig->network.release();
    m_rig->network.release();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
    QCOMPARE(m_stage->opened.size(), m_stage->pageIds().size());
    QVERIFY(readFile(m_folder->filePath(QStringLiteral("tour.json"))).contains("Last sign-in: "));
}

void TourTest::masksSecrets()
{
    m_rig->signIn(everydayPerson());
    const QByteArray token = m_rig->session.tokens().accessToken.reveal();
    QLineEdit leak(m_stage->shownPage()->widget());
    leak.setText(QString::fromUtf8(token));
    leak.show();
    Tour tour(*m_stage, m_rig->store, m_folder->path());
    QCOMPARE(run(tour), exitGood);
    const QByteArray report = readFile(m_folder->filePath(QStringLiteral("tour.json")));
    QVERIFY(report.contains("••••••••"));
    QVERIFY(!report.contains(token));
    QVERIFY(!report.contains(token.mid(token.indexOf('.') + 1, 24)));
}

void TourTest::reportsAFailedSignIn()
{
    Tour tour(*m_stage, m_rig->store, m_folder->path());
    QSignalSpy finished(&tour, &Tour::finished);
    tour.failSignIn({Error::Kind::Untrusted, 0, QStringLiteral("c"), QStringLiteral("d"),
                     QStringLiteral("issuer"), 0});
    QCOMPARE(finished.size(), 0);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().toInt(), exitSignInFailed);
    const QJsonObject report = reportIn(m_folder->path());
    QCOMPARE(report[QLatin1String("error")].toObject(),
             (QJsonObject{{QStringLiteral("kind"), QStringLiteral("Untrusted")},
                          {QStringLiteral("code"), QStringLiteral("c")},
                          {QStringLiteral("rule"), QStringLiteral("issuer")},
                          {QStringLiteral("detail"), QStringLiteral("d")}}));
    QVERIFY(report[QLatin1String("pages")].toArray().isEmpty());
}

void TourTest::reportsAPageThatCannotBeBuilt()
{
    m_rig->signIn(everydayPerson());
    m_stage->isBroken = true;
    Tour tour(*m_stage, m_rig->store, m_folder->path());
    QCOMPARE(run(tour), exitPageFailed);
    const QJsonObject error = reportIn(m_folder->path())[QLatin1String("error")].toObject();
    QCOMPARE(error[QLatin1String("rule")].toString(), QStringLiteral("page"));
}

void TourTest::reportsAPictureThatCannotBeSaved()
{
    m_rig->signIn(everydayPerson());
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("02-profile.png/taken")));
    Tour tour(*m_stage, m_rig->store, m_folder->path());
    QCOMPARE(run(tour), exitPageFailed);
    const QJsonObject report = reportIn(m_folder->path());
    QCOMPARE(report[QLatin1String("error")].toObject()[QLatin1String("rule")].toString(),
             QStringLiteral("picture"));
    QCOMPARE(report[QLatin1String("pages")].toArray().size(), 1);
}

void TourTest::refusesAFolderThatCannotBeWritten()
{
    QFile file(m_folder->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Tour tour(*m_stage, m_rig->store, m_folder->filePath(QStringLiteral("file/folder")));
    const Result<void> prepared = tour.prepare();
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().rule, QStringLiteral("folder"));
}

void TourTest::removesThePicturesOfAnEarlierTour()
{
    const QDir folder(m_folder->path());
    QTemporaryDir outside;
    const QString stranger = QDir(outside.path()).filePath(QStringLiteral("mine.png"));
    const auto touch = [](const QString &path) {
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    };
    for (const char *name : {"01-overview.png", "07-token.png", "07-token-id.png",
                             "02-press-save.png", "03-mine.png", "notes.txt"})
        touch(folder.filePath(QLatin1String(name)));
    touch(stranger);
    QVERIFY(folder.mkpath(QStringLiteral("09-folder.png")));
    QFile report(folder.filePath(QStringLiteral("tour.json")));
    QVERIFY(report.open(QIODevice::WriteOnly));
    report.write(R"({"version":1,"error":null,"pages":[{"png":"01-overview.png"},
        {"png":"07-token.png","views":[{"png":"07-token-id.png"}]},{"png":"notes.txt"},
        {"png":"09-folder.png"},{"png":"../x.png"},{"png":")" + stranger.toUtf8()
                 + R"("}],"steps":[{"png":"02-press-save.png"},{"png":"99-gone.png"}]})");
    report.close();
    Tour tour(*m_stage, m_rig->store, m_folder->path());
    QVERIFY(tour.prepare());
    QCOMPARE(folder.entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList({QStringLiteral("03-mine.png"), QStringLiteral("09-folder.png"),
                          QStringLiteral("notes.txt"), QStringLiteral("tour.json")}));
    QVERIFY(QFile::exists(stranger));
}

void TourTest::framesADialogThatStandsOverTheWindow()
{
    m_stage->tourWindow()->resize(tourWindowSize);
    QDialog dialog(m_stage->tourWindow());
    dialog.resize(301, 201);
    dialog.show();
    const QImage picture = pictureOf(*m_stage).toImage();
    QRect place(QPoint(), dialog.size());
    place.moveCenter(m_stage->tourWindow()->rect().center());
    const QPoint middle = place.center();
    const QRgb inside = picture.pixel(middle);
    const QRgb edge = picture.pixel(place.left() - 1, middle.y());
    QVERIFY(edge != inside);
    QCOMPARE(picture.pixel(place.right() + 1, middle.y()), edge);
    QCOMPARE(picture.pixel(middle.x(), place.top() - 1), edge);
    QCOMPARE(picture.pixel(middle.x(), place.bottom() + 1), edge);
    QCOMPARE(picture.pixel(place.topLeft()), inside);
    QCOMPARE(picture.pixel(place.bottomRight()), inside);
}

QTEST_MAIN(TourTest)
#include "tst_tour.moc"
