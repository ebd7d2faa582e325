// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/completion.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace accountdesk::api {

/// Runs what would hold up the window (reading and comparing large documents, making keys) on
/// other threads. Belongs to AccountApi; dies after the work that has begun.
class Background : public QObject
{
    Q_OBJECT

public:
    explicit Background(QObject *parent = nullptr) : QObject(parent) {}
    ~Background() override
    {
        m_pool.clear();
        m_pool.waitForDone();
    }

    /// work may touch nothing that this thread changes; the completion comes in this thread.
    template <typename T>
    void run(std::function<Result<T>()> work, Completion<T> completion)
    {
        const auto last = std::make_shared<Completion<T>>(std::move(completion));
        m_pool.start([this, work = std::move(work), last = std::move(last)]() mutable {
            auto done = [last = std::move(last),
                         result = std::make_shared<Result<T>>(work())] {
                (*last)(std::move(*result));
            };
            QMetaObject::invokeMethod(this, std::move(done), Qt::QueuedConnection);
        });
    }

private:
    QThreadPool m_pool;
};

} // namespace accountdesk::api
