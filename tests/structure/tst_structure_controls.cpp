// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetree.h"
#include "support/strict.h"
#include "tour/controlnames.h"

#include <QRegularExpression>
#include <QTest>

using namespace accountdesk;

namespace {

/// Set by Qt.
const QStringList strangers{QStringLiteral("fileNameEdit")};

QStringList captured(const QString &text, const QString &pattern)
{
    QStringList names;
    auto matches = QRegularExpression(pattern).globalMatch(text);
    while (matches.hasNext())
        names.append(matches.next().captured(1));
    return names;
}

/// Whether a function in it sets names that its callers choose.
bool namesByVariable(const test::SourceFile &file)
{
    static const QRegularExpression other(QStringLiteral(
        "[>.]setObjectName\\((?!\\s*QStringLiteral\\(\"|\\w+->objectName\\(\\)\\))"));
    return other.match(file.code()).hasMatch();
}

/// What reads like a name of more than one word: callers choose names in the same file.
QStringList chosenNamesIn(const test::SourceFile &file)
{
    return captured(file.code(), QStringLiteral("\"([a-z]+[A-Z][A-Za-z]*)\""));
}

QList<test::SourceFile> appFiles()
{
    return test::filesIn({QStringLiteral("app")},
                         {QStringLiteral("*.h"), QStringLiteral("*.cpp")});
}

QStringList unique(QStringList names)
{
    names.removeDuplicates();
    names.sort();
    return names;
}

QStringList namesIn(const QList<test::SourceFile> &files)
{
    QStringList names = strangers;
    for (const test::SourceFile &file : files) {
        const QString code = file.code();
        names += captured(code, QStringLiteral("setObjectName\\(\\s*QStringLiteral\\(\"([^\"]+)\"\\)"));
        if (namesByVariable(file))
            names += chosenNamesIn(file);
    }
    return unique(names);
}

void compare(const QStringList &table, const QStringList &present)
{
    QStringList findings;
    for (const QString &name : present) {
        if (!table.contains(name))
            findings.append(QStringLiteral("“%1” is missing in app/tour/controlnames.cpp").arg(name));
    }
    for (const QString &name : table) {
        if (!present.contains(name))
            findings.append(QStringLiteral("“%1” in app/tour/controlnames.cpp is nowhere").arg(name));
    }
    ACCOUNTDESK_VERIFY_NONE(findings);
}

} // namespace

/// The names that a tour may use are those that the program's controls have.
class TestStructureControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void toursKnowEveryControlAndNoOther()
    {
        const QStringList present = namesIn(appFiles());
        QVERIFY(present.size() > 90);
        compare(tourControlNames(), present);
        QCOMPARE(tourControlNames(), unique(tourControlNames()));
    }

    void controlsAreNamedWhereTheTestSeesIt()
    {
        QStringList findings;
        for (const test::SourceFile &file : appFiles()) {
            if (namesByVariable(file) && chosenNamesIn(file).isEmpty())
                findings.append(QStringLiteral("%1 gets its names from elsewhere").arg(file.path));
        }
        ACCOUNTDESK_VERIFY_NONE(findings);
    }

    void toursKnowEveryViewAndNoOther()
    {
        QStringList present{QString(firstTourView)};
        const QRegularExpression body(QStringLiteral("::moreViews\\(\\) const\\s*\\{(.*?)\\n\\}"),
                                      QRegularExpression::DotMatchesEverythingOption);
        for (const test::SourceFile &file : test::filesIn({QStringLiteral("app/pages")},
                                                          {QStringLiteral("*.cpp")}))
            present += captured(body.match(file.code()).captured(1),
                                QStringLiteral("QStringLiteral\\(\"([^\"]+)\"\\)"));
        QVERIFY(present.size() > 4);
        compare(unique(tourViewNames()), unique(present));
    }
};

QTEST_GUILESS_MAIN(TestStructureControls)
#include "tst_structure_controls.moc"
