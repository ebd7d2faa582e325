// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/factrow.h"

#include "widgets/accessibility.h"
#include "widgets/copybutton.h"
#include "widgets/plaintextlabel.h"
#include "widgets/visibletext.h"

namespace accountdesk {

namespace {

constexpr int nameColumn = 120;

/// The label itself makes visible what is not.
QString oneLine(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    return text.replace(QLatin1Char('\n'), QStringLiteral(" ⏎ "));
}

} // namespace

FactRow::FactRow(const QString &name, const QString &value, Form form, QWidget *parent)
    : Arranged(parent), m_form(form), m_name(new PlainTextLabel(name, this)),
      m_value(new PlainTextLabel({}, this)), m_badge(new Badge(Badge::Tone::Neutral, {}, this)),
      m_copy(new CopyButton(tr("Copy %1").arg(name), [this] { return m_raw; }, this))
{
    setAttribute(Qt::WA_Hover);
    m_name->setTextStyle(Theme::TextStyle::Secondary, false, Theme::Role::Muted);
    m_badge->hide();
    m_copy->setQuiet(true);
    setValue(value);
}

void FactRow::setValue(const QString &value, const QString &shown)
{
    m_raw = value;
    m_value->setPlainText(oneLine(shown));
    m_value->setTextStyle(Theme::TextStyle::Body);
    m_value->setTechnical(m_form == Form::Technical);
    m_value->setSelectable(true);
    m_copy->setVisible(!value.isEmpty());
    describe();
}

void FactRow::setAbsent(const QString &sentence)
{
    m_raw.clear();
    m_value->setPlainText(sentence);
    m_value->setTechnical(false);
    m_value->setTextStyle(Theme::TextStyle::Body, false, Theme::Role::Muted);
    m_value->setSelectable(false);
    m_copy->hide();
    describe();
}

void FactRow::setBadge(Badge::Tone tone, const QString &word)
{
    m_badge->setState(tone, word);
    m_badge->setVisible(!word.isEmpty());
    describe();
}

void FactRow::setHint(const QString &toolTip)
{
    setPlainToolTip(this, toolTip);
    setAccessibleDescription(toolTip);
}

QString FactRow::name() const
{
    return m_name->plainText();
}

QString FactRow::value() const
{
    return m_raw;
}

void FactRow::describe()
{
    const QString value = visibleText(m_value->plainText());
    QString spoken = value;
    if (!m_badge->word().isEmpty())
        spoken = value.isEmpty() ? m_badge->word() : tr("%1, %2").arg(value, m_badge->word());
    setAccessibleName(tr("%1: %2").arg(name(), spoken));
    updateGeometry();
    arrange(width(), true);
}

int FactRow::usualWidth() const
{
    return Theme::current().scaled(380);
}

int FactRow::leastWidth() const
{
    return Theme::current().scaled(140);
}

int FactRow::naturalWidth() const
{
    const QString text = m_value->text();
    return text.isEmpty() ? 0
                          : m_value->fontMetrics().horizontalAdvance(text)
                                + Theme::current().scaled(4);
}

int FactRow::arrange(int width, bool isApplied) const
{
    const Theme &theme = Theme::current();
    const int gap = theme.scaled(8);
    const int copyWidth = m_copy->sizeHint().width();
    // An id that cannot be broken gets a line of its own before it is cut.
    const int beside = width - theme.scaled(nameColumn) - gap - copyWidth;
    const bool isStacked =
        width < theme.scaled(300) || m_value->minimumSizeHint().width() > beside;
    const int column = isStacked ? 0 : theme.scaled(nameColumn);
    const bool hasBadge = !m_badge->isHidden();
    const int badgeWidth = hasBadge ? m_badge->sizeHint().width() : 0;
    const int room = std::max(1, width - column - gap - copyWidth);
    const int natural = naturalWidth();
    const bool isBadgeBeside =
        hasBadge && room - badgeWidth - gap >= std::min(natural, theme.scaled(90));
    const int most = isBadgeBeside ? room - badgeWidth - gap : room;
    const int line = std::max(m_badge->sizeHint().height(), theme.scaled(28));

    const int nameWidth = isStacked ? width : column - gap;
    const int nameHeight = m_name->heightForWidth(nameWidth);
    const int valueHeight = m_value->heightForWidth(most);
    const int top = isStacked ? nameHeight : 0;
    const int inset = std::max(0, (line - m_value->fontMetrics().height()) / 2);
    int bottom = top + std::max(line, valueHeight + inset);
    const int badgeTop = isBadgeBeside ? top + (line - m_badge->sizeHint().height()) / 2 : bottom;
    if (hasBadge && !isBadgeBeside)
        bottom += m_badge->sizeHint().height() + gap / 2;
    const int nameInset = isStacked ? 0 : std::max(0, (line - m_name->fontMetrics().height()) / 2);
    bottom = std::max(bottom, nameHeight + nameInset);
    if (!isApplied)
        return bottom;
    const int valueWidth =
        m_value->text().contains(QLatin1Char('\n')) ? most : std::min(most, natural);
    const int afterValue = column + valueWidth + (valueWidth > 0 ? gap : 0);
    place(m_name, QRect(0, nameInset, nameWidth, nameHeight), width);
    place(m_value, QRect(column, top + inset, std::max(1, valueWidth), valueHeight), width);
    place(m_badge, QRect(QPoint(isBadgeBeside ? afterValue : column, badgeTop),
                         m_badge->sizeHint()), width);
    const int left = isBadgeBeside ? afterValue + badgeWidth : column + valueWidth;
    place(m_copy, QRect(left + gap / 2, top, copyWidth, line), width);
    return bottom;
}

} // namespace accountdesk
