// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/checkup.h"
#include "pages/checkuptext.h"
#include "support/strict.h"

#include <QTest>

using namespace accountdesk;
using catalogue::Action;
using catalogue::Capability;
using Topic = CheckupFinding::Topic;
using Remedy = CheckupFinding::Remedy;

namespace {

/// Nothing to complain of, nothing left to ask for.
CheckupData fineData()
{
    CheckupData data;
    data.hasEmail = true;
    data.isEmailVerified = true;
    data.confirmedFactors = 1;
    data.signInMethods = 2;
    data.tokenSecondsLeft = 3600;
    data.capabilities = {{Action::ReadUser, Capability::Available},
                         {Action::ReadEnrollments, Capability::Available},
                         {Action::LinkIdentity, Capability::Available}};
    return data;
}

QList<Topic> topicsOf(const CheckupData &data)
{
    QList<Topic> topics;
    const QList<CheckupFinding> findings = checkUp(data);
    for (const CheckupFinding &finding : findings)
        topics.append(finding.topic);
    return topics;
}

} // namespace

class CheckupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void saysOnlyGoodThingsWhenAllIsFine();
    void findsOneThing_data();
    void findsOneThing();
    void saysNothingOfWhatIsNotKnown();
    void putsTheWorstFirst();
    void everyFindingHasWordsAndAButton();
    void asksForWhatIsMissing();
};

void CheckupTest::saysOnlyGoodThingsWhenAllIsFine()
{
    QCOMPARE(topicsOf(fineData()),
             (QList<Topic>{Topic::EmailFine, Topic::FactorsFine, Topic::WaysInFine}));
}

void CheckupTest::findsOneThing_data()
{
    QTest::addColumn<CheckupData>("data");
    QTest::addColumn<int>("topic");
    QTest::addColumn<int>("remedy");
    const auto row = [](const char *name, auto change, Topic topic, Remedy remedy) {
        CheckupData data = fineData();
        change(data);
        QTest::newRow(name) << data << static_cast<int>(topic) << static_cast<int>(remedy);
    };
    row("e-mail not verified", [](auto &data) { data.isEmailVerified = false; },
        Topic::EmailUnverified, Remedy::OpenProfile);
    row("e-mail of unknown verification", [](auto &data) { data.isEmailVerified.reset(); },
        Topic::EmailUnverified, Remedy::OpenProfile);
    row("no e-mail", [](auto &data) { data.hasEmail = false; }, Topic::EmailMissing,
        Remedy::OpenProfile);
    row("no confirmed factor", [](auto &data) { data.confirmedFactors = 0; },
        Topic::NoSecondFactor, Remedy::OpenEnrollments);
    row("one way in", [](auto &data) { data.signInMethods = 1; }, Topic::OneWayIn,
        Remedy::OpenIdentities);
    row("R19 a device was interrupted", [](auto &data) { data.hasUnfinishedDevice = true; },
        Topic::DeviceUnfinished, Remedy::OpenDevices);
    row("token ends in ten minutes", [](auto &data) { data.tokenSecondsLeft = 600; },
        Topic::TokenEnding, Remedy::SignInAgain);
    row("token has ended", [](auto &data) { data.tokenSecondsLeft = 0; }, Topic::TokenEnded,
        Remedy::SignInAgain);
    row("reading not granted",
        [](auto &data) { data.capabilities[Action::ReadUser] = Capability::NotGranted; },
        Topic::ReadingNotGranted, Remedy::AskFor);
    row("linking not granted",
        [](auto &data) { data.capabilities[Action::LinkIdentity] = Capability::NotGranted; },
        Topic::MoreToAskFor, Remedy::AskFor);
    row("API unusable", [](auto &data) { data.isApiUsable = false; }, Topic::ApiUnusable,
        Remedy::OpenToken);
}

void CheckupTest::findsOneThing()
{
    QFETCH(CheckupData, data);
    QFETCH(int, topic);
    QFETCH(int, remedy);
    int found = 0;
    const QList<CheckupFinding> findings = checkUp(data);
    for (const CheckupFinding &finding : findings) {
        if (static_cast<int>(finding.topic) == topic) {
            ++found;
            QCOMPARE(static_cast<int>(finding.remedy), remedy);
        } else {
            QCOMPARE(finding.severity, CheckupFinding::Severity::Good);
        }
    }
    QCOMPARE(found, 1);
}

void CheckupTest::saysNothingOfWhatIsNotKnown()
{
    QVERIFY(checkUp(CheckupData()).isEmpty());
    CheckupData data = fineData();
    data.tokenSecondsLeft = 601;
    QVERIFY(!topicsOf(data).contains(Topic::TokenEnding));
}

void CheckupTest::putsTheWorstFirst()
{
    CheckupData data = fineData();
    data.confirmedFactors = 0;
    data.signInMethods = 1;
    data.capabilities[Action::LinkIdentity] = Capability::NotGranted;
    QCOMPARE(topicsOf(data), (QList<Topic>{Topic::NoSecondFactor, Topic::OneWayIn,
                                           Topic::MoreToAskFor, Topic::EmailFine}));
}

void CheckupTest::everyFindingHasWordsAndAButton()
{
    for (int topic = 0; topic <= static_cast<int>(Topic::WaysInFine); ++topic) {
        CheckupFinding finding;
        finding.topic = static_cast<Topic>(topic);
        finding.subject = QStringLiteral("Google");
        const CheckupText text = checkupText(finding);
        QVERIFY(!text.title.isEmpty());
        QVERIFY(!text.sentence.isEmpty());
        QVERIFY(!text.sentence.contains(QLatin1String("%1")));
        QVERIFY(!text.button.isEmpty());
    }
}

void CheckupTest::asksForWhatIsMissing()
{
    CheckupData data = fineData();
    data.capabilities[Action::LinkIdentity] = Capability::NotGranted;
    data.capabilities[Action::UnlinkIdentity] = Capability::NotGranted;
    data.capabilities[Action::SaveMetadata] = Capability::RefusedByTenant;
    const CheckupFinding finding = checkUp(data).first();
    QCOMPARE(finding.actions, (QList<Action>{Action::LinkIdentity, Action::UnlinkIdentity}));
    QCOMPARE(finding.subject, QStringLiteral("2"));
}

QTEST_GUILESS_MAIN(CheckupTest)
#include "tst_checkup.moc"
