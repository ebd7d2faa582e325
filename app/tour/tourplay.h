// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/tourfile.h"
#include "tour/tourrun.h"

#include <QElapsedTimer>

namespace accountdesk {

/// Plays the steps of a tour file in the window and writes down what stood there after each. A
/// step that cannot be done yet is tried again until its time is over; then the run ends with exit
/// code 1 and names the step.
class TourPlay : public TourRun
{
    Q_OBJECT

public:
    TourPlay(TourStage &stage, account::AccountStore &store, const QString &folder,
             QList<TourStep> steps, QObject *parent = nullptr);

    /// For one step, in milliseconds.
    void setPatience(qint64 ms) { m_patienceMs = ms; }

protected:
    void begin() override;
    void idle() override;

private:
    void tryStep();
    Result<void> perform(const TourStep &step);
    Result<void> expect(const TourStep &step);
    Result<void> openView(const QString &id);
    Result<void> answer(const QString &name);
    void failStep(const QString &why);

    const QList<TourStep> m_steps;
    qsizetype m_next = 0;
    qint64 m_patienceMs = 15000;
    QElapsedTimer m_sinceBegun;
};

} // namespace accountdesk
