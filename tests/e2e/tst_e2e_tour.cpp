// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/programrun.h"
#include "support/strict.h"

#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace accountdesk;
using namespace Qt::StringLiterals;

/// The whole program from outside: sign-in on the built-in tenant, every page pictured and
/// written down.
class E2eTour : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void signsInAndVisitsEveryPage_data();
    void signsInAndVisitsEveryPage();
    void signsInTheEverydayPersonWithoutAName();
    void showsMarkupInNamesAsText();
    void leavesNoSecretAndNoFileBehind();
    void keepsAGivenProfile();
    void failsWithThreeWhenSignInFails();
    void failsWithTwoWhenTheFolderCannotBeWritten();
    void failsWithTwoForAnUnknownPerson();

private:
    static QJsonObject tourOf(const QString &folder);
    static QString textOf(const QJsonObject &tour, const QString &pageId);
};

QJsonObject E2eTour::tourOf(const QString &folder)
{
    return QJsonDocument::fromJson(test::readFile(folder + QStringLiteral("/tour.json"))).object();
}

/// Names, values and descriptions of a page's nodes, a line each.
QString E2eTour::textOf(const QJsonObject &tour, const QString &pageId)
{
    QString text;
    for (const QJsonValue page : tour.value(QStringLiteral("pages")).toArray()) {
        if (page[QStringLiteral("id")].toString() != pageId)
            continue;
        for (const QJsonValue node : page[QStringLiteral("nodes")].toArray()) {
            for (const char *member : {"name", "value", "description"})
                text += node[QLatin1String(member)].toString() + QLatin1Char('\n');
        }
    }
    return text;
}

void E2eTour::signsInAndVisitsEveryPage_data()
{
    QTest::addColumn<QString>("person");
    QTest::addColumn<QStringList>("options");
    QTest::addRow("everyday, light") << u"everyday"_s << QStringList{u"--theme"_s, u"light"_s};
    QTest::addRow("everyday, dark") << u"everyday"_s << QStringList{u"--theme"_s, u"dark"_s};
    QTest::addRow("newcomer") << u"newcomer"_s << QStringList();
    QTest::addRow("hard") << u"hard"_s << QStringList();
}

void E2eTour::signsInAndVisitsEveryPage()
{
    QFETCH(QString, person);
    QFETCH(QStringList, options);
    QTemporaryDir home;
    const QString folder = home.filePath(QStringLiteral("pictures"));
    const test::ProgramRun run = test::runProgram(
        QStringList{QStringLiteral("--demo=") + person, QStringLiteral("--tour"), folder} + options,
        test::privateEnvironment(home.path()));
    QVERIFY2(run.exitCode == 0, run.errors.constData());

    const QJsonObject tour = tourOf(folder);
    QCOMPARE(tour.value(QStringLiteral("version")).toInt(), 1);
    QVERIFY(tour.contains(QStringLiteral("error")));
    QVERIFY(tour.value(QStringLiteral("error")).isNull());
    const QJsonArray pages = tour.value(QStringLiteral("pages")).toArray();
    QStringList ids;
    for (const QJsonValue page : pages) {
        ids.append(page[QStringLiteral("id")].toString());
        const QImage picture(folder + QLatin1Char('/') + page[QStringLiteral("png")].toString());
        QVERIFY2(!picture.isNull(), qPrintable(ids.last()));
        QVERIFY(picture.width() >= 1000 && picture.height() >= 700);
        QVERIFY(page[QStringLiteral("nodes")].toArray().size() > 10);
        for (const QJsonValue node : page[QStringLiteral("nodes")].toArray()) {
            QVERIFY(node[QStringLiteral("level")].isDouble());
            QVERIFY(!node[QStringLiteral("role")].toString().isEmpty());
            QVERIFY(node[QStringLiteral("states")].isArray());
        }
    }
    QCOMPARE(ids, (QStringList{u"overview"_s, u"profile"_s, u"metadata"_s, u"identities"_s,
                                u"enrollments"_s, u"devices"_s, u"token"_s, u"permissions"_s}));
    QCOMPARE(pages.first()[QStringLiteral("png")].toString(), QStringLiteral("01-overview.png"));
}

