// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "core/clock.h"
#include "core/error.h"

#include <QDateTime>
#include <QFrame>
#include <QHash>
#include <QTimer>

class QPushButton;

namespace accountdesk {

namespace account { class AccountStore; }
class PlainTextLabel;

/// While requests pause before they are sent again: why, how long still, and Cancel. Its timer
/// runs only while it is shown.
class PauseBar : public QFrame
{
    Q_OBJECT

public:
    explicit PauseBar(const Clock &clock, QWidget *parent = nullptr);
    QString text() const;
    /// Notes whatever pauses there.
    void follow(account::AccountStore &store);
    /// The action pauses for that long before it is sent again; 0 when the pause is over. title
    /// says it better than the action's own, if not empty.
    void note(catalogue::Action action, int ms, const Error &because, const QString &title = {});

Q_SIGNALS:
    /// The person does not want to wait for it.
    void cancelled(accountdesk::catalogue::Action action);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Pause
    {
        QDateTime end;
        Error::Kind because;
        QString title;
    };
    void tick();
    void cancelAll();

    const Clock &m_clock;
    QHash<int, Pause> m_pauses; ///< by action
    PlainTextLabel *m_text;
    QPushButton *m_cancel;
    QTimer m_second;
};

} // namespace accountdesk
