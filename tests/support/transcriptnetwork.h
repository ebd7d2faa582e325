// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/network.h"

#include <QQueue>
#include <QStringList>

#include <optional>
#include <variant>

namespace accountdesk::test {

/// One request as it must leave, to the byte, and what comes back.
struct TranscriptLine
{
    QByteArray verb = "GET";
    QByteArray url;                 ///< encoded
    QByteArray bearer = "token-1";
    QList<QPair<QByteArray, QByteArray>> headers = {{"Accept", "application/json"}};
    QByteArray body;
    std::variant<net::Answer, Error> answer;
    bool isHeld = false;            ///< answered only by release()
};

/// A 200 with that JSON; or another status.
net::Answer jsonAnswer(const QByteArray &json, int status = 200);
/// Any answer.
net::Answer answerOf(int status, const QList<QPair<QByteArray, QByteArray>> &headers,
                     const QByteArray &body = {});

/// A network that follows a script and nothing else: a request that is not the script's next
/// line, in verb, URL, bearer, headers or body, fails the test, and so does a line left over at
/// its end.
class TranscriptNetwork final : public net::Network
{
    Q_OBJECT

public:
    explicit TranscriptNetwork(const Clock &clock);
    ~TranscriptNetwork() override;

    void expect(TranscriptLine line);
    /// GET of that path at https://tenant.example.
    void expectGet(const QByteArray &path, std::variant<net::Answer, Error> answer);
    void expectHeldGet(const QByteArray &path, std::variant<net::Answer, Error> answer);
    /// Answers the oldest held request.
    void release();

    net::Transfer *send(net::Outgoing outgoing, QObject *parent,
                        Completion<net::Answer> completion) override;

    int sent() const { return m_sent; }
    int inFlight() const { return m_inFlight; }
    int mostInFlight() const { return m_mostInFlight; }

    /// What went wrong so far, and lines not used; looked at, they don't fail the test any more.
    QStringList takeProblems();

private:
    class ScriptedTransfer;
    QStringList differences(const TranscriptLine &line, const net::Outgoing &outgoing) const;

    QQueue<TranscriptLine> m_script;
    QList<QPointer<ScriptedTransfer>> m_held;
    QStringList m_problems;
    int m_sent = 0;
    int m_inFlight = 0;
    int m_mostInFlight = 0;
};

} // namespace accountdesk::test
