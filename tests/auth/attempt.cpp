// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/attempt.h"

#include <QNetworkReply>
#include <QTest>

namespace accountdesk::test {

Result<void> CallbackBrowser::open(const QUrl &url)
{
    opened.append(url);
    if (refusal)
        return *refusal;
    m_provider.visit(url);
    if (script)
        script(*this);
    else
        callBack("code=" + providerCode.toLatin1());
    return {};
}

void CallbackBrowser::callBack(const QByteArray &query)
{
    QByteArray url = m_provider.parameter(QStringLiteral("redirect_uri")).toLatin1() + '?' + query;
    if (!query.contains("state="))
        url += "&state=" + state();
    QNetworkReply *reply = m_network.get(QNetworkRequest(QUrl::fromEncoded(url)));
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        statuses.append(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt());
        lastPage = reply->readAll();
        reply->deleteLater();
    });
}

QByteArray CallbackBrowser::state() const
{
    return m_provider.parameter(QStringLiteral("state")).toLatin1();
}

quint16 CallbackBrowser::callbackPort() const
{
    return static_cast<quint16>(QUrl(m_provider.parameter(QStringLiteral("redirect_uri"))).port(0));
}

Attempt::Attempt() : provider(clock), network(clock), browser(provider)
{
    request.tenant = provider.tenant();
    request.deadlineMs = 20000;
}

Attempt::~Attempt() = default;

auth::SignIn &Attempt::make()
{
    m_result.reset();
    stages.clear();
    signIn = std::make_unique<auth::SignIn>(
        auth::SignIn::Collaborators{network, browser, clock, systemRandom, &refetches}, request);
    connect(signIn.get(), &auth::SignIn::stageChanged, this,
            [this](auth::SignIn::Stage stage) { stages.append(stage); });
    connect(signIn.get(), &auth::SignIn::browserFailed, this,
            [this](const Error &error) { browserErrors.append(error); });
    connect(signIn.get(), &auth::SignIn::finished, this, [this](Result<token::TokenSet> &result) {
        ++finishedCount;
        m_result.emplace(std::move(result));
    });
    return *signIn;
}

auth::SignIn &Attempt::start()
{
    make().start();
    return *signIn;
}

Result<token::TokenSet> Attempt::run()
{
    if (!signIn)
        start();
    if (!QTest::qWaitFor([this] { return m_result.has_value(); }, 30000))
        return Error{Error::Kind::TimedOut, 0, {}, {}, QStringLiteral("test"), 0};
    return std::move(*m_result);
}

bool Attempt::waitForStage(auth::SignIn::Stage stage)
{
    return QTest::qWaitFor([this, stage] { return signIn->stage() == stage; }, 20000);
}

} // namespace accountdesk::test
