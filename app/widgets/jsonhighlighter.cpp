// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jsonhighlighter.h"

#include "widgets/theme.h"

namespace accountdesk {

namespace {

/// The place behind a string that begins at from; the text's end if it is not closed.
int endOfString(const QString &text, int from)
{
    int i = from + 1;
    while (i < text.size() && text[i] != QLatin1Char('"'))
        i += text[i] == QLatin1Char('\\') ? 2 : 1;
    return std::min(i + 1, int(text.size()));
}

bool isName(const QString &text, int end)
{
    while (end < text.size() && text[end].isSpace())
        ++end;
    return end < text.size() && text[end] == QLatin1Char(':');
}

} // namespace

JsonHighlighter::JsonHighlighter(QTextDocument *document) : QSyntaxHighlighter(document)
{
    connect(&Theme::current(), &Theme::changed, this, &JsonHighlighter::rehighlight);
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    const Theme &theme = Theme::current();
    int i = 0;
    while (i < text.size()) {
        if (text[i] == QLatin1Char('"')) {
            const int end = endOfString(text, i);
            setFormat(i, end - i, theme.color(isName(text, end) ? Theme::Role::Accent
                                                                : Theme::Role::Good));
            i = end;
        } else if (text[i].isLetterOrNumber() || text[i] == QLatin1Char('-')) {
            int end = i + 1;
            while (end < text.size() && (text[end].isLetterOrNumber()
                                         || QStringLiteral("+-.").contains(text[end])))
                ++end;
            setFormat(i, end - i, theme.color(Theme::Role::Warning));
            i = end;
        } else {
            ++i;
        }
    }
}

} // namespace accountdesk
