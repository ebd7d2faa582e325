// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "options.h"
#include "tour/tourreport.h"
#include "tour/tourstage.h"

#include <QObject>

namespace accountdesk {

/// One way through the real window after sign-in that leaves pictures and transcripts in a folder
/// (accountdesk --tour DIR). Ends once, by finished(). Owned by composition.
class TourRun : public QObject
{
    Q_OBJECT

public:
    TourRun(TourStage &stage, account::AccountStore &store, const QString &folder, QObject *parent);

    /// Before signing in: creates the folder. Its failure is exit code 2.
    Result<void> prepare() const { return m_report.prepare(); }
    /// Signed in: sets out. Later sign-ins are part of the run.
    void start();
    /// Signing in failed: writes the report without pages and ends with exit code 3.
    void failSignIn(const Error &error);

Q_SIGNALS:
    /// Queued, never from start() or failSignIn().
    void finished(int exitCode);

protected:
    virtual void begin() = 0;
    /// Nothing is being fetched any more, and the pages have heard of it. (Changes may wait for
    /// the person.)
    virtual void idle() = 0;

    TourStage &stage() { return m_stage; }
    TourReport &report() { return m_report; }
    /// Leads to idle().
    void awaitIdle();
    void end(int exitCode, const std::optional<Error> &error);
    /// Says the detail and ends.
    void fail(int exitCode, const Error &error);

private:
    bool isReading() const;
    void goOnWhenIdle();

    TourStage &m_stage;
    account::AccountStore &m_store;
    TourReport m_report;
    bool m_hasStarted = false;
    bool m_isAwaitingIdle = false;
};

} // namespace accountdesk
