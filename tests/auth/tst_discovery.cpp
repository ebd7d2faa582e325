// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/discovery.h"
#include "auth/scriptedprovider.h"
#include "support/awaited.h"
#include "support/manualclock.h"
#include "support/strict.h"

#include <QSignalSpy>
#include <QTest>

using namespace accountdesk;
using test::keysPath;
using test::metadataPath;
using test::ScriptedProvider;

namespace {

/// A discovery with all that it needs.
struct Run
{
    test::ManualClock clock;
    ScriptedProvider provider{clock};
    net::Network network{clock};
    auth::KeyRefetches refetches;
    auth::Discovery discovery{network, clock, &refetches};
    QSignalSpy ready{&discovery, &auth::Discovery::metadataReady};
    QSignalSpy failed{&discovery, &auth::Discovery::failed};

    bool waitForEnd()
    {
        return QTest::qWaitFor([this] { return ready.count() + failed.count() > 0; }, 20000);
    }
    Result<const token::KeySet *> keys()
    {
        test::Awaited<const token::KeySet *> awaited;
        discovery.withKeys(awaited.completion());
        return awaited.take();
    }
    Result<const token::KeySet *> refetched()
    {
        test::Awaited<const token::KeySet *> awaited;
        discovery.refetchKeys(awaited.completion());
        return awaited.take();
    }
};

void moveKeys(QJsonObject &metadata, const QString &place)
{
    metadata.insert(QStringLiteral("jwks_uri"), place);
}

} // namespace

class DiscoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }

    void asksForMetadataAndKeysSideBySide();
    void usesTheGuessedKeysOnlyIfTheMetadataNamesThem();
    void survivesKeysThatAreElsewhere();
    void doesNotWaitForTheKeys();
    void doesNotUseGuessedKeysOfMetadataThatFailed();
    void failsForAnIssuerInClearText();
    void keepsAnErrorOfTheKeys_data();
    void keepsAnErrorOfTheKeys();
    void fetchesAgainOnceAMinute();
    void ownsTheMinuteIfNobodyElseDoes();
};

void DiscoveryTest::asksForMetadataAndKeysSideBySide()
{
    Run run;
    http::Response held = ScriptedProvider::json(200, run.provider.metadata());
    held.delayMs = 50;
    run.provider.answer(metadataPath, [held](const http::Request &) { return held; });
    run.discovery.start(run.provider.issuer());
    QVERIFY(QTest::qWaitFor([&run] { return run.provider.count(keysPath) == 1; }, 20000));
    QCOMPARE(run.ready.count(), 0);
    QVERIFY(run.waitForEnd());
    QCOMPARE(run.ready.count(), 1);
    QCOMPARE(run.provider.server().acceptedCount(), quint64(2));
    QVERIFY(run.keys());
    QCOMPARE(run.provider.count(keysPath), 1);
    QCOMPARE(run.provider.count(metadataPath), 1);
}

void DiscoveryTest::usesTheGuessedKeysOnlyIfTheMetadataNamesThem()
{
    Run run;
    run.provider.tweakMetadata = [&run](QJsonObject &metadata) {
        moveKeys(metadata, run.provider.issuer() + QStringLiteral("keys?x=1"));
    };
    run.provider.answer("/keys", [](const http::Request &) {
        return http::Response::text(200, R"({"keys":[]})", "application/json");
    });
    run.discovery.start(run.provider.issuer());
    QVERIFY(run.waitForEnd());
    const auto keys = run.keys();
    QVERIFY(keys);
    QVERIFY((*keys)->isEmpty());
    QCOMPARE(run.provider.count("/keys"), 1);
}

void DiscoveryTest::survivesKeysThatAreElsewhere()
{
    Run run;
    run.provider.tweakMetadata = [&run](QJsonObject &metadata) {
        moveKeys(metadata, run.provider.issuer() + QStringLiteral("keys"));
    };
    run.provider.answer(keysPath, [](const http::Request &) {
        return http::Response::text(404, "no such page");
    });
    run.provider.answer("/keys", [&run](const http::Request &) {
        return http::Response::text(200, run.provider.keys(), "application/jwk-set+json");
    });
    run.discovery.start(run.provider.issuer());
    const auto keys = run.keys();
    QVERIFY(keys);
    QCOMPARE((*keys)->keyIds().size(), 2);
    QCOMPARE(run.failed.count(), 0);
}

