// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsondiff/background.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <memory>

namespace accountdesk::jsondiff {

namespace {

/// The completion is made and called in the main thread; only the work goes elsewhere. (The pool
/// is waited for before the application object ends.)
template <typename T, typename Work>
void run(Work work, Completion<T> done)
{
    auto deliver = [done = std::make_shared<Completion<T>>(std::move(done))](Result<T> result) {
        (*done)(std::move(result));
    };
    QThreadPool::globalInstance()->start(
        [work = std::move(work), deliver = std::move(deliver)]() mutable {
            auto answer = [deliver = std::move(deliver), result = work()] { deliver(result); };
            QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(answer),
                                      Qt::QueuedConnection);
        });
}

} // namespace

void parseInBackground(const QByteArray &utf8, const json::Limits &limits,
                       Completion<json::Document> done)
{
    run<json::Document>([utf8, limits] { return json::Document::parse(utf8, limits); },
                        std::move(done));
}

void compareInBackground(const json::Value &before, const json::Value &after, int mostChanges,
                         Completion<Comparison> done)
{
    run<Comparison>(
        [before, after, mostChanges] {
            return Result<Comparison>(compare(before, after, {mostChanges, nullptr}));
        },
        std::move(done));
}

} // namespace accountdesk::jsondiff
