// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/secretfield.h"

#include "widgets/plaintextlabel.h"
#include "widgets/secretclipboard.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>

namespace accountdesk {

namespace {

/// Always as long, so that it says nothing of the secret.
QString hiddenText()
{
    return QString(12, QChar(0x2022));
}

} // namespace

SecretField::SecretField(const QString &name, std::function<QByteArray()> source, QWidget *parent)
    : QWidget(parent), m_name(name), m_source(std::move(source)), m_text(new PlainTextLabel),
      m_reveal(new QPushButton), m_copy(new QPushButton(tr("Copy")))
{
    const Theme &theme = Theme::current();
    // Not selectable: a selection would put the secret where every program can read it.
    m_text->setTechnical(true);
    m_copy->setAccessibleName(tr("Copy %1").arg(name));
    m_copy->setIcon(theme.icon(QStringLiteral("copy")));
    auto *buttons = new QVBoxLayout;
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.scaled(8));
    row->addWidget(m_reveal);
    row->addWidget(m_copy);
    buttons->addLayout(row);
    buttons->addStretch(1);
    auto *texts = new QVBoxLayout;
    texts->setContentsMargins(0, theme.scaled(6), 0, 0);
    texts->addWidget(m_text);
    texts->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.scaled(16));
    layout->addLayout(texts, 1);
    layout->addLayout(buttons);
    setAccessibleName(name);
    connect(m_reveal, &QPushButton::clicked, this, [this] { setRevealed(!m_isRevealed); });
    connect(m_copy, &QPushButton::clicked, this, &SecretField::copy);
    refresh();
}

void SecretField::setRevealed(bool isRevealed)
{
    m_isRevealed = isRevealed;
    refresh();
}

void SecretField::refresh()
{
    const Theme &theme = Theme::current();
    const QByteArray secret = m_source();
    const bool isThere = !secret.isEmpty();
    m_isRevealed = m_isRevealed && isThere;
    m_text->setPlainText(m_isRevealed  ? QString::fromUtf8(secret)
                             : isThere ? hiddenText()
                                       : tr("None"));
    m_text->setAccessibleName(m_isRevealed ? QString() : isThere ? tr("Hidden") : tr("None"));
    m_reveal->setText(m_isRevealed ? tr("Hide") : tr("Reveal"));
    m_reveal->setIcon(theme.icon(m_isRevealed ? QStringLiteral("hide") : QStringLiteral("reveal")));
    m_reveal->setAccessibleName(m_isRevealed ? tr("Hide %1").arg(m_name)
                                             : tr("Reveal %1").arg(m_name));
    m_reveal->setEnabled(isThere);
    m_copy->setEnabled(isThere);
}

bool SecretField::event(QEvent *event)
{
    // B9.5: whoever looks at another window leaves this one to be looked at. (This event reaches
    // inner widgets; ActivationChange goes to windows alone.)
    if (event->type() == QEvent::WindowDeactivate && m_isRevealed)
        setRevealed(false);
    return QWidget::event(event);
}

void SecretField::copy()
{
    copySecret(m_source());
    Q_EMIT copied(tr("%1 is on the clipboard. It is secret; it is removed after 30 seconds.")
                      .arg(m_name));
}

} // namespace accountdesk
