// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/conflictpanel.h"

#include "pages/adaptiverow.h"
#include "pages/metadata/savewords.h"
#include "widgets/card.h"
#include "widgets/codeview.h"
#include "widgets/plaintextlabel.h"
#include "widgets/theme.h"

#include <QButtonGroup>
#include <QRadioButton>
#include <QVBoxLayout>

namespace accountdesk {

namespace {

constexpr qsizetype shownBytes = 16 * 1024;

/// As JSON over several lines; cut where it would hold up the window.
QByteArray shownText(const json::Value &value)
{
    if (const QByteArrayView text = value.rawView(); text.size() > shownBytes)
        return text.first(shownBytes).toByteArray() + "\n…";
    return value.toIndented();
}

QWidget *makeText(const QString &title, const json::Value &value)
{
    if (value.isMissing()) {
        auto *words = new PlainTextLabel(ConflictPanel::tr("Removed"));
        words->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
        return words;
    }
    auto *text = new CodeView(title);
    text->setJson(shownText(value));
    const int lines = std::clamp(text->blockCount() + 1, 3, 16);
    text->setFixedHeight(lines * text->fontMetrics().lineSpacing() + Theme::current().scaled(16));
    return text;
}

} // namespace

ConflictPanel::ConflictPanel(const metadata::Conflict &conflict, const SaveWords &words,
                             QWidget *parent)
    : QWidget(parent), m_choices(new QButtonGroup(this))
{
    const Theme &theme = Theme::current();
    auto *mine = new QRadioButton(words.keepMine());
    auto *theirs = new QRadioButton(tr("Keep the tenant's"));
    mine->setObjectName(QStringLiteral("keepMine"));
    theirs->setObjectName(QStringLiteral("keepTheirs"));
    m_choices->addButton(mine, static_cast<int>(metadata::Choice::Mine));
    m_choices->addButton(theirs, static_cast<int>(metadata::Choice::Theirs));
    auto *row = new AdaptiveRow(theme.scaled(560), theme.scaled(16));
    row->addCell(makeSide(words.mine(), conflict.mine, mine), 1);
    row->addCell(makeSide(words.theirs(), conflict.theirs, theirs), 1);
    auto *before = new Card(words.base());
    before->body()->addWidget(makeText(words.base(), conflict.base));
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.scaled(16));
    lines->addLayout(row);
    lines->addWidget(before);
    connect(m_choices, &QButtonGroup::idClicked, this, &ConflictPanel::chosen);
}

QWidget *ConflictPanel::makeSide(const QString &title, const json::Value &value,
                                 QRadioButton *button) const
{
    auto *card = new Card(title);
    card->body()->addWidget(makeText(title, value));
    card->body()->addStretch(1);
    card->body()->addWidget(button);
    return card;
}

std::optional<metadata::Choice> ConflictPanel::choice() const
{
    const int id = m_choices->checkedId();
    return id < 0 ? std::nullopt : std::optional(static_cast<metadata::Choice>(id));
}

} // namespace accountdesk