void DiscoveryTest::doesNotWaitForTheKeys()
{
    Run run;
    run.provider.answer(keysPath, [](const http::Request &) {
        http::Response silence;
        silence.fault = http::Fault::NeverAnswer;
        return silence;
    });
    run.discovery.start(run.provider.issuer());
    QVERIFY(run.waitForEnd());
    QCOMPARE(run.ready.count(), 1);
}

void DiscoveryTest::doesNotUseGuessedKeysOfMetadataThatFailed()
{
    Run run;
    run.provider.tweakMetadata = [](QJsonObject &metadata) {
        metadata.insert(QStringLiteral("issuer"), QStringLiteral("https://evil.example/"));
    };
    run.discovery.start(run.provider.issuer());
    QVERIFY(run.waitForEnd());
    QCOMPARE(run.ready.count(), 0);
    QVERIFY(!run.discovery.metadata());
}

void DiscoveryTest::failsForAnIssuerInClearText()
{
    Run run;
    run.discovery.start(QStringLiteral("http://t.example/"));
    QCOMPARE(run.failed.count(), 0);
    QVERIFY(run.waitForEnd());
    const Error error = run.failed.first().first().value<Error>();
    QCOMPARE(error.kind, Error::Kind::Untrusted);
    QCOMPARE(error.rule, QStringLiteral("https"));
}

void DiscoveryTest::keepsAnErrorOfTheKeys_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<Error::Kind>("kind");
    const QByteArray json = "application/json";
    QTest::newRow("R28 server broken") << 500 << QByteArray("{}") << json << Error::Kind::Server;
    QTest::newRow("R28 none there") << 404 << QByteArray() << json << Error::Kind::NotFound;
    QTest::newRow("R28 too many requests")
        << 429 << QByteArray() << json << Error::Kind::RateLimited;
    QTest::newRow("R7 web page") << 200 << QByteArray("<html>") << QByteArray("text/html")
                                 << Error::Kind::Server;
    QTest::newRow("R28 no set") << 200 << QByteArray(R"({"key":[]})") << json
                                << Error::Kind::Malformed;
}

void DiscoveryTest::keepsAnErrorOfTheKeys()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    Run run;
    run.provider.answer(keysPath, [=](const http::Request &) {
        return http::Response::text(status, body, type);
    });
    run.discovery.start(run.provider.issuer());
    QVERIFY(run.waitForEnd());
    const auto keys = run.keys();
    QVERIFY(!keys);
    QTEST(keys.error().kind, "kind");
    QCOMPARE(keys.error().httpStatus, status);
    run.provider.answer(keysPath, {});
    QVERIFY(run.refetched());
    QVERIFY(run.keys());
}

void DiscoveryTest::fetchesAgainOnceAMinute()
{
    // B5.3
    Run run;
    run.discovery.start(run.provider.issuer());
    QVERIFY(run.waitForEnd());
    QVERIFY(run.keys());
    run.provider.publishedKeys = {2};
    const auto again = run.refetched();
    QVERIFY(again);
    QCOMPARE((*again)->keyIds(), QStringList{ScriptedProvider::keyId(2)});
    run.clock.advance(59999);
    const auto tooSoon = run.refetched();
    QVERIFY(!tooSoon);
    QCOMPARE(tooSoon.error().kind, Error::Kind::RateLimited);
    QCOMPARE(tooSoon.error().rule, QStringLiteral("key"));
    QCOMPARE(run.provider.count(keysPath), 2);
    run.clock.advance(1);
    QVERIFY(run.refetched());
    QCOMPARE(run.provider.count(keysPath), 3);
}

void DiscoveryTest::ownsTheMinuteIfNobodyElseDoes()
{
    Run run;
    auth::Discovery alone(run.network, run.clock);
    const QSignalSpy ready(&alone, &auth::Discovery::metadataReady);
    alone.start(run.provider.issuer());
    QVERIFY(QTest::qWaitFor([&ready] { return ready.count() == 1; }, 20000));
    test::Awaited<const token::KeySet *> first;
    alone.refetchKeys(first.completion());
    QVERIFY(first.take());
    test::Awaited<const token::KeySet *> second;
    alone.refetchKeys(second.completion());
    QVERIFY(!second.take());
}

QTEST_GUILESS_MAIN(DiscoveryTest)
#include "tst_discovery.moc"
