// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/statusline.h"

#include "api/ratebudget.h"
#include "auth/session.h"
#include "signin/tenantname.h"
#include "widgets/plaintextlabel.h"
#include "widgets/timetext.h"

#include <QBoxLayout>
#include <QPainter>

namespace accountdesk {

StatusLine::StatusLine(account::AccountStore &store, auth::Session &session,
                       api::RateBudget &budget, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_store(store), m_session(session), m_budget(budget), m_clock(clock),
      m_connection(new PlainTextLabel), m_time(new PlainTextLabel), m_requests(new PlainTextLabel)
{
    const Theme &theme = Theme::current();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.scaled(20), theme.scaled(6), theme.scaled(20),
                               theme.scaled(6));
    layout->setSpacing(theme.scaled(16));
    layout->addWidget(m_connection, 1);
    layout->addWidget(m_time);
    layout->addWidget(m_requests);
    for (PlainTextLabel *label : {m_connection, m_time, m_requests}) {
        label->setTextStyle(Theme::TextStyle::Small, false, Theme::Role::Muted);
        label->setWordWrap(false);
        label->setMinimumWidth(1);
    }
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Status"));
    m_minute.setSingleShot(true);
    connect(&m_minute, &QTimer::timeout, this, &StatusLine::showTime);
    using Store = account::AccountStore;
    connect(&store, &Store::connectionChanged, this, &StatusLine::showConnection);
    connect(&store, &Store::identityKnown, this, &StatusLine::showConnection);
    connect(&session, &auth::Session::changed, this, &StatusLine::showTime);
    connect(&session, &auth::Session::changed, this, &StatusLine::showConnection);
    connect(&budget, &api::RateBudget::changed, this, &StatusLine::showBudget);
    showConnection();
    showBudget();
    showTime();
}

void StatusLine::setActive(bool isActive)
{
    m_isActive = isActive;
    showTime();
}

QString StatusLine::timeText() const
{
    return m_time->plainText();
}

void StatusLine::showConnection()
{
    const QString host = tenantName(m_session.tenant());
    switch (m_store.connection()) {
    case catalogue::Connection::Online:
        m_connection->setTextStyle(Theme::TextStyle::Small, false, Theme::Role::Good);
        m_connection->setPlainText(tr("● Connected to %1").arg(host));
        break;
    case catalogue::Connection::Offline:
        m_connection->setTextStyle(Theme::TextStyle::Small, false, Theme::Role::Warning);
        m_connection->setPlainText(tr("○ No connection to %1").arg(host));
        break;
    case catalogue::Connection::SignedOut:
        m_connection->setTextStyle(Theme::TextStyle::Small, false, Theme::Role::Muted);
        m_connection->setPlainText(tr("Signed out"));
        break;
    }
    makeRoom();
}

void StatusLine::showBudget()
{
    const bool isKnown = m_budget.limit() && m_budget.remaining();
    if (isKnown)
        m_requests->setPlainText(
            tr("Requests left: %1 of %2").arg(*m_budget.remaining()).arg(*m_budget.limit()));
    makeRoom();
}

void StatusLine::showTime()
{
    m_minute.stop();
    if (!m_session.isSignedIn())
        return makeRoom();
    const QDateTime end = m_session.tokens().expiresAt;
    const qint64 seconds = m_clock.now().secsTo(end);
    if (seconds <= 0) {
        m_time->setPlainText(tr("Token has ended"));
        makeRoom();
        if (m_reported != end) {
            m_reported = end;
            Q_EMIT tokenEnded();
        }
        return;
    }
    m_time->setPlainText(seconds < 60 ? tr("Token: less than a minute left")
                                      : tr("Token: %1 left").arg(duration(seconds)));
    makeRoom();
    if (m_isActive)
        m_minute.start(int(seconds % 60 + 1) * 1000);
}

void StatusLine::resizeEvent(QResizeEvent *)
{
    makeRoom();
}

/// Half a word tells nothing: what does not fit goes, the least important first.
void StatusLine::makeRoom()
{
    const auto widthOf = [](const PlainTextLabel *label) { return label->sizeHint().width(); };
    const int gap = layout()->spacing();
    const QMargins margins = layout()->contentsMargins();
    int room = width() - margins.left() - margins.right() - widthOf(m_connection) - gap;
    const bool isTimeKnown = m_session.isSignedIn();
    const bool isTimeShown = isTimeKnown && room >= widthOf(m_time);
    m_time->setVisible(isTimeShown);
    if (isTimeShown)
        room -= widthOf(m_time) + gap;
    const bool isBudgetKnown = m_budget.limit() && m_budget.remaining();
    m_requests->setVisible(isBudgetKnown && room >= widthOf(m_requests)
                           && (isTimeShown || !isTimeKnown));
}

void StatusLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Theme::Role::Surface));
    painter.fillRect(0, 0, width(), 1, theme.color(Theme::Role::Line));
}

} // namespace accountdesk
