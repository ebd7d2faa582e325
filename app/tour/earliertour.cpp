// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/earliertour.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace accountdesk {

namespace {

struct EarlierTourText
{
    Q_DECLARE_TR_FUNCTIONS(accountdesk::EarlierTour)
};

/// As a tour names its pictures: a plain file name, whatever the file says.
bool isPicture(const QString &name)
{
    return name.endsWith(QLatin1String(".png")) && !name.contains(u'/') && !name.contains(u'\\');
}

void collect(const QJsonArray &stops, QStringList &names)
{
    for (const QJsonValue stop : stops) {
        names.append(stop[QLatin1String("png")].toString());
        collect(stop[QLatin1String("views")].toArray(), names);
    }
}

QStringList picturesListedIn(const QString &folder)
{
    QFile file(QDir(folder).filePath(QStringLiteral("tour.json")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject report = QJsonDocument::fromJson(file.readAll()).object();
    QStringList names;
    for (const char *member : {"pages", "steps"})
        collect(report[QLatin1String(member)].toArray(), names);
    return names;
}

} // namespace

Result<void> removeEarlierTour(const QString &folder)
{
    for (const QString &name : picturesListedIn(folder)) {
        QFile picture(QDir(folder).filePath(name));
        const bool isThere = isPicture(name) && QFileInfo(picture).isFile();
        if (isThere && !picture.remove())
            return Error{Error::Kind::Rejected, 0, {},
                         EarlierTourText::tr("The picture %1 of an earlier tour cannot be removed: %2")
                             .arg(name, picture.errorString()),
                         QStringLiteral("folder"), 0};
    }
    return {};
}

} // namespace accountdesk
