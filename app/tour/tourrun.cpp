// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tourrun.h"

#include "tour/tourcamera.h"
#include "widgets/errortext.h"

#include <QTimer>
#include <QWidget>

#include <cstdio>

namespace accountdesk {

namespace {

void say(const QString &sentence)
{
    const QByteArray line = sentence.toLocal8Bit() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace

TourRun::TourRun(TourStage &stage, account::AccountStore &store, const QString &folder,
                 QObject *parent)
    : QObject(parent), m_stage(stage), m_store(store), m_report(folder)
{
    connect(&store, &account::AccountStore::busyChanged, this, [this] {
        if (m_isAwaitingIdle)
            goOnWhenIdle();
    });
}

void TourRun::start()
{
    if (std::exchange(m_hasStarted, true))
        return;
    m_stage.tourWindow()->resize(tourWindowSize);
    QTimer::singleShot(0, this, [this] { begin(); });
}

void TourRun::failSignIn(const Error &error)
{
    if (m_hasStarted)
        return;
    const Banner::Message message = errorMessage(error);
    say(tr("%1: %2").arg(message.what, message.why));
    end(exitSignInFailed, error);
}

bool TourRun::isReading() const
{
    return m_store.isBusy(catalogue::Action::ReadUser)
        || m_store.isBusy(catalogue::Action::ReadEnrollments);
}

void TourRun::awaitIdle()
{
    m_isAwaitingIdle = true;
    goOnWhenIdle();
}

void TourRun::goOnWhenIdle()
{
    if (isReading())
        return;
    m_isAwaitingIdle = false;
    // The pages hear of the same change after us and do their work in the next turn.
    QTimer::singleShot(0, this, [this] { QTimer::singleShot(0, this, [this] { idle(); }); });
}

void TourRun::fail(int exitCode, const Error &error)
{
    say(error.detail);
    end(exitCode, error);
}

void TourRun::end(int exitCode, const std::optional<Error> &error)
{
    const Result<void> written = m_report.write(error);
    if (!written)
        say(written.error().detail);
    const int code = !written && exitCode == exitGood ? exitPageFailed : exitCode;
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
}

} // namespace accountdesk
