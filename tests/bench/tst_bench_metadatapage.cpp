// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadatarig.h"
#include "bench/benchtable.h"
#include "bench/jsonsamples.h"
#include "records/draftstore.h"
#include "support/strict.h"

#include <QTest>
#include <QTimer>

using namespace accountdesk;

/// The longest time for which "Your data" keeps the window from answering with 16 MB in it.
class BenchMetadataPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(Theme::Scheme::Light);
        m_theme->apply();
    }
    void init() { test::failOnAnyWarning(); }
    void longestStall_data();
    void longestStall();
    void draftContinued_data() { longestStall_data(); }
    void draftContinued();
    void cleanupTestCase() { m_table.print(); }

private:
    static constexpr int rounds = 5;
    double stallOf(const std::function<void()> &work);

    std::unique_ptr<Theme> m_theme;
    test::BenchTable m_table;
};

/// The longest time in ms that the thread works without looking for events.
double BenchMetadataPage::stallOf(const std::function<void()> &work)
{
    double longest = 0;
    qint64 last = test::threadCpuNs();
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    connect(&timer, &QTimer::timeout, this, [&] {
        const qint64 now = test::threadCpuNs();
        longest = std::max(longest, double(now - last) / 1e6);
        last = now;
    });
    timer.start(2);
    work();
    timer.stop();
    return std::max(longest, double(test::threadCpuNs() - last) / 1e6);
}

void BenchMetadataPage::longestStall_data()
{
    QTest::addColumn<QByteArray>("text");
    constexpr int bytes = 16 * 1024 * 1024;
    QTest::newRow("records") << test::recordsOf(bytes);
    QTest::newRow("flat") << test::flatOf(bytes);
}

void BenchMetadataPage::longestStall() // row 11, security B13.7
{
    QFETCH(QByteArray, text);
    std::vector<double> opening;
    std::vector<double> adding;
    std::vector<double> saving;
    for (int round = 0; round < rounds; ++round) {
        test::MetadataRig m;
        m.person = test::MetadataRig::personWith(text);
        m.rig.signIn(m.person, test::MetadataRig::everything());
        opening.push_back(stallOf([&] { QVERIFY(m.show()); }));
        adding.push_back(stallOf([&] {
            m.press("addValue");
            QTRY_VERIFY(m.document().isModified());
            QTRY_VERIFY(m.isOn("saveData"));
        }));
        m.expectRead(text);
        saving.push_back(stallOf([&] {
            m.press("saveData");
            QTRY_VERIFY(m.isOn("confirmSave"));
        }));
    }
    const std::vector<double> frame(rounds, 16.7);
    constexpr double bar = 100 / 16.7;
    const QString kind = QString::fromLatin1(QTest::currentDataTag());
    m_table.add(QStringLiteral("11 page, %1: opening").arg(kind), QStringLiteral("ms"), frame, opening, bar);
    m_table.add(QStringLiteral("11 page, %1: an edit").arg(kind), QStringLiteral("ms"), frame, adding, bar);
    m_table.add(QStringLiteral("11 page, %1: save to review").arg(kind), QStringLiteral("ms"), frame, saving, bar);
}

/// The draft changed one value somewhere inside.
void BenchMetadataPage::draftContinued()
{
    QFETCH(QByteArray, text);
    QByteArray edited = text;
    const qsizetype at = edited.lastIndexOf("\":\"") + 3;
    edited.insert(at, 'x');
    std::vector<double> offering;
    std::vector<double> continuing;
    std::vector<double> editing;
    for (int round = 0; round < rounds; ++round) {
        test::MetadataRig m;
        m.person = test::MetadataRig::personWith(text);
        m.rig.signIn(m.person, test::MetadataRig::everything());
        const records::AccountKey key{QStringLiteral("https://tenant.example/"), m.person.subject};
        records::DraftStore drafts(records::AccountFolder(m.rig.settings.profileFolder(), key));
        QVERIFY(drafts.save({text, edited, m.rig.clock.now()}));
        offering.push_back(stallOf([&] {
            m.show();
            QTRY_VERIFY_WITH_TIMEOUT(m.button("continueDraft"), 60000);
        }));
        continuing.push_back(stallOf([&] {
            m.press("continueDraft");
            QTRY_VERIFY(m.document().isModified());
        }));
        editing.push_back(stallOf([&] {
            m.press("addValue");
            QTRY_COMPARE(m.document().steps().count(), 2);
            QTRY_VERIFY(m.isOn("saveData"));
        }));
    }
    const std::vector<double> frame(rounds, 16.7);
    constexpr double bar = 100 / 16.7;
    const QString kind = QString::fromLatin1(QTest::currentDataTag());
    m_table.add(QStringLiteral("11 page, %1: a draft offered").arg(kind), QStringLiteral("ms"), frame, offering, bar);
    m_table.add(QStringLiteral("11 page, %1: a draft continued").arg(kind), QStringLiteral("ms"), frame, continuing, bar);
    m_table.add(QStringLiteral("11 page, %1: an edit after it").arg(kind), QStringLiteral("ms"), frame, editing, bar);
}

QTEST_MAIN(BenchMetadataPage)
#include "tst_bench_metadatapage.moc"
