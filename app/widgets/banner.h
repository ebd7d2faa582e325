// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace accountdesk {

class CopyButton;
class IconLabel;
class PlainTextLabel;

/// The non-modal message above the page: severity, what happened, why, what to do. Failures stay
/// until dismissed or replaced; notes go by themselves. Announced to screen readers.
class Banner : public QFrame
{
    Q_OBJECT

public:
    enum class Severity { Note, Warning, Failure };

    struct Message
    {
        Severity severity = Severity::Note;
        QString what;       ///< what happened
        QString why;        ///< as far as known; the server's sentence quoted as text
        QString action;     ///< text of the button; none if empty
        QString requestId;  ///< copyable; none if empty
    };

    explicit Banner(QWidget *parent = nullptr);
    /// As a part of what it stands in, it stays as long as that.
    void setDismissible(bool isDismissible);
    void show(const Message &message);
    void dismiss();
    const Message &message() const { return m_message; }
    bool isGoingByItself() const { return m_timer.isActive(); }

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    Message m_message;
    QHBoxLayout *m_layout;
    IconLabel *m_icon;
    PlainTextLabel *m_what;
    PlainTextLabel *m_why;
    QPushButton *m_action;
    CopyButton *m_copy;
    QToolButton *m_close;
    QTimer m_timer;
};

} // namespace accountdesk
