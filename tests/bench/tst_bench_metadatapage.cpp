// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadatarig.h"
#include "bench/benchtable.h"
#include "bench/jsonsamples.h"
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
    void cleanupTestCase() { m_table.print(); }

private:
    static constexpr int rounds = 5;
    std::unique_ptr<Theme> m_theme;
    test::BenchTable m_table;
};

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
    qint64 last = 0;
    double longest = 0;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    connect(&timer, &QTimer::timeout, this, [&] {
        const qint64 now = test::threadCpuNs();
        longest = std::max(longest, double(now - last) / 1e6);
        last = now;
    });
    const auto stallOf = [&](const std::function<void()> &work) {
        longest = 0;
        last = test::threadCpuNs();
        timer.start(2);
        work();
        timer.stop();
        return std::max(longest, double(test::threadCpuNs() - last) / 1e6);
    };
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

QTEST_MAIN(BenchMetadataPage)
#include "tst_bench_metadatapage.moc"
