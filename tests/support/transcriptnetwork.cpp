// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/transcriptnetwork.h"

#include <QTest>

namespace accountdesk::test {

/// A request under way; counted until it ends, however that is.
class TranscriptNetwork::ScriptedTransfer final : public net::Transfer
{
public:
    ScriptedTransfer(TranscriptNetwork &network, QObject *parent,
                     Completion<net::Answer> completion, Result<net::Answer> answer)
        : Transfer(parent), m_network(&network), m_completion(std::move(completion)),
          m_answer(std::move(answer))
    {
        ++network.m_inFlight;
        network.m_mostInFlight = std::max(network.m_mostInFlight, network.m_inFlight);
    }

    ~ScriptedTransfer() override { leave(); }

    void answerLater()
    {
        QMetaObject::invokeMethod(this, [this] { answer(); }, Qt::QueuedConnection);
    }

    void cancel() override
    {
        if (!leave())
            return;
        deleteLater();
        m_completion.later(Error{Error::Kind::Cancelled, 0, {}, {}, {}, 0});
    }

private:
    void answer()
    {
        if (!leave())
            return;
        deleteLater();
        m_completion(std::move(m_answer));
    }

    bool leave()
    {
        if (m_hasEnded)
            return false;
        m_hasEnded = true;
        if (m_network)
            --m_network->m_inFlight;
        return true;
    }

    QPointer<TranscriptNetwork> m_network;
    Completion<net::Answer> m_completion;
    Result<net::Answer> m_answer;
    bool m_hasEnded = false;
};

namespace {

QString described(const QByteArray &verb, const QByteArray &url)
{
    return QString::fromUtf8(verb + ' ' + url);
}

QString unequal(const char *what, const QByteArray &wanted, const QByteArray &got)
{
    return QStringLiteral("%1: expected \"%2\", got \"%3\"")
        .arg(QLatin1String(what), QString::fromUtf8(wanted), QString::fromUtf8(got));
}

QByteArray joined(QList<QPair<QByteArray, QByteArray>> headers)
{
    QByteArrayList lines;
    for (const auto &[name, value] : headers)
        lines.append(name.toLower() + ": " + value);
    std::sort(lines.begin(), lines.end());
    return lines.join("; ");
}

Result<net::Answer> resultOf(const std::variant<net::Answer, Error> &answer, int exchange)
{
    if (const auto *error = std::get_if<Error>(&answer))
        return *error;
    net::Answer numbered = std::get<net::Answer>(answer);
    numbered.exchange = static_cast<quint64>(exchange);
    return numbered;
}

} // namespace

net::Answer jsonAnswer(const QByteArray &json, int status)
{
    return answerOf(status, {{"content-type", "application/json; charset=utf-8"}}, json);
}

net::Answer answerOf(int status, const QList<QPair<QByteArray, QByteArray>> &headers,
                     const QByteArray &body)
{
    net::Answer answer;
    answer.status = status;
    answer.headers = headers;
    answer.body = body;
    return answer;
}

TranscriptNetwork::TranscriptNetwork(const Clock &clock) : Network(clock) {}

TranscriptNetwork::~TranscriptNetwork()
{
    const QStringList problems = takeProblems();
    for (const QString &problem : problems)
        QTest::qFail(qPrintable(problem), __FILE__, __LINE__);
}

void TranscriptNetwork::expect(TranscriptLine line)
{
    m_script.enqueue(std::move(line));
}

void TranscriptNetwork::expectGet(const QByteArray &path, std::variant<net::Answer, Error> answer)
{
    TranscriptLine line;
    line.url = "https://tenant.example" + path;
    line.answer = std::move(answer);
    expect(std::move(line));
}

void TranscriptNetwork::expectHeldGet(const QByteArray &path,
                                      std::variant<net::Answer, Error> answer)
{
    expectGet(path, std::move(answer));
    m_script.last().isHeld = true;
}

void TranscriptNetwork::release()
{
    while (!m_held.isEmpty()) {
        if (const QPointer<ScriptedTransfer> transfer = m_held.takeFirst())
            return transfer->answerLater();
    }
    m_problems.append(QStringLiteral("no request is held"));
}

net::Transfer *TranscriptNetwork::send(net::Outgoing outgoing, QObject *parent,
                                       Completion<net::Answer> completion)
{
    ++m_sent;
    const QString name = described(outgoing.verb, outgoing.url.toEncoded());
    if (m_script.isEmpty()) {
        m_problems.append(QStringLiteral("not in the script: ") + name);
        const Error error{Error::Kind::Rejected, 0, {}, name, QStringLiteral("script"), 0};
        auto *transfer = new ScriptedTransfer(*this, parent, std::move(completion), error);
        transfer->answerLater();
        return transfer;
    }
    const TranscriptLine line = m_script.dequeue();
    const QStringList found = differences(line, outgoing);
    for (const QString &difference : found)
        m_problems.append(QStringLiteral("%1: %2").arg(name, difference));
    auto *transfer = new ScriptedTransfer(*this, parent, std::move(completion),
                                          resultOf(line.answer, m_sent));
    if (line.isHeld)
        m_held.append(transfer);
    else
        transfer->answerLater();
    return transfer;
}

QStringList TranscriptNetwork::differences(const TranscriptLine &line,
                                           const net::Outgoing &outgoing) const
{
    QStringList found;
    const auto compare = [&found](const char *what, const QByteArray &wanted,
                                  const QByteArray &got) {
        if (wanted != got)
            found.append(unequal(what, wanted, got));
    };
    compare("verb", line.verb, outgoing.verb);
    compare("url", line.url, outgoing.url.toEncoded());
    compare("bearer", line.bearer, outgoing.bearer.reveal());
    compare("headers", joined(line.headers), joined(outgoing.headers));
    compare("body", line.body, outgoing.body);
    if (!outgoing.bearer.isEmpty() && !net::isSameOrigin(outgoing.bearerOrigin, outgoing.url))
        found.append(QStringLiteral("the bearer would leave its origin"));
    return found;
}

QStringList TranscriptNetwork::takeProblems()
{
    while (!m_script.isEmpty()) {
        const TranscriptLine line = m_script.dequeue();
        m_problems.append(QStringLiteral("not sent: ") + described(line.verb, line.url));
    }
    return std::exchange(m_problems, {});
}

} // namespace accountdesk::test
