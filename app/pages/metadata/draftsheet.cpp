// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/draftsheet.h"

#include "json/document.h"
#include "widgets/card.h"
#include "widgets/codeview.h"
#include "widgets/diffview.h"
#include "widgets/plaintextlabel.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace accountdesk {

namespace {

constexpr qsizetype shownBytes = 8 * 1024;

/// What the tenant holds when it holds nothing.
json::Value orEmpty(const json::Value &value)
{
    return value.isMissing() ? json::Document::parse("{}")->root() : value;
}

} // namespace

DraftSheet::DraftSheet(const FoundDraft &found, const json::Value &stored, QWidget *parent)
    : Sheet(tr("There are edits that you did not save"), {}, parent)
{
    const QString when = QLocale().toString(found.draft.savedAt.toLocalTime(), QLocale::ShortFormat);
    setSentence(tr("They are from %1 and were kept on this computer. Nothing of them was sent.")
                    .arg(when));
    auto *card = new Card(tr("What they would change"));
    if (const auto &problem = found.edited.problem; !problem) {
        auto *diff = new DiffView;
        diff->setChanges(innerChanges(QStringLiteral("$"), orEmpty(stored),
                                      found.edited.document.root()));
        card->body()->addWidget(diff);
    } else {
        card->setTitle(tr("The text as it was typed; it cannot be used yet"));
        auto *text = new CodeView(tr("The text as it was typed"));
        text->setJson(found.draft.edited.left(shownBytes));
        text->setMinimumHeight(Theme::current().scaled(240));
        auto *reason = new PlainTextLabel(problem->line());
        reason->setTextStyle(Theme::TextStyle::Secondary, true, Theme::Role::Bad);
        card->body()->addWidget(text);
        card->body()->addWidget(reason);
    }
    body()->addWidget(card);
    QPushButton *go = addButton(tr("Continue with the draft"), Role::Safe);
    go->setObjectName(QStringLiteral("continueDraft"));
    QPushButton *drop = addButton(tr("Discard the draft"), Role::Other);
    drop->setObjectName(QStringLiteral("discardDraft"));
    connect(go, &QPushButton::clicked, this, &DraftSheet::continued);
    connect(drop, &QPushButton::clicked, this, &DraftSheet::discarded);
}

} // namespace accountdesk
