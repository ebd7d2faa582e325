// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tour.h"

#include "tour/tourcamera.h"

#include <QScrollArea>
#include <QTimer>

namespace accountdesk {

Tour::Tour(TourStage &stage, account::AccountStore &store, const QString &folder, QObject *parent)
    : TourRun(stage, store, folder, parent)
{
}

void Tour::begin()
{
    m_ids = stage().pageIds();
    openNext();
}

void Tour::openNext()
{
    if (m_views.isEmpty() && m_next >= m_ids.size()) {
        end(exitGood, std::nullopt);
        return;
    }
    stage().tourWindow()->resize(tourWindowSize);
    m_view = m_views.isEmpty() ? QString() : m_views.takeFirst();
    if (m_view.isEmpty())
        stage().openPage(m_ids.at(m_next++));
    else
        stage().openView(m_view);
    awaitIdle();
}

void Tour::idle()
{
    const QString id = m_ids.at(m_next - 1);
    const QScrollArea *page = stage().shownPage();
    if (!page || !page->isVisible() || !page->widget()) {
        fail(exitPageFailed, Error{Error::Kind::Rejected, 0, {},
                                   tr("The page %1 could not be built.").arg(id),
                                   QStringLiteral("page"), 0});
        return;
    }
    const QPixmap picture = pictureOf(stage());
    const QList<AccessibleNode> nodes = transcriptOf(*stage().tourWindow());
    const Result<void> added = m_view.isEmpty() ? report().addPage(id, picture, nodes)
                                                : report().addView(m_view, picture, nodes);
    if (!added) {
        fail(exitPageFailed, added.error());
        return;
    }
    if (m_view.isEmpty())
        m_views = stage().moreViews();
    QTimer::singleShot(0, this, &Tour::openNext);
}

} // namespace accountdesk
