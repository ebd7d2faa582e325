// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/visibletext.h"

#include <QStringList>
#include <QStringView>

namespace accountdesk {

namespace {

constexpr char16_t zeroWidthSpace = 0x200b;
constexpr char32_t zeroWidthNonJoiner = 0x200c;
constexpr char32_t zeroWidthJoiner = 0x200d;

bool isJoiningScript(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Arabic:
    case QChar::Script_Syriac:
    case QChar::Script_Mongolian:
    case QChar::Script_Devanagari:
    case QChar::Script_Bengali:
    case QChar::Script_Malayalam:
    case QChar::Script_Kannada:
    case QChar::Script_Telugu:
    case QChar::Script_Sinhala: return true;
    default: return false;
    }
}

bool isPictograph(char32_t c)
{
    return c == 0xfe0f || (c >= 0x1f3fb && c <= 0x1f3ff)
        || QChar::category(c) == QChar::Symbol_Other;
}

/// Joiners mean something inside emoji and joined scripts; elsewhere they only deceive.
bool isFitting(char32_t before, char32_t joiner, char32_t after)
{
    if (isJoiningScript(before) && isJoiningScript(after))
        return true;
    return joiner == zeroWidthJoiner && isPictograph(before) && isPictograph(after);
}

bool isInvisible(char32_t c)
{
    if (c == U'\n' || c == 0xad)
        return c == 0xad;
    if ((c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0020 && c <= 0xe007f))
        return c != 0xfe0f && c != 0xfe0e && c < 0xe0000;
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Separator_Line || category == QChar::Separator_Paragraph
        || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0;
}

QString codeName(char32_t c)
{
    return QStringLiteral("[U+%1]").arg(uint(c), 4, 16, QLatin1Char('0')).toUpper();
}

bool isRightToLeft(char32_t c)
{
    const QChar::Direction direction = QChar::direction(c);
    return direction == QChar::DirR || direction == QChar::DirAL;
}

bool isInsideCharacter(QStringView text, qsizetype i)
{
    return text[i].isLowSurrogate() || text[i].isMark() || text[i].unicode() == zeroWidthJoiner
        || text[i].unicode() == 0xfe0f || text[i - 1].unicode() == zeroWidthJoiner;
}

/// After a separator of ids, addresses and JSON a line ends best.
bool isPunctuated(QStringView text, qsizetype i)
{
    if (i == 0)
        return false;
    const QChar before = text[i - 1];
    if (before == u',' || (before == u':' && QStringView(u"{[\"").contains(text[i])))
        return true;
    return QStringView(u"|/.?&=@:_-").contains(before) && text[i].isLetterOrNumber();
}

} // namespace

QString visibleText(const QString &text)
{
    const QList<uint> points = text.toUcs4();
    QString shown;
    shown.reserve(text.size());
    bool hasRightToLeft = false;
    for (qsizetype i = 0; i < points.size(); ++i) {
        const char32_t c = points[i];
        hasRightToLeft = hasRightToLeft || isRightToLeft(c);
        const bool isJoiner = c == zeroWidthJoiner || c == zeroWidthNonJoiner;
        const bool stays = isJoiner && i > 0 && i + 1 < points.size()
            && isFitting(points[i - 1], c, points[i + 1]);
        if (c == U'\t')
            shown += QLatin1Char(' ');
        else if (!stays && isInvisible(c))
            shown += codeName(c);
        else
            shown += QString::fromUcs4(&c, 1);
    }
    if (hasRightToLeft)
        shown = QChar(0x2068) + shown + QChar(0x2069);
    return shown;
}

QString visibleLine(const QString &text)
{
    QString line = text;
    line.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    return visibleText(line).replace(QLatin1Char('\n'), QStringLiteral(" ⏎ "));
}

QString breakable(const QString &visible)
{
    constexpr int longWord = 16;
    constexpr int longPiece = 32;
    constexpr int piece = 16;
    QString result;
    result.reserve(visible.size());
    QStringView rest(visible);
    while (!rest.isEmpty()) {
        qsizetype end = 0;
        while (end < rest.size() && !rest[end].isSpace())
            ++end;
        qsizetype sinceBreak = 0;
        for (qsizetype i = 0; i < end; ++i, ++sinceBreak) {
            const bool isDue = isPunctuated(rest, i) || (end > longPiece && sinceBreak >= piece);
            if (end > longWord && i > 0 && isDue && !isInsideCharacter(rest, i)) {
                result += QChar(zeroWidthSpace);
                sinceBreak = 0;
            }
            result += rest[i];
        }
        if (end < rest.size())
            result += rest[end++];
        rest = rest.mid(end);
    }
    return result;
}

} // namespace accountdesk
