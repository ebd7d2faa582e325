// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchtable.h"
#include "bench/jsonsamples.h"
#include "jsondiff/background.h"
#include "models/jsonmodel.h"
#include "support/awaited.h"
#include "support/strict.h"
#include "support/turn.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include <malloc.h>

using namespace accountdesk;
using jsonedit::Edit;
using jsonedit::Fragment;
using jsonedit::Rows;
using models::JsonModel;
using test::threadCpuNs;

/// Rows 10 to 15: the metadata editor against QJsonDocument.
class BenchJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void initTestCase();
    void loadUntilPainted();
    void longestStall();
    void memoryAdded();
    void oneEdit();
    void saveAfterEdits();
    void changesOfEdits();
    void cleanupTestCase() { m_table.print(); }

private:
    test::BenchTable m_table;
    const QByteArray m_records = test::recordsOf(megabytes * 16);
    const QByteArray m_flat = test::flatOf(megabytes * 16);
    static constexpr qsizetype megabytes = 1024 * 1024;
    static constexpr int rounds = 7;
    static constexpr int edits = 1000;
};

namespace {

double milliseconds(const std::function<void()> &work)
{
    const qint64 before = threadCpuNs();
    work();
    return double(threadCpuNs() - before) / 1e6;
}

json::Document parsed(const QByteArray &text)
{
    return *json::Document::parse(text);
}

/// A view that knows when it has painted.
class View : public QTreeView
{
public:
    explicit View(JsonModel &model)
    {
        setUniformRowHeights(true);
        resize(800, 600);
        setModel(&model);
    }
    void showFirstBranch()
    {
        test::Awaited<void> painted;
        show();
        expand(model()->index(0, 0));
        m_painted.emplace(painted.completion());
        viewport()->update();
        QVERIFY(painted.wait());
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QTreeView::paintEvent(event);
        if (std::optional<Completion<void>> painted = std::exchange(m_painted, std::nullopt))
            (*painted)({});
    }

private:
    std::optional<Completion<void>> m_painted;
};

void load(const QByteArray &text)
{
    JsonModel model;
    QVERIFY(model.setDocument(parsed(text)));
    View view(model);
    view.showFirstBranch();
    QVERIFY(model.rowCount(model.index(0, 0)) > 0 || model.rowCount() > 9);
}

/// Scalars all over the document.
QList<Edit> editsOf(const JsonModel &model, int count)
{
    QList<Edit> all;
    const auto list = *model.document().rowsOf(u"$.records");
    const int records = model.document().fragment(list).size();
    for (int i = 0; i < count; ++i) {
        const int record = int(qint64(records) * i / count);
        all.append(Edit::setValue(list + Rows{record, 4}, *Fragment::number(QString::number(i) + QStringLiteral(".5"))));
    }
    return all;
}

size_t bytesInUse()
{
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

double megabytesOf(const std::function<void(const std::function<void()> &)> &build)
{
    const size_t before = bytesInUse();
    size_t after = before;
    build([&] { after = bytesInUse(); });
    return double(after - before) / (1024 * 1024);
}

} // namespace

void BenchJson::initTestCase()
{
    QVERIFY(json::Document::parse(m_records));
    QVERIFY(json::Document::parse(m_flat));
}

void BenchJson::loadUntilPainted()
{
    const QByteArray tiny("{\"records\":[0,1,2,3,4,5,6,7,8,9]}");
    load(tiny);
    using Row = std::tuple<const char16_t *, QByteArray, std::optional<double>>;
    for (const auto &[name, text, bar] : {Row(u"10 load, records 16 MB", m_records, 1.3),
                                          Row(u"10 load, flat 16 MB", m_flat, 1.6),
                                          Row(u"10 load, records 1 MB", test::recordsOf(megabytes), {}),
                                          Row(u"10 load, flat 1 MB", test::flatOf(megabytes), {})}) {
        m_table.compare(QStringView(name).toString(), QStringLiteral("ms"), rounds,
                        [&, t = text] { return milliseconds([&] { QJsonDocument::fromJson(t); }); },
                        [&, t = text] { return milliseconds([&] { load(t); }) - milliseconds([&] { load(tiny); }); },
                        bar);
    }
}

void BenchJson::longestStall()
{
    qint64 last = 0;
    double longest = 0;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    connect(&timer, &QTimer::timeout, this, [&] {
        const qint64 now = threadCpuNs();
        longest = std::max(longest, double(now - last) / 1e6);
        last = now;
    });
    std::vector<double> opening;
    std::vector<double> openingFlat;
    std::vector<double> saving;
    std::vector<double> comparing;
    const auto stallOf = [&](const std::function<void()> &work) {
        if (!test::turnEventLoop())
            return 1e9;
        longest = 0;
        last = threadCpuNs();
        timer.start(2);
        work();
        timer.stop();
        return std::max(longest, double(threadCpuNs() - last) / 1e6);
    };
    for (int round = 0; round < rounds; ++round) {
        JsonModel model;
        View view(model);
        const auto open = [&](const QByteArray &text) {
            test::Awaited<json::Document> document;
            jsondiff::parseInBackground(text, {}, document.completion());
            QVERIFY(model.setDocument(*document.take()));
            view.showFirstBranch();
        };
        openingFlat.push_back(stallOf([&] { open(m_flat); }));
        opening.push_back(stallOf([&] { open(m_records); }));
        for (const Edit &edit : editsOf(model, edits))
            QVERIFY(model.apply(edit));
        QByteArray text;
        saving.push_back(stallOf([&] { text = model.document().toText(); }));
        const json::Document edited = parsed(text);
        comparing.push_back(stallOf([&] {
            test::Awaited<jsondiff::Comparison> comparison;
            jsondiff::compareInBackground(model.document().original().root(), edited.root(), 10000, comparison.completion());
            QCOMPARE(comparison.take()->changes.size(), edits);
        }));
    }
    const std::vector<double> frame(rounds, 16.7);
    constexpr double bar = 100 / 16.7;
    m_table.add(QStringLiteral("11 stall while opening 16 MB"), QStringLiteral("ms"), frame, opening, bar);
    m_table.add(QStringLiteral("11 stall while opening 16 MB, flat"), QStringLiteral("ms"), frame, openingFlat, bar);
    m_table.add(QStringLiteral("11 stall while saving"), QStringLiteral("ms"), frame, saving, bar);
    m_table.add(QStringLiteral("11 stall while comparing"), QStringLiteral("ms"), frame, comparing, bar);
}

void BenchJson::memoryAdded()
{
    using Measure = std::function<void()>;
    for (const auto &[name, text, bar] : {std::tuple(u"12 memory, records 16 MB", m_records, 1.25),
                                          std::tuple(u"12 memory, flat 16 MB", m_flat, 1.5)}) {
        m_table.compare(QStringView(name).toString(), QStringLiteral("MB"), rounds,
                        [&, t = text] {
                            return megabytesOf([&](const Measure &measure) {
                                const QJsonDocument document = QJsonDocument::fromJson(t);
                                measure();
                            });
                        },
                        [&, t = text] {
                            return megabytesOf([&](const Measure &measure) {
                                QByteArray own = t;
                                own.detach();
                                JsonModel model;
                                (void)model.setDocument(parsed(own));
                                View view(model);
                                view.showFirstBranch();
                                measure();
                            });
                        },
                        bar);
    }
}

void BenchJson::oneEdit()
{
    const auto editsTake = [](const QByteArray &text) {
        JsonModel model;
        (void)model.setDocument(parsed(text));
        View view(model);
        view.showFirstBranch();
        const QList<Edit> all = editsOf(model, edits);
        int done = 0;
        const double ms = milliseconds([&] {
            for (const Edit &edit : all)
                done += model.apply(edit) ? 1 : 0;
        });
        return done == edits ? ms * 1000 / edits : 1e9;
    };
    const QByteArray small = test::recordsOf(megabytes);
    std::vector<double> large;
    m_table.compare(QStringLiteral("13 one edit, 16 MB against 1 MB"), QStringLiteral("us"), rounds,
                    [&] { return editsTake(small); },
                    [&] { large.push_back(editsTake(m_records)); return large.back(); }, 3);
    m_table.add(QStringLiteral("13 one edit in 16 MB against 25 us"), QStringLiteral("us"),
                std::vector<double>(large.size(), 25), large, 1);
}

void BenchJson::saveAfterEdits()
{
    JsonModel model;
    QVERIFY(model.setDocument(parsed(m_records)));
    for (const Edit &edit : editsOf(model, edits))
        QVERIFY(model.apply(edit));
    const QJsonDocument other = QJsonDocument::fromJson(model.document().toText());
    QVERIFY(other.isObject());
    m_table.compare(QStringLiteral("14 save after 1000 edits, records 16 MB"), QStringLiteral("ms"), rounds,
                    [&] { return milliseconds([&] { other.toJson(QJsonDocument::Compact); }); },
                    [&] { return milliseconds([&] { model.document().toText(); }); }, 1.3);
}

void BenchJson::changesOfEdits()
{
    JsonModel model;
    QVERIFY(model.setDocument(parsed(m_records)));
    for (const Edit &edit : editsOf(model, edits))
        QVERIFY(model.apply(edit));
    const json::Document before = model.document().original();
    const json::Document after = model.document().toDocument();
    const json::Document spread = parsed(after.root().toIndented());
    const QJsonDocument one = QJsonDocument::fromJson(m_records);
    const QJsonDocument same = QJsonDocument::fromJson(m_records);
    bool isEqual = true;
    qsizetype found = edits;
    const auto limit = [&] { return milliseconds([&] { isEqual = isEqual && one == same; }); };
    const auto count = [&](qsizetype changes) { found = changes == edits ? found : changes; };
    m_table.compare(QStringLiteral("15 changes of 1000 edits, records 16 MB"), QStringLiteral("ms"), rounds, limit,
                    [&] { return milliseconds([&] { count(model.document().changes().size()); }); }, 0.2);
    m_table.compare(QStringLiteral("15 comparison of two texts of 16 MB"), QStringLiteral("ms"), rounds, limit,
                    [&] { return milliseconds([&] { count(jsondiff::compare(before.root(), after.root()).changes.size()); }); },
                    2.0);
    m_table.compare(QStringLiteral("15 comparison, other blanks"), QStringLiteral("ms"), rounds, limit,
                    [&] { return milliseconds([&] { count(jsondiff::compare(before.root(), spread.root()).changes.size()); }); },
                    2.0);
    QVERIFY(isEqual);
    QCOMPARE(found, edits);
    QCOMPARE(model.document().changedKeys().size(), 1);
}

QTEST_MAIN(BenchJson)
#include "tst_bench_json.moc"
