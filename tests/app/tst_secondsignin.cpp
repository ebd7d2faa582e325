// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/demobench.h"
#include "auth/keyrefetches.h"
#include "signin/secondsignin.h"
#include "support/strict.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace accountdesk;

namespace {

/// Passes what it is asked to open on to a person of the built-in tenant, or to nobody.
class RecordingBrowser : public auth::Browser
{
public:
    explicit RecordingBrowser(auth::Browser *person) : m_person(person)
    {
        if (person)
            connect(person, &auth::Browser::failed, this, &auth::Browser::failed);
    }
    Result<void> open(const QUrl &url) override
    {
        opened.append(url);
        if (refuses)
            return Error{Error::Kind::Rejected, 0, {}, {}, QStringLiteral("browser"), 0};
        return m_person ? m_person->open(url) : Result<void>();
    }
    QList<QUrl> opened;
    bool refuses = false;

private:
    auth::Browser *m_person;
};

/// Maja is signed in; somebody else may sign in beside her.
struct SecondBench : test::DemoBench
{
    explicit SecondBench(bool hasPerson = true)
    {
        if (!begin(QStringLiteral("everyday")))
            QTest::qFail("signing in does not work", __FILE__, __LINE__);
        auto recording = std::make_unique<RecordingBrowser>(hasPerson ? &browser : nullptr);
        recorder = recording.get();
        second = std::make_unique<SecondSignIn>(
            SecondSignIn::Collaborators{network, clock, session, store, api, refetches,
                                        folder.path(), tenant.people()},
            std::move(recording));
        QObject::connect(second.get(), &SecondSignIn::signedIn, second.get(),
                         [this](linking::LinkIdentity *made) { linking = made; });
        QObject::connect(second.get(), &SecondSignIn::failed, second.get(),
                         [this](const Error &error) { failure = error; });
    }

    void choose(const char *id)
    {
        for (const demo::DemoPerson &person : tenant.people()) {
            if (person.id == QLatin1String(id))
                browser.setPerson(person);
        }
    }

    bool ends()
    {
        return QTest::qWaitFor([this] { return linking || failure; }, 20000);
    }

    QUrlQuery asked() const { return QUrlQuery(recorder->opened.value(0)); }

    QTemporaryDir folder;
    auth::KeyRefetches refetches;
    RecordingBrowser *recorder = nullptr;
    std::unique_ptr<SecondSignIn> second;
    QPointer<linking::LinkIdentity> linking;
    std::optional<Error> failure;
};

QString valueOf(const QUrlQuery &query, const char *name)
{
    return query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
}

} // namespace

class SecondSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void asksForAFreshLoginAndReadingOnly()
    {
        SecondBench b;
        b.choose("maja-social");
        b.second->start();
        QVERIFY(b.ends());
        QVERIFY(b.linking);
        QCOMPARE(valueOf(b.asked(), "prompt"), QStringLiteral("login"));
        QCOMPARE(valueOf(b.asked(), "scope"), QStringLiteral("openid profile email read:current_user"));
        QCOMPARE(valueOf(b.asked(), "audience"), b.config.audience);
        QCOMPARE(valueOf(b.asked(), "client_id"), b.config.clientId);
    }

    void hasItsOwnStateNonceAndChallengeEachTime()
    {
        SecondBench b(false);
        b.second->start();
        QTRY_COMPARE(b.recorder->opened.size(), 1);
        b.second->start();
        QTRY_COMPARE(b.recorder->opened.size(), 2);
        const QUrlQuery first(b.recorder->opened.at(0));
        const QUrlQuery again(b.recorder->opened.at(1));
        for (const char *name : {"state", "nonce", "code_challenge"}) {
            QVERIFY2(!valueOf(first, name).isEmpty(), name);
            QVERIFY2(valueOf(first, name) != valueOf(again, name), name);
        }
        b.second->abandon();
    }

    void leavesTheMainSessionAlone() // R25
    {
        SecondBench b;
        const QString subject = b.store.subject();
        const QByteArray token = b.session.tokens().accessToken.reveal();
        QSignalSpy changed(&b.session, &auth::Session::changed);
        b.choose("maja-social");
        b.second->start();
        QVERIFY(b.ends());
        QVERIFY(b.linking);
        QCOMPARE(b.store.subject(), subject);
        QCOMPARE(b.session.tokens().accessToken.reveal(), token);
        QCOMPARE(changed.count(), 0);
    }

    void signsAPersonOfTheDemoIn()
    {
        SecondBench b(false);
        for (const demo::DemoPerson &person : b.second->people()) {
            if (person.id == QLatin1String("maja-social"))
                b.second->startAs(person);
        }
        QVERIFY(b.ends());
        QVERIFY(b.linking);
        QVERIFY(b.recorder->opened.isEmpty());
    }

    void canBeCancelledAndOpenedAgain() // R25
    {
        SecondBench b(false);
        b.second->start();
        QTRY_COMPARE(b.recorder->opened.size(), 1);
        b.second->openAgain();
        QCOMPARE(b.recorder->opened.size(), 2);
        QCOMPARE(b.recorder->opened.at(0), b.recorder->opened.at(1));
        b.second->cancel();
        QVERIFY(b.ends());
        QCOMPARE(b.failure->kind, Error::Kind::Cancelled);
        QVERIFY(!b.second->attempt());
    }

    void saysWhenNoBrowserStartsAndKeepsWaiting() // R26
    {
        SecondBench b(false);
        b.recorder->refuses = true;
        QSignalSpy refused(b.second.get(), &SecondSignIn::browserFailed);
        b.second->start();
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(b.second->attempt());
        b.second->abandon();
        QVERIFY(!b.second->attempt());
    }

    void failsWhenTheSecondAccountIsBlocked() // R27
    {
        SecondBench b;
        b.choose("blocked");
        b.second->start();
        QVERIFY(b.ends());
        QVERIFY(b.failure);
        QVERIFY(!b.linking);
    }

    void endsWhenTheFirstPersonSignsOutMeanwhile() // R25
    {
        SecondBench b;
        b.choose("maja-social");
        QObject::connect(b.second.get(), &SecondSignIn::stageChanged, b.second.get(), [&b] {
            if (b.second->attempt()->stage() == auth::SignIn::Stage::Verifying)
                b.store.clear();
        });
        b.second->start();
        QVERIFY(b.ends());
        QCOMPARE(b.failure ? b.failure->rule : QString(), QStringLiteral("session"));
        QVERIFY(!b.linking);
    }

    void endsALinkingThatWasNotSent()
    {
        SecondBench b;
        b.choose("maja-social");
        b.second->start();
        QVERIFY(b.ends());
        QSignalSpy finished(b.linking, &linking::LinkIdentity::finished);
        b.linking->start();
        b.second->abandon();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(b.told("POST"), 0);
    }

    void asksForNoDataIfThePersonGivesItUp()
    {
        SecondBench b;
        b.choose("maja-social");
        b.second->start(SecondSignIn::Reading::WithoutData);
        QVERIFY(b.ends());
        QVERIFY(b.linking);
        QCOMPARE(valueOf(b.asked(), "scope"), QStringLiteral("openid profile email"));
        QVERIFY(valueOf(b.asked(), "audience").isEmpty());
        b.linking->start();
        QTRY_COMPARE(b.linking->stage(), linking::LinkIdentity::Stage::MetadataUnreadable);
        b.second->abandon();
    }

    void keepsRescueCopiesApartByAccount() // B14.3
    {
        SecondBench b;
        const QString folder = b.second->rescueFolder();
        QVERIFY(folder.startsWith(b.folder.path()));
        QVERIFY(!folder.contains(QLatin1String("5f7c8ec7")));
    }
};

QTEST_MAIN(SecondSignInTest)
#include "tst_secondsignin.moc"
