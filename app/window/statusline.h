// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"

#include <QTimer>
#include <QWidget>

namespace accountdesk {

namespace api { class RateBudget; }
namespace auth { class Session; }
class PlainTextLabel;

/// The bottom line: connection, time left on the token, rate budget. Its one timer waits for the
/// next minute, only while it is active and someone is signed in.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    StatusLine(account::AccountStore &store, auth::Session &session, api::RateBudget &budget,
               const Clock &clock, QWidget *parent = nullptr);
    /// Off while the window cannot be seen.
    void setActive(bool isActive);
    QString timeText() const;
    bool isTicking() const { return m_minute.isActive(); }

Q_SIGNALS:
    /// The access token has ended; once per token.
    void tokenEnded();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showConnection();
    void showBudget();
    void showTime();
    void makeRoom();

    account::AccountStore &m_store;
    auth::Session &m_session;
    api::RateBudget &m_budget;
    const Clock &m_clock;
    PlainTextLabel *m_connection;
    PlainTextLabel *m_time;
    PlainTextLabel *m_requests;
    QTimer m_minute;
    QDateTime m_reported;
    bool m_isActive = true;
};

} // namespace accountdesk
