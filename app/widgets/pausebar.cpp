// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pausebar.h"

#include "account/accountstore.h"
#include "widgets/actiontext.h"
#include "widgets/announce.h"
#include "widgets/iconlabel.h"
#include "widgets/plaintextlabel.h"
#include "widgets/timetext.h"
#include "widgets/tonecolors.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace accountdesk {

namespace {

/// A shorter pause would only flash.
constexpr int shortestShownMs = 900;

} // namespace

PauseBar::PauseBar(const Clock &clock, QWidget *parent)
    : QFrame(parent), m_clock(clock), m_text(new PlainTextLabel),
      m_cancel(new QPushButton(tr("Cancel")))
{
    const Theme &theme = Theme::current();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.scaled(16), theme.scaled(8), theme.scaled(10),
                               theme.scaled(8));
    layout->setSpacing(theme.scaled(12));
    layout->addWidget(new IconLabel(QStringLiteral("info"), 20, Theme::Role::Warning), 0,
                      Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_cancel, 0, Qt::AlignVCenter);
    m_text->setAlignment(Qt::AlignVCenter | Qt::AlignLeading);
    m_cancel->setObjectName(QStringLiteral("cancelPause"));
    m_cancel->setAccessibleDescription(tr("Gives up what waits"));
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &PauseBar::tick);
    connect(m_cancel, &QPushButton::clicked, this, &PauseBar::cancelAll);
    hide();
}

QString PauseBar::text() const
{
    return m_text->plainText();
}

void PauseBar::follow(account::AccountStore &store)
{
    connect(&store, &account::AccountStore::waiting, this,
            [this](catalogue::Action action, int ms, const Error &because) {
                note(action, ms, because);
            });
    // What was given up, and whose account is left, tells no end of its pause.
    connect(&store, &account::AccountStore::busyChanged, this,
            [this](catalogue::Action action, bool isBusy) {
                if (!isBusy)
                    note(action, 0, {});
            });
}

void PauseBar::note(catalogue::Action action, int ms, const Error &because, const QString &title)
{
    const bool wasShown = !isHidden();
    if (ms >= shortestShownMs)
        m_pauses.insert(static_cast<int>(action),
                        {m_clock.now().addMSecs(ms), because.kind,
                         title.isEmpty() ? actionTitle(action) : title});
    else
        m_pauses.remove(static_cast<int>(action));
    tick();
    if (!wasShown && !m_pauses.isEmpty())
        announce(this, text());
}

void PauseBar::tick()
{
    setVisible(!m_pauses.isEmpty());
    if (m_pauses.isEmpty())
        return m_second.stop();
    if (!m_second.isActive())
        m_second.start();
    const auto last = std::max_element(
        m_pauses.cbegin(), m_pauses.cend(),
        [](const Pause &one, const Pause &other) { return one.end < other.end; });
    const qint64 seconds = (std::max(qint64(0), m_clock.now().msecsTo(last->end)) + 999) / 1000;
    const QString why = last->because == Error::Kind::RateLimited
        ? tr("Your tenant wants fewer requests for a while.")
        : tr("Your tenant did not answer as it should.");
    m_text->setPlainText(
        tr("%1 “%2” is tried again in %3.").arg(why, last->title, duration(seconds)));
    setAccessibleName(m_text->plainText());
}

void PauseBar::cancelAll()
{
    const QList<int> actions = m_pauses.keys();
    for (const int action : actions)
        Q_EMIT cancelled(static_cast<catalogue::Action>(action));
}

void PauseBar::paintEvent(QPaintEvent *)
{
    const ToneColors colors = toneColors(Badge::Tone::Warning);
    QPainter painter(this);
    painter.fillRect(rect(), colors.surface);
    painter.fillRect(0, height() - 1, width(), 1, Theme::current().color(Theme::Role::Line));
}

} // namespace accountdesk
