// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/jsonsentence.h"

#include <QCoreApplication>
#include <QHash>

namespace accountdesk {

namespace {

struct JsonSentence
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::JsonSentence)
};

} // namespace

QString jsonSentence(const Error &error)
{
    const QHash<QString, QString> sentences{
        {QLatin1String("memory"), JsonSentence::tr("There is not enough memory.")},
        {QLatin1String("size"), JsonSentence::tr("The text is too long.")},
        {QLatin1String("byteOrderMark"), JsonSentence::tr("The text starts with a byte order mark.")},
        {QLatin1String("trailing"), JsonSentence::tr("Text follows after the value.")},
        {QLatin1String("comma"), JsonSentence::tr("A comma or the closing bracket is missing.")},
        {QLatin1String("name"), JsonSentence::tr("A member name in quotes is missing.")},
        {QLatin1String("colon"), JsonSentence::tr("A colon is missing.")},
        {QLatin1String("end"), JsonSentence::tr("The text ends before the value does.")},
        {QLatin1String("depth"), JsonSentence::tr("The text is nested too deeply.")},
        {QLatin1String("doubledName"), JsonSentence::tr("A member name stands twice in one object.")},
        {QLatin1String("quote"), JsonSentence::tr("The string has no closing quote.")},
        {QLatin1String("control"), JsonSentence::tr("A control character stands in a string as it is.")},
        {QLatin1String("utf8"), JsonSentence::tr("The text is not valid UTF-8.")},
        {QLatin1String("escape"), JsonSentence::tr("The escape in the string is unknown.")},
        {QLatin1String("value"), JsonSentence::tr("A value is missing or misspelled.")},
        {QLatin1String("fraction"), JsonSentence::tr("A digit is missing behind the decimal point.")},
        {QLatin1String("exponent"), JsonSentence::tr("A digit is missing in the exponent.")},
    };
    return sentences.value(error.code, error.detail);
}

} // namespace accountdesk
