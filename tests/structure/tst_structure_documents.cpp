// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/lookup.h"
#include "sourcetree.h"
#include "support/strict.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace accountdesk;

namespace {

QString code(const QString &text)
{
    return QLatin1Char('`') + text + QLatin1Char('`');
}

QString codes(const QStringList &texts)
{
    return code(texts.join(QStringLiteral("`, `")));
}

/// The table of permissions as the README has it.
QStringList permissionsTable()
{
    QStringList lines{QStringLiteral("| request | asks for | granted by | destructive |"),
                      QStringLiteral("|---|---|---|---|")};
    for (const catalogue::Row &row : catalogue::rows) {
        const QString path =
            QString::fromLatin1(row.path.data(), static_cast<qsizetype>(row.path.size()));
        lines.append(QStringLiteral("| %1 | %2 | %3 | %4 |")
                         .arg(code(QString::fromLatin1(catalogue::verbName(row.verb))
                                   + QLatin1Char(' ') + path),
                              codes(catalogue::askFor(row.action)),
                              codes(catalogue::anyOf(row.action)),
                              row.isDestructive ? QStringLiteral("yes") : QStringLiteral("no")));
    }
    return lines;
}

} // namespace

class TestStructureDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void theReadmeShowsTheCatalogue();
    void textsByNumberHaveTheirEnglishForms();
    void theReadmeNamesTheCallbacksToRegister();
    void theReadmeNamesOnlyFilesThatExist();
    void thePackageListHasAllColumns();
    void theLockedNodePackagesNameNoHost();
};

void TestStructureDocuments::theReadmeShowsTheCatalogue()
{
    const QString readme = test::fileAt(QStringLiteral("README.md")).text;
    const QString table = permissionsTable().join(QLatin1Char('\n'));
    QVERIFY2(readme.contains(table),
             qPrintable(QStringLiteral("README.md lacks this table:\n") + table));
}

void TestStructureDocuments::theReadmeNamesTheCallbacksToRegister()
{
    const QString readme = test::fileAt(QStringLiteral("README.md")).text;
    for (int port = 47821; port <= 47823; ++port)
        QVERIFY(readme.contains(QStringLiteral("http://127.0.0.1:%1/callback").arg(port)));
}

void TestStructureDocuments::textsByNumberHaveTheirEnglishForms()
{
    const QString forms = test::fileAt(QStringLiteral("translations/accountdesk_en.ts")).text;
    QVERIFY(!forms.contains(QLatin1String("unfinished")));
    QVERIFY(!forms.contains(QLatin1String("<numerusform></numerusform>")));
    // A piece of a text that goes over several lines is enough to find it.
    static const QRegularExpression piece(QStringLiteral("\"([^\"]*%n[^\"]*)\""));
    QStringList findings;
    int found = 0;
    for (const test::SourceFile &file : test::productFiles()) {
        auto matches = piece.globalMatch(file.code());
        while (matches.hasNext()) {
            ++found;
            const QString text = matches.next().captured(1).toHtmlEscaped();
            if (!forms.contains(QString(text).replace(u'\'', QLatin1String("&apos;"))))
                findings.append(file.path + QLatin1String(": ") + text);
        }
    }
    QVERIFY(found > 5);
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureDocuments::theReadmeNamesOnlyFilesThatExist()
{
    static const QRegularExpression path(
        QStringLiteral("`((?:lib|app|tests|packaging|resources)/[\\w./-]*)"));
    auto matches = path.globalMatch(test::fileAt(QStringLiteral("README.md")).text);
    QVERIFY(matches.hasNext());
    QStringList findings;
    while (matches.hasNext()) {
        const QString named = matches.next().captured(1);
        if (!QFileInfo::exists(test::sourceRoot() + QLatin1Char('/') + named))
            findings.append(named);
    }
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureDocuments::thePackageListHasAllColumns()
{
    static const QRegularExpression row(
        QStringLiteral("^(build|run|fonts|test|lint)(\\s+[\\w.+@|-]+){5}$"));
    QStringList findings;
    int rows = 0;
    for (const QString &line : test::fileAt(QStringLiteral("packaging/packages.list")).lines()) {
        if (line.startsWith(QLatin1Char('#')))
            continue;
        ++rows;
        if (!row.match(line).hasMatch())
            findings.append(line);
    }
    QVERIFY(rows > 15);
    ACCOUNTDESK_VERIFY_NONE(findings);
}

void TestStructureDocuments::theLockedNodePackagesNameNoHost()
{
    const QString lock = test::fileAt(QStringLiteral("tests/interop/package-lock.json")).text;
    QVERIFY(lock.contains(QLatin1String("\"integrity\"")));
    QVERIFY(!lock.contains(QLatin1String("\"resolved\"")));
}

QTEST_GUILESS_MAIN(TestStructureDocuments)
#include "tst_structure_documents.moc"
