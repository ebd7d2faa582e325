// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tourfile.h"

#include "nearestname.h"
#include "tour/controlnames.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <optional>

namespace accountdesk {

namespace {

using Verb = TourStep::Verb;

struct TourFileText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::TourFile)
};

enum class Name { None, Page, View, Control };
enum class Text { None, Optional, Required };

struct Phrase
{
    QLatin1String words;
    Verb verb;
    Name name;
    Text text;
};

constexpr Phrase phrases[] = {
    {QLatin1String("page"), Verb::Page, Name::Page, Text::None},
    {QLatin1String("view"), Verb::View, Name::View, Text::None},
    {QLatin1String("press"), Verb::Press, Name::Control, Text::Optional},
    {QLatin1String("answer"), Verb::Answer, Name::Control, Text::None},
    {QLatin1String("type"), Verb::Type, Name::Control, Text::Required},
    {QLatin1String("choose"), Verb::Choose, Name::Control, Text::Required},
    {QLatin1String("check"), Verb::Check, Name::Control, Text::None},
    {QLatin1String("uncheck"), Verb::Uncheck, Name::Control, Text::None},
    {QLatin1String("expect text"), Verb::ExpectText, Name::None, Text::Required},
    {QLatin1String("expect no text"), Verb::ExpectNoText, Name::None, Text::Required},
    {QLatin1String("expect enabled"), Verb::ExpectEnabled, Name::Control, Text::None},
    {QLatin1String("expect disabled"), Verb::ExpectDisabled, Name::Control, Text::Optional},
    {QLatin1String("expect value"), Verb::ExpectValue, Name::Control, Text::Required},
    {QLatin1String("expect page"), Verb::ExpectPage, Name::Page, Text::None},
    {QLatin1String("expect sheet"), Verb::ExpectSheet, Name::None, Text::Required},
    {QLatin1String("expect no sheet"), Verb::ExpectNoSheet, Name::None, Text::None},
};

struct Words
{
    QStringList plain;
    std::optional<QString> text;
};

/// The words of a line, at most one quoted text at its end. Rejected: what is wrong with it.
Result<Words> wordsOf(const QString &line)
{
    const auto wrong = [](const QString &why) {
        return Error{Error::Kind::Rejected, 0, {}, why, QStringLiteral("tourFile"), 0};
    };
    Words words;
    qsizetype at = 0;
    while (at < line.size() && line[at] != u'#') {
        if (line[at].isSpace()) {
            ++at;
        } else if (words.text) {
            return wrong(TourFileText::tr("nothing may follow the quoted text"));
        } else if (line[at] == u'"') {
            QString text;
            for (++at; at < line.size() && line[at] != u'"'; ++at) {
                if (line[at] != u'\\') {
                    text += line[at];
                    continue;
                }
                const QChar escaped = ++at < line.size() ? line[at] : QChar();
                if (escaped != u'n' && escaped != u'"' && escaped != u'\\')
                    return wrong(TourFileText::tr("only \\\" \\\\ and \\n may follow a backslash"));
                text += escaped == u'n' ? QChar(u'\n') : escaped;
            }
            if (at++ >= line.size())
                return wrong(TourFileText::tr("the quoted text does not end"));
            words.text = text;
        } else {
            const qsizetype begin = at;
            while (at < line.size() && !line[at].isSpace() && line[at] != u'"')
                ++at;
            words.plain.append(line.mid(begin, at - begin));
        }
    }
    return words;
}

/// The longest phrase that the words begin with.
const Phrase *phraseOf(const QStringList &words)
{
    const QString line = words.join(u' ') + u' ';
    const Phrase *longest = nullptr;
    for (const Phrase &phrase : phrases) {
        const bool isBegun = line.startsWith(phrase.words + QLatin1Char(' '));
        if (isBegun && (!longest || phrase.words.size() > longest->words.size()))
            longest = &phrase;
    }
    return longest;
}

QString didYouMean(const QString &unknown, const QStringList &names)
{
    return TourFileText::tr("there is no “%1”, but there is “%2”")
        .arg(unknown, nearestName(unknown, names));
}

/// Empty if there is such a page, view or control.
QString unknownName(const QString &name, Name kind, const TourNames &names)
{
    if (kind == Name::None)
        return {};
    const QStringList &known = kind == Name::Page ? names.pages
        : kind == Name::View                      ? names.views
                                                  : names.controls;
    const bool isKnown = std::any_of(known.begin(), known.end(), [&name](const QString &each) {
        return each.endsWith(u':') ? name.startsWith(each) : name == each;
    });
    return isKnown ? QString() : didYouMean(name, known);
}

/// Empty if the words make a step.
QString problemOf(const Words &words, const TourNames &names, TourStep &step)
{
    const Phrase *phrase = phraseOf(words.plain);
    if (!phrase) {
        QStringList known;
        for (const Phrase &each : phrases)
            known.append(each.words);
        return didYouMean(words.plain.mid(0, 3).join(u' '), known);
    }
    const QStringList rest = words.plain.mid(phrase->words.count(u' ') + 1);
    const bool hasName = phrase->name != Name::None;
    if (hasName && rest.isEmpty())
        return TourFileText::tr("“%1” needs a name").arg(phrase->words);
    if (rest.size() > (hasName ? 1 : 0))
        return TourFileText::tr("“%1” is too much here; texts stand in double quotes").arg(rest.last());
    if (phrase->text == Text::Required && !words.text)
        return TourFileText::tr("“%1” needs a text in double quotes").arg(phrase->words);
    if (phrase->text == Text::None && words.text)
        return TourFileText::tr("“%1” takes no text").arg(phrase->words);
    step.verb = phrase->verb;
    step.name = rest.value(0);
    step.text = words.text.value_or(QString());
    return unknownName(step.name, phrase->name, names);
}

Error refused(const QString &fileName, int line, const QString &why)
{
    return Error{Error::Kind::Rejected, 0, {},
                 TourFileText::tr("%1, line %2: %3.").arg(fileName).arg(line).arg(why),
                 QStringLiteral("tourFile"), 0};
}

} // namespace

Result<QList<TourStep>> parseTourFile(const QString &text, const QString &fileName,
                                      const TourNames &names)
{
    QList<TourStep> steps;
    const QStringList lines = text.split(u'\n');
    for (int i = 0; i < lines.size(); ++i) {
        const Result<Words> words = wordsOf(lines[i]);
        if (!words)
            return refused(fileName, i + 1, words.error().detail);
        if (words->plain.isEmpty() && !words->text)
            continue;
        TourStep step;
        step.file = fileName;
        step.line = i + 1;
        step.source = lines[i].trimmed();
        if (const QString problem = problemOf(*words, names, step); !problem.isEmpty())
            return refused(fileName, i + 1, problem);
        steps.append(step);
    }
    if (steps.isEmpty())
        return refused(fileName, 1, TourFileText::tr("there is no step in it"));
    return steps;
}

Result<QList<TourStep>> readTourFile(const QString &path, const QStringList &pageIds)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Rejected, 0, {},
                     TourFileText::tr("The tour file %1 cannot be read: %2").arg(path, file.errorString()),
                     QStringLiteral("tourFile"), 0};
    return parseTourFile(QString::fromUtf8(file.readAll()), path,
                         {pageIds, tourViewNames(), tourControlNames()});
}

} // namespace accountdesk
