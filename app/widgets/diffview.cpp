// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/diffview.h"

#include "jsondiff/compare.h"
#include "models/valuetext.h"
#include "widgets/badge.h"
#include "widgets/plaintextlabel.h"
#include "widgets/stylepaint.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace accountdesk {

using jsondiff::Change;
using jsondiff::ChangeKind;

namespace {

constexpr qsizetype quickBytes = 256 * 1024;

/// One value on a tinted strip with its sign in front.
class ValueStrip : public QWidget
{
public:
    ValueStrip(bool isAfter, const QString &text) : m_isAfter(isAfter)
    {
        const Theme &theme = Theme::current();
        auto *label = new PlainTextLabel(text);
        label->setTechnical(true);
        label->setSelectable(true);
        auto *layout = new QHBoxLayout(this);
        // Spaces, because margins are not mirrored.
        layout->setContentsMargins(0, theme.scaled(4), 0, theme.scaled(4));
        layout->setSpacing(0);
        layout->addSpacing(theme.scaled(28));
        layout->addWidget(label, 1);
        layout->addSpacing(theme.scaled(8));
        setAccessibleName(isAfter ? DiffView::tr("After: %1").arg(text)
                                  : DiffView::tr("Before: %1").arg(text));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paint::roundedRect(&painter, rect(), theme.scaled(4),
                           theme.color(m_isAfter ? Theme::Role::GoodSurface
                                                 : Theme::Role::BadSurface));
        painter.setFont(theme.fixedFont());
        painter.setPen(theme.color(m_isAfter ? Theme::Role::Good : Theme::Role::Bad));
        const QRect place(0, theme.scaled(4), theme.scaled(28), fontMetrics().height());
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), place), Qt::AlignCenter,
                         m_isAfter ? QStringLiteral("+") : QStringLiteral("−"));
    }

private:
    bool m_isAfter;
};

QString shownValue(const json::Value &value)
{
    const QString text = models::shownText(value);
    // Words and texts that look the same must not be taken for one another.
    return value.isString() ? QLatin1Char('"') + text + QLatin1Char('"') : text;
}

QString shownPath(const QString &path)
{
    if (path == QLatin1String("$"))
        return DiffView::tr("Everything");
    return path.startsWith(QLatin1String("$.")) ? path.mid(2) : path.mid(1);
}

Badge *makeBadge(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Added: return new Badge(Badge::Tone::Good, DiffView::tr("Added"));
    case ChangeKind::Removed: return new Badge(Badge::Tone::Bad, DiffView::tr("Removed"));
    case ChangeKind::Changed: break;
    }
    return new Badge(Badge::Tone::Warning, DiffView::tr("Changed"));
}

} // namespace

DiffView::DiffView(QWidget *parent) : QWidget(parent), m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(Theme::current().scaled(16));
}

void DiffView::setChanges(const QList<Change> &changes)
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const int shown = std::min(mostShown, int(changes.size()));
    for (int i = 0; i < shown; ++i)
        m_lines->addWidget(makeRow(changes.at(i)));
    if (const int more = int(changes.size()) - shown; more > 0)
        m_lines->addWidget(new PlainTextLabel(tr("And %n more.", nullptr, more)));
}

QWidget *DiffView::makeRow(const Change &change) const
{
    const Theme &theme = Theme::current();
    auto *row = new QWidget;
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.scaled(8));
    auto *path = new PlainTextLabel(shownPath(change.path));
    path->setTechnical(true);
    path->setContentsMargins(0, theme.scaled(3), 0, 0); // its line beside that of the badge
    head->addWidget(makeBadge(change.kind), 0, Qt::AlignTop);
    head->addWidget(path, 1);
    auto *lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.scaled(4));
    lines->addLayout(head);
    if (!change.before.isMissing())
        lines->addWidget(new ValueStrip(false, shownValue(change.before)));
    if (!change.after.isMissing())
        lines->addWidget(new ValueStrip(true, shownValue(change.after)));
    return row;
}

QList<Change> innerChanges(const QString &path, const json::Value &before,
                           const json::Value &after)
{
    Change whole{ChangeKind::Changed, path, before, after};
    if (before.isMissing() || after.isMissing()) {
        whole.kind = before.isMissing() ? ChangeKind::Added : ChangeKind::Removed;
        return {whole};
    }
    const bool hasInside = !before.firstChild().isMissing() && !after.firstChild().isMissing();
    if (!hasInside || before.rawView().size() + after.rawView().size() > quickBytes)
        return {whole};
    jsondiff::Comparison comparison = jsondiff::compare(before, after);
    for (Change &change : comparison.changes)
        change.path.replace(0, 1, path);
    return comparison.changes;
}

} // namespace accountdesk
