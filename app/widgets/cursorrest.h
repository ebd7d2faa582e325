// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class QWidget;

namespace accountdesk {

/// Lets the text cursor stand still once nothing has been typed for a while: a blinking one wakes
/// the program several times a second for as long as a field has the focus. One for the program.
class CursorRest : public QObject
{
    Q_OBJECT

public:
    explicit CursorRest(int afterMs = 10000, QObject *parent = nullptr);
    ~CursorRest() override;

Q_SIGNALS:
    void rested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWidget *old, QWidget *now);
    void rest();
    void wake();

    QTimer m_due;
    int m_usualFlashTime = 0;
    bool m_isResting = false;
};

} // namespace accountdesk
