// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/waitingpanel.h"

#include "signin/tenantname.h"
#include "widgets/copybutton.h"
#include "widgets/plaintextlabel.h"
#include "widgets/themestyle.h"
#include "widgets/timetext.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>

namespace accountdesk {

namespace {

constexpr int helpAfterMs = 20000;

PlainTextLabel *mutedLabel(const QString &text = {})
{
    auto *label = new PlainTextLabel(text);
    label->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    return label;
}

/// Without query and fragment: those hold state and challenge.
QString hostAndPath(const QUrl &url)
{
    return url.toString(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

} // namespace

WaitingPanel::WaitingPanel(const Clock &clock, QWidget *parent)
    : Card({}, parent), m_clock(clock), m_sentence(new PlainTextLabel), m_link(new PlainTextLabel),
      m_timeLeft(mutedLabel()), m_urls(new PlainTextLabel),
      m_open(new QPushButton(tr("Open again"))), m_copy(new QPushButton(tr("Copy link"))),
      m_helpButton(new QPushButton(tr("Callback mismatch?"))),
      m_cancel(new QPushButton(tr("Cancel"))), m_linkRow(new QWidget),
      m_help(new QWidget)
{
    const Theme &theme = Theme::current();
    m_link->setTechnical(true);
    m_copy->setAccessibleDescription(tr("Copies the whole link, to open it in another browser."));
    auto *linkColumn = new QVBoxLayout(m_linkRow);
    linkColumn->setContentsMargins(0, theme.scaled(6), 0, 0);
    linkColumn->setSpacing(theme.scaled(4));
    linkColumn->addWidget(mutedLabel(tr("If no page has opened, copy this link into a browser:")));
    linkColumn->addWidget(m_link);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.scaled(8));
    buttons->addWidget(m_open);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    auto *helpRow = new QHBoxLayout;
    m_timeLeft->setAlignment(Qt::AlignVCenter | Qt::AlignLeading);
    helpRow->addWidget(m_timeLeft, 1);
    helpRow->addWidget(m_helpButton);
    buildHelp();
    body()->addWidget(m_sentence);
    body()->addWidget(m_linkRow);
    body()->addSpacing(theme.scaled(6));
    body()->addLayout(buttons);
    body()->addLayout(helpRow);
    body()->addWidget(m_help);
    m_ticks.setSingleShot(true);
    m_helpDue.setSingleShot(true);
    m_helpDue.setInterval(helpAfterMs);
    connect(m_open, &QPushButton::clicked, this, &WaitingPanel::openedAgain);
    connect(m_cancel, &QPushButton::clicked, this, &WaitingPanel::cancelled);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromLatin1(m_url.toEncoded()));
        m_copy->setText(tr("Copied"));
    });
    connect(m_helpButton, &QPushButton::clicked, this, [this] { setHelpShown(!isHelpShown()); });
    connect(&m_ticks, &QTimer::timeout, this, &WaitingPanel::tick);
    connect(&m_helpDue, &QTimer::timeout, this, [this] { setHelpShown(true); });
}

void WaitingPanel::buildHelp()
{
    const Theme &theme = Theme::current();
    m_urls->setTechnical(true);
    m_urls->setSelectable(true);
    auto *copy = new QPushButton(theme.icon(QStringLiteral("copy")), tr("Copy these URLs"));
    auto *heading = new PlainTextLabel(tr("If the browser reports a callback mismatch"));
    heading->setTextStyle(Theme::TextStyle::Body, true);
    auto *row = new QHBoxLayout;
    row->addWidget(copy);
    row->addStretch(1);
    auto *column = new QVBoxLayout(m_help);
    column->setContentsMargins(0, theme.scaled(8), 0, 0);
    column->setSpacing(theme.scaled(6));
    column->addWidget(heading);
    column->addWidget(
        mutedLabel(tr("The tenant does not know where to send its answer. Whoever runs "
                      "it adds these to the application's Allowed Callback URLs:")));
    column->addWidget(m_urls);
    column->addLayout(row);
    m_help->hide();
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_callbacks.join(QLatin1String(", ")));
    });
}

void WaitingPanel::follow(const auth::SignIn &attempt, const QString &reason)
{
    m_reason = reason;
    m_host = tenantName(attempt.request().tenant);
    setHelpShown(false);
    m_copy->setText(tr("Copy link"));
    showStage(attempt);
}

void WaitingPanel::stop()
{
    m_ticks.stop();
    m_helpDue.stop();
    m_url.clear();
}

void WaitingPanel::showStage(const auth::SignIn &attempt)
{
    using Stage = auth::SignIn::Stage;
    const bool isAwaiting = attempt.stage() == Stage::AwaitingCallback;
    m_url = isAwaiting ? attempt.authorizeUrl() : QUrl();
    m_deadline = attempt.deadline();
    m_callbacks = attempt.request().tenant.callbackUrls();
    if (m_callbacks.isEmpty() && isAwaiting)
        m_callbacks = QStringList{attempt.callbackUrl()};
    m_urls->setPlainText(m_callbacks.join(QLatin1Char('\n')));
    m_link->setPlainText(hostAndPath(m_url));
    for (QWidget *widget :
         std::initializer_list<QWidget *>{ m_linkRow, m_open, m_copy, m_helpButton })
        widget->setVisible(isAwaiting);
    switch (attempt.stage()) {
    case Stage::Idle:
    case Stage::Discovering:
        setTitle(tr("Looking up your tenant…"));
        m_sentence->setPlainText(tr("Asking %1 how to sign in.").arg(m_host));
        break;
    case Stage::AwaitingCallback:
        setTitle(tr("Go on in your browser"));
        m_sentence->setPlainText(
            m_reason.isEmpty()
                ? tr("A page of %1 opens there. Sign in, then come back here.").arg(m_host)
                : tr("A page of %1 opens there, to allow this: %2. Sign in, then come back here.")
                      .arg(m_host, m_reason));
        m_helpDue.start();
        break;
    case Stage::Exchanging:
    case Stage::Verifying:
    case Stage::Finished:
        setTitle(tr("Almost there…"));
        m_sentence->setPlainText(tr("Fetching and checking what %1 says.").arg(m_host));
        m_helpDue.stop();
        setHelpShown(false);
        break;
    }
    tick();
}

void WaitingPanel::showBrowserFailure()
{
    setTitle(tr("No browser could be started"));
    m_sentence->setPlainText(tr("Copy the link and open it in a browser of this computer. This "
                                "program keeps waiting for the answer."));
}

void WaitingPanel::setHelpShown(bool isShown)
{
    m_help->setVisible(isShown);
}

void WaitingPanel::setCancelShown(bool isShown)
{
    m_cancel->setVisible(isShown);
}

bool WaitingPanel::isHelpShown() const
{
    return !m_help->isHidden();
}

void WaitingPanel::tick()
{
    if (!m_deadline.isValid() || m_url.isEmpty()) {
        m_timeLeft->setPlainText({});
        m_ticks.stop();
        return;
    }
    const qint64 seconds = std::max(qint64(0), m_clock.now().secsTo(m_deadline));
    const qint64 told = seconds <= 60 ? seconds : (seconds + 59) / 60 * 60;
    m_timeLeft->setPlainText(tr("This attempt ends in %1.").arg(duration(told)));
    // Minutes change once a minute; only the last one is counted down.
    m_ticks.start(seconds <= 60 ? 1000 : int(seconds % 60 + 1) * 1000);
}

} // namespace accountdesk
