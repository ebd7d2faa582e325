// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/themed.h"
#include "support/strict.h"
#include "widgets/waysin.h"

#include <QTest>

using namespace accountdesk;

namespace {

WaysIn::Picture planned(bool isFirstRemoved)
{
    return {{{QStringLiteral("Password"), QStringLiteral("a@example.com"), isFirstRemoved, false},
             {QStringLiteral("Google"), {}, false, false}},
            {},
            QStringLiteral("Maja"),
            true};
}

} // namespace

class WaysInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::lightTheme(); }
    void init() { test::failOnAnyWarning(); }

    void saysWhatStaysAndWhatGoes()
    {
        WaysIn picture;
        picture.setPicture(planned(true));
        QCOMPARE(picture.accessibleName(), QStringLiteral("How you get into the account"));
        QCOMPARE(picture.accessibleDescription(),
                 QStringLiteral("Ways in: Password (a@example.com): goes; Google: stays. "
                                "Second factors: None known."));
    }

    void saysNothingOfAPlanWithoutOne()
    {
        WaysIn picture;
        WaysIn::Picture now = planned(false);
        now.hasPlan = false;
        picture.setPicture(now);
        QVERIFY(!picture.accessibleDescription().contains(QLatin1String("stays")));
    }

    void looksDifferentWhenSomethingGoes() // never by colour alone
    {
        WaysIn stays, goes;
        stays.setPicture(planned(false));
        goes.setPicture(planned(true));
        for (WaysIn *one : {&stays, &goes})
            one->resize(700, one->heightForWidth(700));
        const QImage a = test::pictureOf(stays).convertToFormat(QImage::Format_Mono);
        const QImage b = test::pictureOf(goes).convertToFormat(QImage::Format_Mono);
        QCOMPARE(a.size(), b.size());
        QVERIFY(a != b);
    }

    void growsWithItsTextsAndStacksWhenNarrow()
    {
        WaysIn picture;
        picture.setPicture(planned(true));
        const int wide = picture.heightForWidth(700);
        QVERIFY(picture.heightForWidth(300) > wide);
        WaysIn::Picture longer = planned(true);
        longer.ways[1].detail = QString(400, QLatin1Char('x'));
        picture.setPicture(longer);
        QVERIFY(picture.heightForWidth(700) > wide);
    }

    void isMirrored()
    {
        WaysIn picture;
        picture.setPicture(planned(true));
        picture.resize(700, picture.heightForWidth(700));
        const QImage usual = test::pictureOf(picture);
        picture.setLayoutDirection(Qt::RightToLeft);
        const QImage mirrored = test::pictureOf(picture);
        // The account's tile is filled with the accent; it changes sides.
        const QPoint right(usual.width() - usual.width() / 8, usual.height() / 2 + 8);
        const QPoint left(usual.width() / 8, usual.height() / 2 + 8);
        QVERIFY(usual.pixel(right) != mirrored.pixel(right)
                || usual.pixel(left) != mirrored.pixel(left));
    }
};

QTEST_MAIN(WaysInTest)
#include "tst_waysin.moc"
