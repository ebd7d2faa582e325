// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cursorrest.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>

namespace accountdesk {

CursorRest::CursorRest(int afterMs, QObject *parent) : QObject(parent)
{
    m_due.setSingleShot(true);
    m_due.setInterval(afterMs);
    connect(&m_due, &QTimer::timeout, this, &CursorRest::rest);
    connect(qApp, &QApplication::focusChanged, this, &CursorRest::follow);
}

CursorRest::~CursorRest()
{
    wake();
}

bool CursorRest::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
        wake();
        m_due.start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void CursorRest::follow(QWidget *old, QWidget *now)
{
    if (old)
        old->removeEventFilter(this);
    wake();
    m_due.stop();
    // Only what takes text has a cursor; a read-only field has not.
    if (!now || !now->testAttribute(Qt::WA_InputMethodEnabled))
        return;
    now->installEventFilter(this);
    m_due.start();
}

void CursorRest::rest()
{
    m_usualFlashTime = QApplication::cursorFlashTime();
    m_isResting = true;
    QApplication::setCursorFlashTime(0);
    Q_EMIT rested();
}

void CursorRest::wake()
{
    if (m_isResting)
        QApplication::setCursorFlashTime(m_usualFlashTime);
    m_isResting = false;
}

} // namespace accountdesk
