// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/completion.h"

#include <QEventLoop>
#include <QTimer>

#include <optional>

namespace accountdesk::test {

/// Waits for a Completion: pass completion() to the function under test, then take().
template <typename T>
class Awaited
{
public:
    Completion<T> completion()
    {
        return Completion<T>(&m_owner, [this](Result<T> result) {
            ++m_calls;
            m_result.emplace(std::move(result));
            if (m_loop)
                m_loop->quit();
        });
    }

    /// True once the answer is there; spins the event loop at most that long.
    bool wait(int ms = 20000)
    {
        if (m_result)
            return true;
        QEventLoop loop;
        QTimer::singleShot(ms, &loop, &QEventLoop::quit);
        m_loop = &loop;
        loop.exec();
        m_loop = nullptr;
        return m_result.has_value();
    }

    /// Waits and gives the answer; TimedOut with rule "test" if none came.
    Result<T> take(int ms = 20000)
    {
        if (!wait(ms))
            return Error{Error::Kind::TimedOut, 0, {}, QStringLiteral("no completion"),
                         QStringLiteral("test"), 0};
        return std::move(*m_result);
    }

    int calls() const { return m_calls; }
    bool hasAnswer() const { return m_result.has_value(); }

private:
    QObject m_owner;
    std::optional<Result<T>> m_result;
    QEventLoop *m_loop = nullptr; ///< while waiting
    int m_calls = 0;
};

} // namespace accountdesk::test
