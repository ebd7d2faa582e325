// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/signin.h"
#include "widgets/card.h"

#include <QTimer>

class QPushButton;

namespace accountdesk {

class CopyButton;

/// While the person signs in in the browser: what to do, the link to copy, opening again,
/// cancelling, the time that is left, and what helps when the browser reports a callback
/// mismatch. Timers run only while it shows an attempt.
class WaitingPanel : public Card
{
    Q_OBJECT

public:
    explicit WaitingPanel(const Clock &clock, QWidget *parent = nullptr);

    /// Follows this attempt until stop(); the attempt may end at any time. reason: what it is to
    /// allow, if that is why.
    void follow(const auth::SignIn &attempt, const QString &reason = {});
    void stop();
    void showStage(const auth::SignIn &attempt);
    void showBrowserFailure();
    bool isHelpShown() const;
    /// Where it stands beside another button for that.
    void setCancelShown(bool isShown);

Q_SIGNALS:
    void cancelled();
    void openedAgain();

private:
    void buildHelp();
    void setHelpShown(bool isShown);
    void tick();

    const Clock &m_clock;
    PlainTextLabel *m_sentence;
    PlainTextLabel *m_link;
    PlainTextLabel *m_timeLeft;
    PlainTextLabel *m_urls;
    QPushButton *m_open;
    QPushButton *m_copy;
    QPushButton *m_helpButton;
    QPushButton *m_cancel;
    QWidget *m_linkRow;
    QWidget *m_help;
    QUrl m_url;
    QString m_host;
    QString m_reason;
    QStringList m_callbacks;
    QDateTime m_deadline;
    QTimer m_ticks;
    QTimer m_helpDue;
};

} // namespace accountdesk
