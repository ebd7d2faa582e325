// SPDX-License-Identifier: GPL-3.0-or-later
#include "profilefolder.h"
#include "records/secretmarks.h"
#include "support/strict.h"

#include <memory>

using namespace accountdesk;
using records::SecretMarks;

namespace {

const QString fileName = QStringLiteral("secret-marks.json");
const QString one = QStringLiteral("refresh-token:00:");
const QString odd = QStringLiteral("device-key:\"\\\n?");

} // namespace

class TestSecretMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnAnyWarning();
        m_profile = std::make_unique<test::ProfileFolder>();
    }
    void beginsWithNoneAndKnowsIt();
    void isOnTheDiskWhenAddReturns();
    void removesAndReplaces();
    void saysThatItDoesNotKnow_data() { test::addBrokenRows(); }
    void saysThatItDoesNotKnow();
    void keepsAFileOfALaterVersion();
    void marksNothingWhenSavingFails();

private:
    SecretMarks marks() const { return SecretMarks(m_profile->account()); }
    std::unique_ptr<test::ProfileFolder> m_profile;
};

void TestSecretMarks::beginsWithNoneAndKnowsIt()
{
    QVERIFY(marks().isKnown());
    QVERIFY(marks().names().isEmpty());
    QVERIFY(marks().remove(one));
    QVERIFY(m_profile->files().isEmpty());
}

void TestSecretMarks::isOnTheDiskWhenAddReturns()
{
    SecretMarks here = marks();
    QVERIFY(here.add(one));
    QVERIFY(marks().has(one));
    QVERIFY(here.add(odd));
    QVERIFY(here.add(odd));
    QCOMPARE(marks().names(), (QSet<QString>{one, odd}));
}

void TestSecretMarks::removesAndReplaces()
{
    SecretMarks here = marks();
    QVERIFY(here.add(one));
    QVERIFY(here.add(odd));
    QVERIFY(here.remove(one));
    QVERIFY(!here.has(one));
    QCOMPARE(marks().names(), QSet<QString>{odd});
    QVERIFY(here.replace(odd, one));
    QCOMPARE(marks().names(), QSet<QString>{one});
    QVERIFY(here.replace(odd, one));
    QCOMPARE(marks().names(), QSet<QString>{one});
}

void TestSecretMarks::saysThatItDoesNotKnow() // B8.5
{
    QFETCH(QByteArray, bytes);
    QVERIFY(m_profile->plant(fileName, bytes));
    SecretMarks here = marks();
    QVERIFY(!here.isKnown());
    QVERIFY(!here.has(one));
    QCOMPARE(m_profile->content(fileName + QStringLiteral(".broken")), bytes);
    QVERIFY(!marks().isKnown()); // not the next time either
    QVERIFY(here.add(one));
    QVERIFY(marks().isKnown());
    QVERIFY(marks().has(one));
}

void TestSecretMarks::keepsAFileOfALaterVersion() // B8.5
{
    const QByteArray bytes("{\"version\":2}");
    QVERIFY(m_profile->plant(fileName, bytes));
    SecretMarks here = marks();
    QVERIFY(!here.isKnown());
    QVERIFY(!here.add(one));
    QCOMPARE(m_profile->content(fileName), bytes);
}

void TestSecretMarks::marksNothingWhenSavingFails() // R21
{
    QFile inTheWay(m_profile->path());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    SecretMarks here = marks();
    const Result<void> added = here.add(one);
    QVERIFY(!added);
    QCOMPARE(added.error().rule, QStringLiteral("file"));
    QVERIFY(!here.has(one));
}

QTEST_GUILESS_MAIN(TestSecretMarks)
#include "tst_secretmarks.moc"
