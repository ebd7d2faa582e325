// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetree.h"
#include "support/strict.h"

#include <QRegularExpression>
#include <QTest>

using namespace accountdesk;

namespace {

/// What a module may include beside itself: whole modules, or single headers of one.
struct Allowance
{
    QString module;
    QStringList modules;
    QStringList headers;
};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

const QList<Allowance> &table()
{
    static const QList<Allowance> rows{
        {QStringLiteral("core"), {}, {}},
        {QStringLiteral("json"), words("core"), {}},
        {QStringLiteral("jsondiff"), words("core json"), {}},
        {QStringLiteral("jsontree"), words("core json"), {}},
        {QStringLiteral("jsonedit"), words("core json jsondiff jsontree"), {}},
        {QStringLiteral("jsonschema"), words("core json jsondiff jsonedit"), {}},
        {QStringLiteral("crypto"), words("core"), {}},
        {QStringLiteral("http"), words("core"), {}},
        {QStringLiteral("net"), words("core"), {}},
        {QStringLiteral("catalogue"), words("core"), {}},
        {QStringLiteral("config"), words("core json catalogue"), {}},
        {QStringLiteral("records"), words("core json"), {}},
        {QStringLiteral("secrets"), words("core records"), {}},
        {QStringLiteral("token"), words("core crypto json"), {}},
        {QStringLiteral("activity"), words("core json net catalogue"), {}},
        {QStringLiteral("api"), words("core json net catalogue"), {}},
        {QStringLiteral("auth"),
         words("core json http net catalogue config secrets records token"), {}},
        {QStringLiteral("metadata"), words("core json"), {}},
        {QStringLiteral("account"), words("core json catalogue metadata token api"),
         words("net/bearersource.h net/network.h")},
        {QStringLiteral("linking"),
         words("core json catalogue metadata records token api account"),
         words("net/bearersource.h")},
        {QStringLiteral("devices"),
         words("core crypto catalogue records secrets api account"), {}},
        {QStringLiteral("models"),
         words("core json jsontree jsonedit jsonschema catalogue records token activity"),
         words("api/types.h net/exchange.h")},
        {QStringLiteral("demodata"), words("core crypto http catalogue"), {}},
        {QStringLiteral("demologin"), words("core crypto http catalogue demodata"), {}},
        {QStringLiteral("demo"), words("core crypto http net catalogue demodata demologin"), {}},
    };
    return rows;
}

const Allowance *allowanceOf(const QString &module)
{
    for (const Allowance &row : table()) {
        if (row.module == module)
            return &row;
    }
    return nullptr;
}

QStringList quotedIncludes(const test::SourceFile &file)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s+\"([^\"]+)\""),
                                            QRegularExpression::MultilineOption);
    QStringList all;
    auto matches = pattern.globalMatch(file.code());
    while (matches.hasNext())
        all.append(matches.next().captured(1));
    return all;
}

/// Empty if the include obeys the table.
QString problemOf(const Allowance &row, const QString &include)
{
    if (!include.contains(QLatin1Char('/')))
        return QStringLiteral("is not written \"module/file.h\"");
    const QString module = include.section(QLatin1Char('/'), 0, 0);
    if (module == row.module || row.modules.contains(module) || row.headers.contains(include))
        return QString();
    return QStringLiteral("is not allowed in %1").arg(row.module);
}

} // namespace

class TestStructureBoundaries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void everyModuleHasARowInTheTable();
    void includesObeyTheTable();
    void linkedModulesObeyTheTable();
    void widgetsAndDesktopServicesStayInTheApplication();
    void detailsOfLibrariesStayInTheirModule_data();
    void detailsOfLibrariesStayInTheirModule();
};

void TestStructureBoundaries::everyModuleHasARowInTheTable()
{
    QStringList strangers;
    int seen = 0;
    for (const test::SourceFile &file : test::productFiles()) {
        if (file.module().isEmpty())
            continue;
        ++seen;
        if (!allowanceOf(file.module()))
            strangers.append(file.path);
    }
    QVERIFY2(seen > 30, "the source tree was not found");
    ACCOUNTDESK_VERIFY_NONE(strangers);
}

