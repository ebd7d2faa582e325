// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetree.h"
#include "support/strict.h"

#include <QRegularExpression>
#include <QTest>

using namespace accountdesk;

namespace {

/// The lines of the security checklists that this version answers for: "B3 9" stands for B3.1 to
/// B3.9, a single id for itself.
const char *const covered =
    "B1 8; B2 3; B3 9; B4 5; B5 12; B5.7a; B6 9; B8 4; B9.1; B9.2; B9.5; B11 9; B13 9; B14.3; B15 4; "
    "R1; R2; R3; R4; R5; R6; R7; R8; R9; R10; R11; R14; R16; R19; R25; R26; R27; R28; R29; R30";

QStringList coveredIds()
{
    QStringList ids;
    const QStringList parts =
        QString::fromLatin1(covered).split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QStringList words = part.simplified().split(QLatin1Char(' '));
        if (words.size() == 1)
            ids.append(words.first());
        for (int i = 1; words.size() == 2 && i <= words.last().toInt(); ++i)
            ids.append(QStringLiteral("%1.%2").arg(words.first()).arg(i));
    }
    return ids;
}

} // namespace

class TestStructureSecurity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void everyLineOfTheChecklistsIsNamedByATest();
};

void TestStructureSecurity::everyLineOfTheChecklistsIsNamedByATest()
{
    QString tests;
    for (const test::SourceFile &file :
         test::filesIn({QStringLiteral("tests")},
                       {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.mjs")})) {
        if (file.path != QLatin1String("tests/structure/tst_structure_security.cpp"))
            tests += file.text;
    }
    const QStringList ids = coveredIds();
    QCOMPARE(ids.size(), 97);
    QStringList missing;
    for (const QString &id : ids) {
        const QRegularExpression whole(
            QStringLiteral("\\b%1(?![0-9a-z]|\\.[0-9])").arg(QRegularExpression::escape(id)));
        if (!whole.match(tests).hasMatch())
            missing.append(id);
    }
    QVERIFY2(missing.isEmpty(),
             qPrintable(QStringLiteral("no test names ") + missing.join(QLatin1Char(' '))));
}

QTEST_GUILESS_MAIN(TestStructureSecurity)
#include "tst_structure_security.moc"
