// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tourplay.h"

#include "nearestname.h"
#include "pages/page.h"
#include "tour/controlnames.h"
#include "tour/tourcamera.h"
#include "tour/tourtarget.h"
#include "widgets/sheet.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimer>

namespace accountdesk {

using Verb = TourStep::Verb;

namespace {

constexpr int betweenTriesMs = 25;

Error refused(const QString &why)
{
    return Error{Error::Kind::Rejected, 0, {}, why, QStringLiteral("step"), 0};
}

/// The step's own word and name, for the picture's file name: what no file system minds.
QString labelOf(const TourStep &step)
{
    static const QRegularExpression unusual(QStringLiteral("[^A-Za-z0-9_-]+"));
    const QString word = step.source.section(u' ', 0, 0);
    QString label = step.name.isEmpty() ? word : word + QLatin1Char('-') + step.name;
    return label.left(60).replace(unusual, QStringLiteral("-"));
}

} // namespace

TourPlay::TourPlay(TourStage &stage, account::AccountStore &store, const QString &folder,
                   QList<TourStep> steps, QObject *parent)
    : TourRun(stage, store, folder, parent), m_steps(std::move(steps))
{
    // The system's file dialog is out of reach.
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TourPlay::begin()
{
    if (m_next >= m_steps.size()) {
        end(exitGood, std::nullopt);
        return;
    }
    stage().tourWindow()->resize(tourWindowSize);
    m_sinceBegun.start();
    tryStep();
}

void TourPlay::tryStep()
{
    const TourStep &step = m_steps.at(m_next);
    const Result<void> done = perform(step);
    if (done)
        awaitIdle();
    else if (m_sinceBegun.hasExpired(m_patienceMs))
        failStep(done.error().detail);
    else
        QTimer::singleShot(betweenTriesMs, this, &TourPlay::tryStep);
}

void TourPlay::idle()
{
    const TourStep &step = m_steps.at(m_next);
    const QPixmap picture = pictureOf(stage());
    const Result<void> added = report().addStop(step.line, step.source, labelOf(step), picture,
                                                transcriptOf(*stage().tourWindow()));
    if (!added) {
        fail(exitPageFailed, added.error());
        return;
    }
    ++m_next;
    QTimer::singleShot(0, this, &TourPlay::begin);
}

Result<void> TourPlay::perform(const TourStep &step)
{
    const TourTarget window(*stage().tourWindow());
    switch (step.verb) {
    case Verb::Page: stage().openPage(step.name); return {};
    case Verb::View: return openView(step.name);
    case Verb::Press: return window.press(step.name, step.text);
    case Verb::Answer: return answer(step.name);
    case Verb::Type: return window.type(step.name, step.text);
    case Verb::Choose: return window.choose(step.name, step.text);
    case Verb::Check: return window.setChecked(step.name, true);
    case Verb::Uncheck: return window.setChecked(step.name, false);
    case Verb::ExpectText: return window.expectText(step.text);
    case Verb::ExpectNoText: return window.expectNoText(step.text);
    case Verb::ExpectEnabled: return window.expectEnabled(step.name);
    case Verb::ExpectDisabled: return window.expectDisabled(step.name, step.text);
    case Verb::ExpectValue: return window.expectValue(step.name, step.text);
    case Verb::ExpectPage:
    case Verb::ExpectSheet:
    case Verb::ExpectNoSheet: break;
    }
    return expect(step);
}

Result<void> TourPlay::expect(const TourStep &step)
{
    const QString page = stage().shownId();
    if (step.verb == Verb::ExpectPage)
        return page == step.name ? Result<void>() : refused(tr("the page is “%1”").arg(page));
    const auto *shown = qobject_cast<Page *>(stage().shownPage());
    const Sheet *sheet = shown ? shown->sheet() : nullptr;
    if (step.verb == Verb::ExpectNoSheet)
        return !sheet ? Result<void>() : refused(tr("the sheet “%1” is there").arg(sheet->title()));
    if (!sheet)
        return refused(tr("there is no sheet"));
    return sheet->title() == step.text ? Result<void>()
                                       : refused(tr("the sheet is “%1”").arg(sheet->title()));
}

Result<void> TourPlay::openView(const QString &id)
{
    const QStringList views = QStringList{QString(firstTourView)} + stage().moreViews();
    if (!views.contains(id))
        return refused(tr("there is no view “%1”, but there is “%2”").arg(id, nearestName(id, views)));
    stage().openView(id == firstTourView ? QString() : id);
    return {};
}

Result<void> TourPlay::answer(const QString &name)
{
    const auto *page = qobject_cast<Page *>(stage().shownPage());
    if (!page || !page->sheet())
        return refused(tr("nothing is being asked"));
    return TourTarget(*page->sheet()).press(name);
}

void TourPlay::failStep(const QString &why)
{
    const TourStep &step = m_steps.at(m_next);
    fail(exitRefused, refused(tr("%1, line %2: step %3 failed (%4): %5")
                                  .arg(step.file)
                                  .arg(step.line)
                                  .arg(m_next + 1)
                                  .arg(step.source, why)));
}

} // namespace accountdesk
