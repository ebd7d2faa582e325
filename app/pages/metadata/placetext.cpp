// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/placetext.h"

#include "jsondiff/path.h"
#include "widgets/visibletext.h"

#include <QCoreApplication>
#include <QFontMetrics>

namespace accountdesk {

namespace {

constexpr int widestName = 6; ///< of the letter m
constexpr int longestPath = 120;

struct PlaceText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::PlaceText)
};

/// The last name with the places in its lists: "boats[0]".
QString lastName(const QString &path)
{
    QString name;
    const auto steps = jsondiff::parsePath(path);
    for (const jsondiff::PathStep &step : steps.value_or(QList<jsondiff::PathStep>())) {
        if (const QString *each = std::get_if<QString>(&step))
            name = *each;
        else
            jsondiff::appendRow(name, std::get<int>(step));
    }
    return visibleLine(name);
}

int widthOfName(const QFontMetrics &font)
{
    return font.horizontalAdvance(u'm') * widestName;
}

QString titleOf(const QString &name, bool isMenu)
{
    return isMenu ? PlaceText::tr("&Add to “%1”").arg(name) : PlaceText::tr("Add to “%1”").arg(name);
}

} // namespace

QString addingTitle(const QString &path, const QFontMetrics &font, bool isMenu)
{
    QString name = font.elidedText(lastName(path), Qt::ElideMiddle, widthOfName(font));
    if (name.isEmpty())
        return isMenu ? PlaceText::tr("&Add a value") : PlaceText::tr("Add a value");
    return titleOf(name.replace(u'&', QLatin1String("&&")), isMenu);
}

QString addingSentence(const QString &path)
{
    if (path.size() <= 1)
        return PlaceText::tr("Adds a value at the top of your data.");
    QString name = path.startsWith(QLatin1String("$.")) ? path.mid(2) : path.mid(1);
    if (name.size() > longestPath)
        name = QChar(0x2026) + name.right(longestPath);
    return PlaceText::tr("Adds a value inside “%1”.").arg(visibleLine(name));
}

QString widestAddingTitle()
{
    return titleOf(QString(widestName, u'm'), false);
}

} // namespace accountdesk
