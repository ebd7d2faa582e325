// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/reviewpanel.h"

#include "account/savemetadata.h"
#include "jsondiff/path.h"
#include "pages/metadata/sizemeter.h"
#include "pages/rawcard.h"
#include "widgets/actiontext.h"
#include "widgets/card.h"
#include "widgets/diffview.h"
#include "widgets/plaintextlabel.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QLocale>
#include <QVBoxLayout>

namespace accountdesk {

namespace {

constexpr qsizetype shownBytes = 32 * 1024;

PlainTextLabel *makeNote(const QString &text, Theme::Role role)
{
    auto *label = new PlainTextLabel(text);
    label->setTextStyle(Theme::TextStyle::Body, false, role);
    return label;
}

} // namespace

ReviewPanel::ReviewPanel(const account::SaveMetadata &save, QWidget *parent)
    : QWidget(parent), m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(Theme::current().scaled(16));
    addChanges(save);
    addWarnings(save);
    addRequest(save.patch().body);
}

void ReviewPanel::addChanges(const account::SaveMetadata &save)
{
    QList<jsondiff::Change> changes;
    for (const metadata::Change &change : save.patch().changes) {
        QString path = QStringLiteral("$");
        jsondiff::appendName(path, change.key);
        changes.append(innerChanges(path, change.before, change.after));
    }
    auto *card = new Card(tr("What will change"));
    auto *diff = new DiffView;
    diff->setChanges(changes);
    card->body()->addWidget(diff);
    const QStringList &kept = save.keptFromServer();
    if (!kept.isEmpty()) {
        card->body()->addSpacing(Theme::current().scaled(8));
        card->body()->addWidget(makeNote(tr("Changed at your tenant since you began, and kept: %1")
                                             .arg(QLocale().createSeparatedList(kept)),
                                         Theme::Role::Muted));
    }
    m_lines->addWidget(card);
}

void ReviewPanel::addWarnings(const account::SaveMetadata &save)
{
    const metadata::Patch &patch = save.patch();
    if (patch.size == metadata::Size::Fine && patch.unsafeIntegers.isEmpty())
        return;
    auto *card = new Card(tr("Before you go on"));
    if (!patch.unsafeIntegers.isEmpty())
        card->body()->addWidget(makeNote(
            tr("Programs in JavaScript would round these large numbers: %1")
                .arg(QLocale().createSeparatedList(patch.unsafeIntegers.mid(0, 5))),
            Theme::Role::Warning));
    if (patch.size == metadata::Size::Large)
        card->body()->addWidget(makeNote(
            tr("All together it is %1. A whole profile may hold about 10 kB; your tenant may "
               "refuse this, now or later.").arg(sizeText(patch.bytes)),
            Theme::Role::Warning));
    if (patch.size == metadata::Size::TooLarge) {
        card->body()->addWidget(makeNote(
            tr("All together it is %1, more than the %2 that are reasonable to store in a "
               "profile. Your tenant may refuse it, and apps may stop working.")
                .arg(sizeText(patch.bytes), sizeText(metadata::tooLargeBytes)),
            Theme::Role::Bad));
        m_tooLarge = new QCheckBox(tr("Send it although it is too large"));
        m_tooLarge->setObjectName(QStringLiteral("allowTooLarge"));
        card->body()->addWidget(m_tooLarge);
        connect(m_tooLarge, &QCheckBox::toggled, this, &ReviewPanel::allowedChanged);
    }
    m_lines->addWidget(card);
}

void ReviewPanel::addRequest(const QByteArray &body)
{
    auto *card = new RawCard(tr("The exact request"), [body] {
        return body.size() > shownBytes ? body.left(shownBytes) + "…" : body;
    });
    card->setObjectName(QStringLiteral("exactRequest"));
    card->body()->insertWidget(
        0, makeNote(tr("%1 with this JSON text, %2.")
                        .arg(actionEndpoint(catalogue::Action::SaveMetadata), sizeText(body.size())),
                    Theme::Role::Muted));
    m_lines->addWidget(card);
}

bool ReviewPanel::isTooLargeAllowed() const
{
    return m_tooLarge && m_tooLarge->isChecked();
}

bool ReviewPanel::isAllowed() const
{
    return !m_tooLarge || m_tooLarge->isChecked();
}

} // namespace accountdesk
