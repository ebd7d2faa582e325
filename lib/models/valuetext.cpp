// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/valuetext.h"

#include <limits>

namespace accountdesk::models {

namespace {

/// JSON text without the blanks between its tokens; stops after that many bytes.
QByteArray compacted(const QByteArray &json, qsizetype limit)
{
    QByteArray text;
    text.reserve(qMin(json.size(), limit) + 1);
    bool isInString = false;
    for (qsizetype i = 0; i < json.size() && text.size() <= limit; ++i) {
        const char c = json[i];
        if (isInString && c == '\\' && i + 1 < json.size()) {
            text.append(c).append(json[++i]);
            continue;
        }
        if (c == '"')
            isInString = !isInString;
        if (isInString || (c != ' ' && c != '\t' && c != '\n' && c != '\r'))
            text.append(c);
    }
    // The limit may have cut a character of several bytes.
    while (text.size() > limit && !text.isEmpty() && (text.back() & 0xC0) == 0x80)
        text.chop(1);
    return text;
}

QString textWithin(const json::Value &value, qsizetype limit)
{
    if (value.isMissing())
        return {};
    if (value.isString())
        return value.toString();
    return QString::fromUtf8(compacted(value.rawText(), limit));
}

} // namespace

QString valueText(const json::Value &value)
{
    return textWithin(value, std::numeric_limits<qsizetype>::max() - 1);
}

QString shownText(const json::Value &value)
{
    QString text = textWithin(value, shownCharacters * 4);
    if (text.size() <= shownCharacters)
        return text;
    text.truncate(shownCharacters);
    if (text.back().isHighSurrogate())
        text.chop(1);
    return text + QChar(0x2026);
}

} // namespace accountdesk::models