void TestStructureBoundaries::includesObeyTheTable()
{
    QStringList findings;
    for (const test::SourceFile &file : test::productFiles()) {
        const Allowance *row = allowanceOf(file.module());
        if (!row)
            continue;
        for (const QString &include : quotedIncludes(file)) {
            const QString problem = problemOf(*row, include);
            if (!problem.isEmpty())
                findings.append(QStringLiteral("%1: \"%2\" %3").arg(file.path, include, problem));
        }
    }
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureBoundaries::linkedModulesObeyTheTable()
{
    static const QRegularExpression call(QStringLiteral("\\bmodule\\((\\w+)([^)]*)\\)"));
    static const QRegularExpression deps(QStringLiteral("\\bDEPS\\s+((?:[a-z]+\\s*)+)"));
    QStringList findings;
    int seen = 0;
    for (const test::SourceFile &file :
         test::filesIn({QStringLiteral("lib")}, {QStringLiteral("CMakeLists.txt")})) {
        const QRegularExpressionMatch found = call.match(file.text);
        const Allowance *row = allowanceOf(file.module());
        if (!row || !found.hasMatch())
            continue;
        ++seen;
        const QStringList linked = deps.match(found.captured(2)).captured(1).simplified().split(
            QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString &module : linked) {
            const bool isForOneHeader = !row->headers.filter(module + QLatin1Char('/')).isEmpty();
            if (!row->modules.contains(module) && !isForOneHeader)
                findings.append(QStringLiteral("%1 links %2").arg(file.path, module));
        }
    }
    QVERIFY(seen > 3);
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureBoundaries::widgetsAndDesktopServicesStayInTheApplication()
{
    static const QRegularExpression linked(
        QStringLiteral("Qt6::(Widgets|SvgWidgets|WebEngine\\w*)|\\bQT\\b[^)]*\\b(Widgets|WebEngine\\w*)"));
    static const QRegularExpression used(
        QStringLiteral("\\b(QDesktopServices|QApplication|QWidget|QMessageBox|QWebEngine\\w+)\\b"));
    QStringList findings;
    for (const test::SourceFile &file :
         test::filesIn({QStringLiteral("lib")},
                       {QStringLiteral("CMakeLists.txt"), QStringLiteral("*.h"),
                        QStringLiteral("*.cpp")})) {
        const bool isCMake = file.name() == QLatin1String("CMakeLists.txt");
        const auto match = isCMake ? linked.match(file.text) : used.match(file.code());
        if (match.hasMatch())
            findings.append(QStringLiteral("%1: %2").arg(file.path, match.captured(0)));
    }
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureBoundaries::detailsOfLibrariesStayInTheirModule_data()
{
    QTest::addColumn<QString>("include");
    QTest::addColumn<QString>("module");
    QTest::newRow("OpenSSL only in crypto") << QStringLiteral("openssl/") << QStringLiteral("crypto");
    QTest::newRow("the OAuth flow only in auth")
        << QStringLiteral("(QOAuth|QAbstractOAuth|QtNetworkAuth)") << QStringLiteral("auth");
    QTest::newRow("the keychain only in secrets")
        << QStringLiteral("(qt6keychain|qtkeychain|keychain\\.h)") << QStringLiteral("secrets");
}

void TestStructureBoundaries::detailsOfLibrariesStayInTheirModule()
{
    QFETCH(QString, include);
    QFETCH(QString, module);
    const QRegularExpression pattern(QStringLiteral("#\\s*include\\s+<%1").arg(include));
    QStringList findings;
    for (const test::SourceFile &file : test::productFiles()) {
        if (file.module() != module && pattern.match(file.code()).hasMatch())
            findings.append(file.path);
    }
    ACCOUNTDESK_VERIFY_NONE(findings);
}

QTEST_GUILESS_MAIN(TestStructureBoundaries)
#include "tst_structure_boundaries.moc"
