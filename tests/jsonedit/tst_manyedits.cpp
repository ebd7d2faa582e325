// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsondiff/compare.h"
#include "jsonedit/editabledocument.h"
#include "jsonedit/plaintree.h"
#include "support/strict.h"

#include <QRandomGenerator>
#include <QTest>

using namespace accountdesk;
using namespace accountdesk::jsonedit;

/// Long series of edits by chance, beside a tree that is too simple to be wrong.
class ManyEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void agreesWithThePlainTreeAndTakesEverythingBack_data();
    void agreesWithThePlainTreeAndTakesEverythingBack();
};

namespace {

const QByteArray text(" {\"a\": [1, 2.50, {\"x\" : \"\\u0041\", \"y\":[ ]}, [[3]]],\n \"b\":{\"c\":null,\"d\":{\"e\":true}},"
                      "\"f\":\"g\",\"h\":[{},{\"i\":1},{\"j\":2}] } ");

Fragment anyValue(QRandomGenerator &random)
{
    static const QByteArrayList values{"null", "1.0", "\"t\"", "[]", "{}", "[1,[2]]", "{\"k\":1,\"l\":{\"m\":[0]}}"};
    return *Fragment::fromText(values[random.bounded(int(values.size()))]);
}

/// Anything, sensible or not: refusals are part of it.
Edit anyEdit(const EditableDocument &document, const QList<Rows> &places, QRandomGenerator &random)
{
    const auto anywhere = [&] { return places[random.bounded(int(places.size()))]; };
    const auto behind = [&](Rows rows) { return rows << random.bounded(4); };
    const QString name = QString::number(random.bounded(12), 16);
    switch (random.bounded(8)) {
    case 0: return Edit::setValue(anywhere(), anyValue(random));
    case 1: return Edit::rename(anywhere(), name);
    case 2: return Edit::insert(behind(anywhere()), name, anyValue(random));
    case 3: return Edit::remove(anywhere());
    case 4: return Edit::move(anywhere(), behind(anywhere()), name);
    case 5: return Edit::move(anywhere(), behind(anywhere()));
    case 6: return document.duplicate(anywhere());
    default: return Edit::insert(behind(anywhere()), name, document.fragment(anywhere()));
    }
}

} // namespace

void ManyEditsTest::agreesWithThePlainTreeAndTakesEverythingBack_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 60; ++seed)
        QTest::addRow("series %u", seed) << seed;
}

void ManyEditsTest::agreesWithThePlainTreeAndTakesEverythingBack()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    EditableDocument document = std::move(*EditableDocument::open(*json::Document::parse(text)));
    test::PlainTree plain = test::PlainTree::of(document.original().root());
    QList<Edit> inverses;
    QByteArrayList texts{text};
    for (int step = 0; step < 120 && inverses.size() < 40; ++step) {
        const Edit edit = anyEdit(document, plain.places(), random);
        if (edit.kind == Edit::Kind::SetValue && edit.at.isEmpty())
            continue;
        const auto inverse = document.apply(edit);
        if (!inverse)
            continue;
        plain.apply(edit);
        const json::Document now = document.toDocument();
        QVERIFY(!now.isEmpty());
        QCOMPARE(test::PlainTree::of(now.root()).toText(), plain.toText());
        const bool isSame = jsondiff::compare(document.original().root(), now.root()).changes.isEmpty();
        QCOMPARE(document.isChanged(), !isSame);
        QCOMPARE(document.changedKeys().isEmpty(), isSame);
        inverses.prepend(*inverse);
        texts.prepend(document.toText());
    }
    QVERIFY(inverses.size() > 20);
    QList<Edit> redos;
    for (qsizetype i = 0; i < inverses.size(); ++i) {
        const auto redo = document.apply(inverses[i]);
        QVERIFY(redo);
        redos.prepend(*redo);
        QCOMPARE(document.toText(), texts[i + 1]);
    }
    QVERIFY(!document.isChanged());
    for (qsizetype i = 0; i < redos.size(); ++i) {
        QVERIFY(document.apply(redos[i]));
        QCOMPARE(document.toText(), texts[texts.size() - 2 - i]);
    }
}

QTEST_GUILESS_MAIN(ManyEditsTest)
#include "tst_manyedits.moc"
