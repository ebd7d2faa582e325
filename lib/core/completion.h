// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <utility>

namespace accountdesk {

/// Who gets the answer of an asynchronous function: its last parameter, taken by value.
/// Called at most once, exactly once while the owner lives, never before the function that took
/// it has returned (use later() when the answer is known at once). Move-only; dies silently with
/// its owner.
template <typename T>
class Completion
{
public:
    using Function = std::function<void(Result<T>)>;

    Completion(QObject *owner, Function function)
        : m_owner(owner), m_function(std::move(function)) {}
    Completion(Completion &&) noexcept = default;
    Completion &operator=(Completion &&) noexcept = default;
    Completion(const Completion &) = delete;
    Completion &operator=(const Completion &) = delete;

    /// False once the owner is gone: nobody waits any more.
    bool isAwaited() const { return !m_owner.isNull() && m_function; }

    /// Delivers now; only from code that runs after the taking function has returned.
    void operator()(Result<T> result)
    {
        const Function function = std::exchange(m_function, nullptr);
        if (function && m_owner)
            function(std::move(result));
    }

    /// Delivers from the owner's event loop.
    void later(Result<T> result)
    {
        Function function = std::exchange(m_function, nullptr);
        if (!function || !m_owner)
            return;
        auto call = [function = std::move(function),
                     boxed = std::make_shared<Result<T>>(std::move(result))]() mutable {
            function(std::move(*boxed));
        };
        QMetaObject::invokeMethod(m_owner.data(), std::move(call), Qt::QueuedConnection);
    }

private:
    QPointer<QObject> m_owner;
    Function m_function;
};

} // namespace accountdesk
