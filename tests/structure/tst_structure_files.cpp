// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetree.h"
#include "support/strict.h"

#include <QDir>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace accountdesk;

namespace {

constexpr qsizetype headerLimit = 120;
constexpr qsizetype sourceLimit = 300;
constexpr qsizetype testLimit = 400; ///< test programs are mostly rows of data
constexpr qsizetype functionLimit = 40;
constexpr qsizetype moduleLimit = 1500;

qsizetype limitOf(const test::SourceFile &file)
{
    if (file.name().endsWith(QLatin1String(".h")))
        return headerLimit;
    return file.path.startsWith(QLatin1String("tests/")) ? testLimit : sourceLimit;
}

const QStringList cppFiles{QStringLiteral("*.h"), QStringLiteral("*.cpp")};
const QStringList allFolders{QStringLiteral("lib"), QStringLiteral("app"),
                             QStringLiteral("tests")};

/// Lines of each body that opens and closes with a brace in the first column.
QStringList longBodies(const test::SourceFile &file)
{
    static const QRegularExpression noFunction(
        QStringLiteral("^(class|struct|enum|union|namespace|template|extern)\\b|=\\s*$"));
    const QStringList lines = file.lines();
    QStringList findings;
    qsizetype opened = -1;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (lines[i] == QLatin1String("{") && !noFunction.match(lines[i - 1]).hasMatch())
            opened = i;
        else if (lines[i] == QLatin1String("}") && opened >= 0) {
            if (i - opened - 1 > functionLimit)
                findings.append(QStringLiteral("%1:%2: a function of %3 lines")
                                    .arg(file.path).arg(opened + 1).arg(i - opened - 1));
            opened = -1;
        }
    }
    return findings;
}

/// All CMakeLists.txt of the top folder that the file is in, as one text.
QString buildFilesOf(const test::SourceFile &file)
{
    static QHash<QString, QString> texts;
    const QString top = file.path.section(QLatin1Char('/'), 0, 0);
    if (!texts.contains(top)) {
        for (const test::SourceFile &one :
             test::filesIn({top}, {QStringLiteral("CMakeLists.txt")}))
            texts[top] += one.text;
    }
    return texts.value(top);
}

/// By its name, or, as a test program, by what follows tst_.
bool isNamed(const test::SourceFile &file)
{
    const bool isTest = file.name().startsWith(QLatin1String("tst_"));
    const QString name = isTest ? file.name().mid(4).chopped(4) : file.name();
    const QRegularExpression word(
        QStringLiteral("(^|[\\s/(])%1($|[\\s)])").arg(QRegularExpression::escape(name)),
        QRegularExpression::MultilineOption);
    return word.match(buildFilesOf(file)).hasMatch();
}

} // namespace

class TestStructureFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void everyFileNamesItsLicenceFirst();
    void filesStayWithinTheirLength();
    void functionsStayWithinTheirLength();
    void modulesCanBeReadInOneSitting();
    void everySourceIsNamedInABuildFile();
    void noBuildFileSearchesForSources();
    void headersAreIncludedOnce();
    void theTopLevelHoldsWhatItShould();
};

