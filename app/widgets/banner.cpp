// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/banner.h"

#include "pages/adaptiverow.h"
#include "widgets/accessibility.h"
#include "widgets/announce.h"
#include "widgets/copybutton.h"
#include "widgets/iconlabel.h"
#include "widgets/plaintextlabel.h"
#include "widgets/stylepaint.h"
#include "widgets/tonecolors.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace accountdesk {

namespace {

constexpr int noteMs = 6000;

Badge::Tone toneOf(Banner::Severity severity)
{
    switch (severity) {
    case Banner::Severity::Note: return Badge::Tone::Accent;
    case Banner::Severity::Warning: return Badge::Tone::Warning;
    case Banner::Severity::Failure: break;
    }
    return Badge::Tone::Bad;
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent), m_layout(new QHBoxLayout(this)),
      m_icon(new IconLabel(QStringLiteral("info"), 20, Theme::Role::Accent)),
      m_what(new PlainTextLabel), m_why(new PlainTextLabel), m_action(new QPushButton),
      m_copy(new CopyButton(tr("Copy the request number"), [this] { return m_message.requestId; })),
      m_close(new QToolButton)
{
    const Theme &theme = Theme::current();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_what->setTextStyle(Theme::TextStyle::Body, true);
    m_why->setTextStyle(Theme::TextStyle::Secondary);
    m_why->setSelectable(true);
    m_close->setIcon(theme.icon(QStringLiteral("close"), Theme::Role::Text));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setAccessibleName(tr("Dismiss"));
    setPlainToolTip(m_close, tr("Dismiss"));
    auto *words = new QWidget;
    auto *texts = new QVBoxLayout(words);
    texts->setContentsMargins(0, 0, 0, 0);
    texts->setSpacing(theme.scaled(2));
    texts->addStretch(1);
    texts->addWidget(m_what);
    texts->addWidget(m_why);
    texts->addStretch(1);
    m_layout->setContentsMargins(theme.scaled(16), theme.scaled(10), theme.scaled(10),
                                 theme.scaled(10));
    m_layout->setSpacing(theme.scaled(12));
    m_layout->addWidget(m_icon, 0, Qt::AlignTop);
    // A long verb would squeeze the words in a narrow window: there it goes below them.
    auto *row = new AdaptiveRow(theme.scaled(560), theme.scaled(12), AdaptiveRow::Fit::Center);
    row->setStackedGap(theme.scaled(8));
    row->addCell(words, 1);
    row->addCell(m_action, 0);
    m_layout->addLayout(row, 1);
    for (QWidget *control : std::initializer_list<QWidget *>{m_copy, m_close})
        m_layout->addWidget(control, 0, Qt::AlignVCenter);
    m_timer.setSingleShot(true);
    m_timer.setInterval(noteMs);
    connect(&m_timer, &QTimer::timeout, this, &Banner::dismiss);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);
    hide();
}

void Banner::show(const Message &message)
{
    m_message = message;
    m_what->setPlainText(message.what);
    m_why->setPlainText(message.why);
    m_why->setVisible(!message.why.isEmpty());
    m_layout->setAlignment(m_icon, message.why.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop);
    m_action->setText(message.action);
    m_action->setVisible(!message.action.isEmpty());
    m_copy->setVisible(!message.requestId.isEmpty());
    restyle();
    setAccessibleName(message.what);
    setAccessibleDescription(message.why);
    if (message.severity == Severity::Note && message.action.isEmpty())
        m_timer.start();
    else
        m_timer.stop();
    QFrame::show();
    announce(this, message.why.isEmpty() ? message.what
                                         : tr("%1 %2").arg(message.what, message.why));
}

void Banner::setDismissible(bool isDismissible)
{
    m_close->setVisible(isDismissible);
}

void Banner::dismiss()
{
    m_timer.stop();
    m_message = {};
    hide();
}

void Banner::restyle()
{
    switch (m_message.severity) {
    case Severity::Note: m_icon->setIcon(QStringLiteral("info"), Theme::Role::Accent); break;
    case Severity::Warning: m_icon->setIcon(QStringLiteral("warning"), Theme::Role::Warning); break;
    case Severity::Failure: m_icon->setIcon(QStringLiteral("warning"), Theme::Role::Bad); break;
    }
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    const ToneColors colors = toneColors(toneOf(m_message.severity));
    const int bar = Theme::current().scaled(4);
    QPainter painter(this);
    painter.fillRect(rect(), colors.surface);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, bar, height())),
                     colors.ink);
    if (Theme::current().isHighContrast())
        painter.fillRect(0, height() - 1, width(), 1, colors.ink);
}

} // namespace accountdesk
