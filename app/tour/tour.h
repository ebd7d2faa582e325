// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "tour/tourreport.h"
#include "tour/tourstage.h"

#include <QObject>
#include <QSize>

namespace accountdesk {

/// Visits every page and its tabs in the real window after sign-in and writes a picture and a transcript of
/// each (accountdesk --tour DIR). Ends once, by finished(). Owned by composition.
class Tour : public QObject
{
    Q_OBJECT

public:
    static constexpr int exitGood = 0;
    static constexpr int exitUsage = 2;
    static constexpr int exitSignInFailed = 3;
    static constexpr int exitPageFailed = 4;

    Tour(TourStage &stage, account::AccountStore &store, const QString &folder,
         QObject *parent = nullptr);

    /// Before signing in: creates the folder. Its failure is exit code 2.
    Result<void> prepare() const { return m_report.prepare(); }
    /// Signed in: sets out.
    void start();
    /// Signing in failed: writes the report without pages and ends with exit code 3.
    void failSignIn(const Error &error);

    static QSize windowSize() { return { 1180, 800 }; }
    /// Enough for every page at 200 % text.
    static constexpr int maximumHeight = 12000;

Q_SIGNALS:
    /// Queued, never from start() or failSignIn().
    void finished(int exitCode);

private:
    bool isBusy() const;
    void openNext();
    void goOnWhenIdle();
    void takePicture();
    void growToContent(QScrollArea &page);
    void end(int exitCode, const std::optional<Error> &error);
    void failPage(const Error &error);

    TourStage &m_stage;
    account::AccountStore &m_store;
    TourReport m_report;
    QStringList m_ids;
    qsizetype m_next = 0;
    QStringList m_views;    ///< of the page before m_next, still to come
    QString m_view;         ///< shown now; empty for the page as it opens
    bool m_isAwaitingIdle = false;
};

} // namespace accountdesk
