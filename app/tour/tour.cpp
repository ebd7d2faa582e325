// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tour.h"

#include "catalogue/lookup.h"
#include "widgets/errortext.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPixmap>
#include <QScrollArea>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace accountdesk {

namespace {

void settleLayouts()
{
    // A layout that settles may ask its parent to lay out again.
    for (int i = 0; i < 4; ++i)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

void say(const QString &sentence)
{
    const QByteArray line = sentence.toLocal8Bit() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace

Tour::Tour(TourStage &stage, account::AccountStore &store, const QString &folder, QObject *parent)
    : QObject(parent),
      m_stage(stage),
      m_store(store),
      m_report(folder)
{
    connect(&store, &account::AccountStore::busyChanged, this, [this] {
        if (m_isAwaitingIdle)
            goOnWhenIdle();
    });
}

void Tour::start()
{
    m_ids = m_stage.pageIds();
    m_next = 0;
    m_views.clear();
    m_stage.tourWindow()->resize(windowSize());
    QTimer::singleShot(0, this, &Tour::openNext);
}

void Tour::failSignIn(const Error &error)
{
    const Banner::Message message = errorMessage(error);
    say(tr("%1: %2").arg(message.what, message.why));
    end(exitSignInFailed, error);
}

bool Tour::isBusy() const
{
    const QList<catalogue::Action> actions = catalogue::allActions();
    return std::any_of(actions.begin(), actions.end(),
                       [this](catalogue::Action action) { return m_store.isBusy(action); });
}

void Tour::openNext()
{
    if (m_views.isEmpty() && m_next >= m_ids.size()) {
        end(exitGood, std::nullopt);
        return;
    }
    m_stage.tourWindow()->resize(windowSize());
    m_view = m_views.isEmpty() ? QString() : m_views.takeFirst();
    if (m_view.isEmpty())
        m_stage.openPage(m_ids.at(m_next++));
    else
        m_stage.openView(m_view);
    m_isAwaitingIdle = true;
    goOnWhenIdle();
}

void Tour::goOnWhenIdle()
{
    if (isBusy())
        return;
    m_isAwaitingIdle = false;
    // The pages hear of the same change after us and do their work in the next turn.
    QTimer::singleShot(0, this, [this] { QTimer::singleShot(0, this, &Tour::takePicture); });
}

void Tour::takePicture()
{
    const QString id = m_ids.at(m_next - 1);
    QScrollArea *page = m_stage.shownPage();
    if (!page || !page->isVisible() || !page->widget()) {
        Error error;
        error.kind = Error::Kind::Rejected;
        error.rule = QStringLiteral("page");
        error.detail = tr("The page %1 could not be built.").arg(id);
        failPage(error);
        return;
    }
    settleLayouts();
    growToContent(*page);
    QWidget *window = m_stage.tourWindow();
    const Result<void> added = m_view.isEmpty()
        ? m_report.addPage(id, window->grab(), accessibleNodes(window))
        : m_report.addView(m_view, window->grab(), accessibleNodes(window));
    if (!added) {
        failPage(added.error());
        return;
    }
    if (m_view.isEmpty())
        m_views = m_stage.moreViews();
    QTimer::singleShot(0, this, &Tour::openNext);
}

void Tour::growToContent(QScrollArea &page)
{
    QWidget *window = m_stage.tourWindow();
    // With the scroll bar gone the content gets wider, so what is missing is measured twice.
    for (int i = 0; i < 2; ++i) {
        const int missing = page.widget()->height() - page.viewport()->height();
        if (missing <= 0)
            return;
        window->resize(window->width(), std::min(window->height() + missing, maximumHeight));
        settleLayouts();
    }
}

void Tour::failPage(const Error &error)
{
    say(error.detail);
    end(exitPageFailed, error);
}

void Tour::end(int exitCode, const std::optional<Error> &error)
{
    const Result<void> written = m_report.write(error);
    if (!written)
        say(written.error().detail);
    const int code = !written && exitCode == exitGood ? exitPageFailed : exitCode;
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
}

} // namespace accountdesk