void E2eTour::signsInTheEverydayPersonWithoutAName()
{
    QTemporaryDir home;
    const QString folder = home.filePath(QStringLiteral("pictures"));
    const auto environment = test::privateEnvironment(home.path());
    QCOMPARE(test::runProgram({u"--demo"_s, u"--tour"_s, folder}, environment).exitCode, 0);
    const QString named = home.filePath(QStringLiteral("named"));
    QCOMPARE(test::runProgram({u"--demo=everyday"_s, u"--tour"_s, named}, environment).exitCode, 0);
    const QRegularExpression userId(QStringLiteral("auth0\\|[0-9a-f]+"));
    const QString id = userId.match(textOf(tourOf(folder), u"profile"_s)).captured();
    QVERIFY(!id.isEmpty());
    QCOMPARE(userId.match(textOf(tourOf(named), u"profile"_s)).captured(), id);
}

// B13.1
void E2eTour::showsMarkupInNamesAsText()
{
    QTemporaryDir home;
    const QString folder = home.filePath(QStringLiteral("pictures"));
    QCOMPARE(test::runProgram({u"--demo=hard"_s, u"--tour"_s, folder},
                              test::privateEnvironment(home.path())).exitCode, 0);
    const QString text = textOf(tourOf(folder), QStringLiteral("profile"));
    QVERIFY2(text.contains(QLatin1Char('<')) && text.contains(QLatin1Char('>')), qPrintable(text));
}

void E2eTour::leavesNoSecretAndNoFileBehind()
{
    QTemporaryDir home;
    const QString folder = home.filePath(QStringLiteral("pictures"));
    const test::ProgramRun run = test::runProgram({u"--demo=everyday"_s, u"--tour"_s, folder},
                                                  test::privateEnvironment(home.path()));
    QCOMPARE(run.exitCode, 0);
    const QRegularExpression jwt(QStringLiteral("eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}"));
    for (const QString &file : test::filesBelow(home.path())) {
        const QByteArray bytes = test::readFile(home.filePath(file));
        QVERIFY2(!jwt.match(QString::fromLatin1(bytes)).hasMatch(), qPrintable(file));
    }
    QVERIFY(!jwt.match(QString::fromLatin1(run.output + run.errors)).hasMatch());
    for (const QString &file : test::filesBelow(home.path())) {
        QVERIFY2(file.startsWith(QStringLiteral("pictures/")) || file.contains(QStringLiteral("cache")),
                 qPrintable(file));
    }
}

void E2eTour::keepsAGivenProfile()
{
    QTemporaryDir home;
    const QString profile = home.filePath(QStringLiteral("mine"));
    const test::ProgramRun run = test::runProgram(
        {u"--demo=everyday"_s, u"--tour"_s, home.filePath(QStringLiteral("pictures")), u"--profile"_s, profile},
        test::privateEnvironment(home.path()));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(QDir(profile).exists());
    QVERIFY(!(QFile::permissions(profile) & (QFile::ReadGroup | QFile::ReadOther)));
}

void E2eTour::failsWithThreeWhenSignInFails()
{
    // A port that nobody listens on: taken and given back.
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress(QHostAddress::LocalHost), 0));
    const QString domain = QStringLiteral("http://127.0.0.1:%1/").arg(taken.serverPort());
    taken.close();
    QTemporaryDir home;
    const QString folder = home.filePath(QStringLiteral("pictures"));
    const test::ProgramRun run = test::runProgram(
        {u"--domain"_s, domain, u"--client-id"_s, u"desk"_s, u"--callback-port"_s, u"0"_s, u"--tour"_s, folder},
        test::privateEnvironment(home.path()));
    QCOMPARE(run.exitCode, 3);
    QVERIFY(!run.errors.trimmed().isEmpty());
    const QJsonValue error = tourOf(folder).value(QStringLiteral("error"));
    QCOMPARE(error[QStringLiteral("kind")].toString(), QStringLiteral("Network"));
    for (const char *member : {"code", "rule", "detail"})
        QVERIFY2(error[QLatin1String(member)].isString(), member);
}

void E2eTour::failsWithTwoWhenTheFolderCannotBeWritten()
{
    QTemporaryDir home;
    QFile file(home.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const test::ProgramRun run = test::runProgram(
        {u"--demo"_s, u"--tour"_s, file.fileName() + QStringLiteral("/below")},
        test::privateEnvironment(home.path()));
    QCOMPARE(run.exitCode, 2);
    QVERIFY(!run.errors.trimmed().isEmpty());
}

void E2eTour::failsWithTwoForAnUnknownPerson()
{
    QTemporaryDir home;
    const test::ProgramRun run = test::runProgram(
        {u"--demo=nobody"_s, u"--tour"_s, home.filePath(QStringLiteral("pictures"))},
        test::privateEnvironment(home.path()));
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.errors.contains("everyday"));
}

QTEST_GUILESS_MAIN(E2eTour)
#include "tst_e2e_tour.moc"
