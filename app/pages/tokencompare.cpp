// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokencompare.h"

#include "pages/adaptiverow.h"
#include "pages/rowlist.h"
#include "widgets/badge.h"
#include "widgets/plaintextlabel.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace accountdesk {

namespace {

constexpr int choiceCount = 3;

QWidget *makePicker(const QString &name, QComboBox *box)
{
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    auto *label = new PlainTextLabel(name);
    label->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    label->setBuddy(box);
    box->setAccessibleName(name);
    column->addWidget(label);
    column->addWidget(box);
    return holder;
}

PlainTextLabel *makeValue(const json::Value &value, const QString &text)
{
    auto *label = new PlainTextLabel(value.isMissing() ? TokenCompare::tr("Not there") : text);
    label->setTechnical(!value.isMissing());
    if (value.isMissing())
        label->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    label->setSelectable(!value.isMissing());
    return label;
}

} // namespace

TokenCompare::TokenCompare(QWidget *parent)
    : Card(tr("Compare two tokens"), parent),
      m_first(new QComboBox),
      m_second(new QComboBox),
      m_summary(new PlainTextLabel)
{
    const Theme &theme = Theme::current();
    for (QComboBox *box : { m_first, m_second })
        box->addItems({ tr("Access token"), tr("ID token"), tr("Pasted token") });
    m_second->setCurrentIndex(static_cast<int>(Choice::Id));
    auto *pickers = new AdaptiveRow(theme.scaled(360), theme.scaled(16));
    pickers->addCell(makePicker(tr("First token"), m_first), 1);
    pickers->addCell(makePicker(tr("Second token"), m_second), 1);
    body()->addLayout(pickers);
    m_summary->setTextStyle(Theme::TextStyle::Body, true);
    body()->addWidget(m_summary);
    m_rows = new RowList(m_model, [this](int row) { return makeLine(row); });
    body()->addWidget(m_rows);
    for (QComboBox *box : { m_first, m_second })
        connect(box, &QComboBox::currentIndexChanged, this, &TokenCompare::compare);
    compare();
}

void TokenCompare::setClaims(Choice choice, const std::optional<token::Claims> &claims)
{
    m_claims.at(static_cast<std::size_t>(choice)) = claims;
    compare();
}

void TokenCompare::compare()
{
    const auto &first = m_claims.at(static_cast<std::size_t>(m_first->currentIndex()));
    const auto &second = m_claims.at(static_cast<std::size_t>(m_second->currentIndex()));
    if (!first || !second) {
        m_model.setRows({});
        const QComboBox *absent = first ? m_second : m_first;
        m_summary->setPlainText(
            absent->currentIndex() == static_cast<int>(Choice::Pasted)
                ? tr("No token has been pasted yet: the tab Paste takes one.")
                : tr("The %1 cannot be looked into.").arg(absent->currentText()));
        return;
    }
    m_model.setRows(compareClaims(*first, *second));
    const auto &rows = m_model.rows();
    const auto same = std::count_if(rows.begin(), rows.end(), [](const ComparedClaim &each) {
        return each.difference == ComparedClaim::Difference::Same;
    });
    const QLocale locale;
    m_summary->setPlainText(
        tr("%1 of %2 claims are the same.")
            .arg(locale.toString(qint64(same)), locale.toString(qint64(rows.size()))));
}

QWidget *TokenCompare::makeLine(int row)
{
    using Difference = ComparedClaim::Difference;
    const Theme &theme = Theme::current();
    const ComparedClaim &claim = m_model.rows().at(static_cast<std::size_t>(row));
    const auto text = [this, row](int column) {
        return m_model.index(row, column).data().toString();
    };
    auto *line = new QWidget;
    auto *cells = new AdaptiveRow(theme.scaled(560), theme.scaled(16));
    line->setLayout(cells);
    auto *name = new PlainTextLabel(claim.name);
    name->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    name->setTechnical(true);
    auto *mark = new QWidget;
    auto *upper = new QVBoxLayout(mark);
    upper->setContentsMargins(0, 0, 0, 0);
    const bool isDifferent = claim.difference == Difference::Differs;
    upper->addWidget(new Badge(isDifferent ? Badge::Tone::Warning : Badge::Tone::Neutral,
                               text(ClaimComparisonModel::Difference)),
                     0, Qt::AlignLeading);
    upper->addStretch();
    cells->addCell(name, 3);
    cells->addCell(makeValue(claim.first, text(ClaimComparisonModel::First)), 6);
    cells->addCell(makeValue(claim.second, text(ClaimComparisonModel::Second)), 6);
    cells->addCell(mark, 3);
    line->setAccessibleName(tr("%1: %2").arg(claim.name, text(ClaimComparisonModel::Difference)));
    return line;
}

} // namespace accountdesk
