// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchtable.h"
#include "bench/redirecttimes.h"
#include "catalogue/lookup.h"
#include "demodata/demostate.h"
#include "support/strict.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace accountdesk;
using namespace Qt::StringLiterals;

/// Row 4 without a round-trip time: from the redirect to user and enrollments, against a page on
/// auth0-spa-js in Chromium that counts from its own callback handler; one tenant, in turn.
class BenchSpa : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnAnyWarning(); }
    void redirectToProfile();
    void cleanup();

private:
    /// One line of JSON from the page's side; empty if it ended.
    QJsonObject ask(const QJsonObject &question);

    QProcess m_page;
};

QJsonObject BenchSpa::ask(const QJsonObject &question)
{
    m_page.write(QJsonDocument(question).toJson(QJsonDocument::Compact) + '\n');
    while (!m_page.canReadLine() && m_page.waitForReadyRead(90000)) { }
    return QJsonDocument::fromJson(m_page.readLine()).object();
}

void BenchSpa::redirectToProfile()
{
    demo::DemoOptions options;
    options.acceptsAnyLoopbackPort = true;
    options.showsConfirmation = false;
    demo::DemoTenant tenant(options);
    const auto address = tenant.start();
    QVERIFY(address);
    m_page.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_page.setWorkingDirectory(qEnvironmentVariable("ACCOUNTDESK_INTEROP_DIR"));
    m_page.start(qEnvironmentVariable("ACCOUNTDESK_NODE"), {u"spa-profile.mjs"_s});
    QVERIFY2(m_page.waitForStarted(), "ACCOUNTDESK_NODE names no program");
    const demo::DemoPerson person = tenant.people().first();
    const QString origin = ask({{u"issuer"_s, address->issuer},
                                {u"clientId"_s, address->clientId},
                                {u"audience"_s, address->audience},
                                {u"scope"_s, catalogue::firstScopes().join(u' ')},
                                {u"username"_s, person.username},
                                {u"password"_s, person.password}}).value("origin"_L1).toString();
    QVERIFY(!origin.isEmpty());
    tenant.withState([&](demo::DemoState &state) { state.options.allowedOrigins.append(origin); });

    std::vector<double> page, ours;
    // The first of each warms up: forms, preflights, caches.
    for (int round = 0; round < 10; ++round) {
        const QJsonObject answer = ask({{u"round"_s, round}});
        QVERIFY2(answer.value("ms"_L1).toDouble() > 0, "the page came to no profile");
        const auto times = test::redirectTimes(tenant, *address);
        QVERIFY(times.has_value());
        if (round == 0)
            continue;
        page.push_back(answer.value("ms"_L1).toDouble());
        ours.push_back(times->profileMs);
    }
    m_page.closeWriteChannel();
    QVERIFY(m_page.waitForFinished(20000));
    QCOMPARE(m_page.exitCode(), 0);
    test::BenchTable table;
    table.add(u"4 redirect to profile, L = 0 (of spa-js in page)"_s, u"ms"_s, page, ours, 0.40);
    table.print();
}

void BenchSpa::cleanup()
{
    if (m_page.state() == QProcess::NotRunning)
        return;
    // Asked to end, it ends its browser too.
    m_page.terminate();
    m_page.waitForFinished();
}

QTEST_GUILESS_MAIN(BenchSpa)
#include "tst_bench_spa.moc"
