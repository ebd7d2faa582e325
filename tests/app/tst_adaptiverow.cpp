// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/adaptiverow.h"
#include "support/strict.h"

#include <QTest>
#include <QWidget>

using namespace accountdesk;

namespace {

class Block : public QWidget
{
public:
    explicit Block(const QSize &size) : m_size(size) {}
    QSize sizeHint() const override { return m_size; }
    QSize minimumSizeHint() const override { return m_size; }

private:
    QSize m_size;
};

/// Two cells that share and one of its own width, 10 apart, stacked below 300.
struct Row
{
    Row()
    {
        row->setContentsMargins(0, 0, 0, 0);
        row->addCell(first, 1);
        row->addCell(second, 2);
        row->addCell(last, 0);
        row->setStackedGap(4);
    }
    QWidget host;
    AdaptiveRow *row = new AdaptiveRow(300, 10, AdaptiveRow::Fit::Fill, &host);
    Block *first = new Block({50, 20});
    Block *second = new Block({50, 40});
    Block *last = new Block({60, 10});
};

} // namespace

class AdaptiveRowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void sharesTheWidth();
    void stacksWhenNarrow();
    void keepsTheGapWhenNoOtherIsSet();
    void leavesOutHiddenCells();
    void mirrorsForRightToLeft();
    void givesNoCellMoreThanItsMaximum();
};

void AdaptiveRowTest::sharesTheWidth()
{
    Row r;
    r.row->setGeometry(QRect(0, 0, 380, 40));
    QCOMPARE(r.first->geometry(), QRect(0, 0, 100, 40));
    QCOMPARE(r.second->geometry(), QRect(110, 0, 200, 40));
    QCOMPARE(r.last->geometry(), QRect(320, 0, 60, 40));
    QCOMPARE(r.row->heightForWidth(380), 40);
}

void AdaptiveRowTest::stacksWhenNarrow()
{
    Row r;
    QVERIFY(r.row->isStackedAt(299));
    r.row->setGeometry(QRect(0, 0, 200, 78));
    QCOMPARE(r.first->geometry(), QRect(0, 0, 200, 20));
    QCOMPARE(r.second->geometry(), QRect(0, 24, 200, 40));
    QCOMPARE(r.last->geometry(), QRect(0, 68, 60, 10));
    QCOMPARE(r.row->heightForWidth(200), 78);
    QCOMPARE(r.row->minimumSize().width(), 60);
}

void AdaptiveRowTest::keepsTheGapWhenNoOtherIsSet()
{
    QWidget host;
    auto *row = new AdaptiveRow(300, 10, AdaptiveRow::Fit::Fill, &host);
    row->addCell(new Block({50, 20}), 1);
    row->addCell(new Block({50, 20}), 1);
    QCOMPARE(row->heightForWidth(200), 50);
}

void AdaptiveRowTest::leavesOutHiddenCells()
{
    Row r;
    r.first->hide();
    r.row->setGeometry(QRect(0, 0, 380, 40));
    QCOMPARE(r.second->geometry(), QRect(0, 0, 310, 40));
}

void AdaptiveRowTest::mirrorsForRightToLeft()
{
    Row r;
    r.host.setLayoutDirection(Qt::RightToLeft);
    r.row->setGeometry(QRect(0, 0, 380, 40));
    QCOMPARE(r.first->geometry(), QRect(280, 0, 100, 40));
    QCOMPARE(r.last->geometry(), QRect(0, 0, 60, 40));
}

void AdaptiveRowTest::givesNoCellMoreThanItsMaximum()
{
    Row r;
    r.first->setMaximumWidth(70);
    r.row->setGeometry(QRect(0, 0, 380, 40));
    QCOMPARE(r.first->width(), 70);
    QCOMPARE(r.second->x(), 80);
}

QTEST_MAIN(AdaptiveRowTest)
#include "tst_adaptiverow.moc"