void TestStructureFiles::everyFileNamesItsLicenceFirst()
{
    const QString licence = QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later");
    QList<test::SourceFile> files = test::filesIn(
        allFolders + QStringList{QStringLiteral("resources")},
        cppFiles + QStringList{QStringLiteral("*.mjs"), QStringLiteral("CMakeLists.txt"),
                               QStringLiteral("*.cmake"), QStringLiteral("*.sh")});
    files += test::filesIn({QStringLiteral("packaging"), QStringLiteral(".ci")},
                           {QStringLiteral("run*"), QStringLiteral("*.sh"),
                            QStringLiteral("*.list")});
    files += test::fileAt(QStringLiteral("CMakeLists.txt"));
    QStringList findings;
    for (const test::SourceFile &file : std::as_const(files)) {
        QStringList lines = file.lines();
        if (!lines.isEmpty() && lines.first().startsWith(QLatin1String("#!")))
            lines.removeFirst();
        if (lines.isEmpty() || !lines.first().contains(licence))
            findings.append(file.path);
    }
    QVERIFY(files.size() > 60);
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureFiles::filesStayWithinTheirLength()
{
    QStringList findings;
    for (const test::SourceFile &file : test::filesIn(allFolders, cppFiles)) {
        const qsizetype length = file.lines().size();
        if (length > limitOf(file))
            findings.append(QStringLiteral("%1 has %2 lines").arg(file.path).arg(length));
    }
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureFiles::functionsStayWithinTheirLength()
{
    QStringList findings;
    for (const test::SourceFile &file :
         test::filesIn({QStringLiteral("lib"), QStringLiteral("app")}, cppFiles))
        findings += longBodies(file);
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureFiles::modulesCanBeReadInOneSitting()
{
    static const QRegularExpression something(QStringLiteral("\\S"));
    QHash<QString, qsizetype> lines;
    for (const test::SourceFile &file : test::productFiles()) {
        if (!file.module().isEmpty())
            lines[file.module()] += file.lines().filter(something).size();
    }
    QStringList findings;
    for (auto it = lines.cbegin(); it != lines.cend(); ++it) {
        if (it.value() > moduleLimit)
            findings.append(QStringLiteral("%1 has %2 lines").arg(it.key()).arg(it.value()));
    }
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureFiles::everySourceIsNamedInABuildFile()
{
    QStringList findings;
    for (const test::SourceFile &file : test::filesIn(allFolders, cppFiles)) {
        const bool isTestHeader = file.path.startsWith(QLatin1String("tests/"))
            && file.name().endsWith(QLatin1String(".h"));
        if (!isTestHeader && !isNamed(file))
            findings.append(file.path);
    }
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureFiles::noBuildFileSearchesForSources()
{
    QStringList findings;
    for (const test::SourceFile &file : test::filesIn(
             allFolders + QStringList{QStringLiteral("resources")},
             {QStringLiteral("CMakeLists.txt"), QStringLiteral("*.cmake")})) {
        if (file.text.contains(QLatin1String("GLOB")))
            findings.append(file.path);
    }
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureFiles::headersAreIncludedOnce()
{
    QStringList findings;
    for (const test::SourceFile &file : test::filesIn(allFolders, {QStringLiteral("*.h")})) {
        if (!file.text.contains(QLatin1String("\n#pragma once\n")))
            findings.append(file.path);
    }
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureFiles::theTopLevelHoldsWhatItShould()
{
    static const QRegularExpression allowed(QStringLiteral(
        "^(CMakeLists\\.txt|CMakePresets\\.json|CMakeUserPresets\\.json|README\\.md|LICENSE.*|"
        "LICENSES|lib|app|resources|translations|tests|packaging|build.*)$"));
    const QStringList required{
        QStringLiteral("CMakeLists.txt"), QStringLiteral("CMakePresets.json"),
        QStringLiteral("README.md"), QStringLiteral("LICENSE"), QStringLiteral("lib"),
        QStringLiteral("app"), QStringLiteral("resources"), QStringLiteral("tests"),
        QStringLiteral("packaging")};
    const QStringList entries =
        QDir(test::sourceRoot()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    QStringList findings;
    for (const QString &entry : entries) {
        if (!allowed.match(entry).hasMatch())
            findings.append(QStringLiteral("%1 does not belong there").arg(entry));
    }
    for (const QString &name : required) {
        if (!entries.contains(name))
            findings.append(QStringLiteral("%1 is missing").arg(name));
    }
    ACCOUNTDESK_VERIFY_NONE(findings);
}

QTEST_GUILESS_MAIN(TestStructureFiles)
#include "tst_structure_files.moc"
