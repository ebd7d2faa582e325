// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"

#include <QFrame>
#include <QHash>
#include <QTimer>

class QPushButton;

namespace accountdesk {

class PlainTextLabel;

/// While requests pause before they are sent again: why, how long still, and Cancel. Its timer
/// runs only while it is shown.
class PauseBar : public QFrame
{
    Q_OBJECT

public:
    PauseBar(account::AccountStore &store, const Clock &clock, QWidget *parent = nullptr);
    QString text() const;

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
    };
    void note(catalogue::Action action, int ms, const Error &because);
    void tick();
    void cancelAll();

    const Clock &m_clock;
    QHash<int, Pause> m_pauses; ///< by action
    PlainTextLabel *m_text;
    QPushButton *m_cancel;
    QTimer m_second;
};

} // namespace accountdesk
