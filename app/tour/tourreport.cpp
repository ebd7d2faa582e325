// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tourreport.h"

#include "tour/earliertour.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPixmap>
#include <QSaveFile>
#include <QTemporaryFile>

namespace accountdesk {

namespace {

struct TourText
{
    Q_DECLARE_TR_FUNCTIONS(Tour)
};

Error refused(const QString &rule, const QString &detail)
{
    Error error;
    error.kind = Error::Kind::Rejected;
    error.rule = rule;
    error.detail = detail;
    return error;
}

QJsonValue errorJson(const std::optional<Error> &error)
{
    if (!error)
        return QJsonValue::Null;
    return QJsonObject{ { QStringLiteral("kind"), QString(kindName(error->kind)) },
                        { QStringLiteral("code"), error->code },
                        { QStringLiteral("rule"), error->rule },
                        { QStringLiteral("detail"), error->detail } };
}

QJsonObject nodeJson(const AccessibleNode &node)
{
    return { { QStringLiteral("level"), node.level },
             { QStringLiteral("role"), node.role },
             { QStringLiteral("name"), node.name },
             { QStringLiteral("value"), node.value },
             { QStringLiteral("description"), node.description },
             { QStringLiteral("states"), QJsonArray::fromStringList(node.states) } };
}

QJsonArray nodesJson(const QList<AccessibleNode> &nodes)
{
    QJsonArray json;
    for (const AccessibleNode &node : nodes)
        json.append(nodeJson(node));
    return json;
}

QJsonObject viewJson(const TourView &view)
{
    return { { QStringLiteral("id"), view.id },
             { QStringLiteral("png"), view.png },
             { QStringLiteral("nodes"), nodesJson(view.nodes) } };
}

QJsonObject stopJson(const TourStop &stop)
{
    return { { QStringLiteral("line"), stop.line },
             { QStringLiteral("step"), stop.source },
             { QStringLiteral("png"), stop.png },
             { QStringLiteral("nodes"), nodesJson(stop.nodes) } };
}

/// "views" is there for a page that has more than one.
QJsonObject pageJson(const TourPage &page)
{
    QJsonObject json = viewJson(page.first);
    QJsonArray views;
    for (const TourView &view : page.more)
        views.append(viewJson(view));
    if (!views.isEmpty())
        json.insert(QStringLiteral("views"), views);
    return json;
}

QString numbered(qsizetype number, const QString &name)
{
    return QStringLiteral("%1-%2.png").arg(number, 2, 10, QLatin1Char('0')).arg(name);
}

} // namespace

TourReport::TourReport(QString folder) : m_folder(std::move(folder)) { }

Result<void> TourReport::prepare() const
{
    const QString sentence = TourText::tr("The folder %1 cannot be written.").arg(m_folder);
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder))
        return refused(QStringLiteral("folder"), sentence);
    QTemporaryFile probe(QDir(m_folder).filePath(QStringLiteral(".tour-XXXXXX")));
    if (!probe.open())
        return refused(QStringLiteral("folder"), sentence);
    return removeEarlierTour(m_folder);
}

Result<void> TourReport::addPage(const QString &id, const QPixmap &picture,
                                 QList<AccessibleNode> nodes)
{
    const QString name = numbered(m_pages.size() + 1, id);
    Result<void> saved = save(name, picture);
    if (saved)
        m_pages.append(TourPage{ { id, name, std::move(nodes) }, {} });
    return saved;
}

Result<void> TourReport::addView(const QString &id, const QPixmap &picture,
                                 QList<AccessibleNode> nodes)
{
    TourPage &page = m_pages.last();
    const QString name =
        numbered(m_pages.size(), QStringLiteral("%1-%2").arg(page.first.id, id));
    Result<void> saved = save(name, picture);
    if (saved)
        page.more.append(TourView{ id, name, std::move(nodes) });
    return saved;
}

Result<void> TourReport::addStop(int line, const QString &source, const QString &name,
                                 const QPixmap &picture, QList<AccessibleNode> nodes)
{
    const QString file = numbered(m_stops.size() + 1, name);
    Result<void> saved = save(file, picture);
    if (saved)
        m_stops.append(TourStop{ line, source, file, std::move(nodes) });
    return saved;
}

Result<void> TourReport::save(const QString &name, const QPixmap &picture) const
{
    QSaveFile file(QDir(m_folder).filePath(name));
    if (picture.isNull() || !file.open(QIODevice::WriteOnly) || !picture.save(&file, "PNG")
        || !file.commit())
        return refused(QStringLiteral("picture"),
                       TourText::tr("The picture %1 could not be saved.").arg(name));
    return {};
}

QByteArray TourReport::toJson(const std::optional<Error> &error) const
{
    QJsonArray pages;
    for (const TourPage &page : m_pages)
        pages.append(pageJson(page));
    QJsonObject report{ { QStringLiteral("version"), 1 },
                        { QStringLiteral("error"), errorJson(error) },
                        { QStringLiteral("pages"), pages } };
    QJsonArray stops;
    for (const TourStop &stop : m_stops)
        stops.append(stopJson(stop));
    if (!stops.isEmpty())
        report.insert(QStringLiteral("steps"), stops);
    return QJsonDocument(report).toJson();
}

Result<void> TourReport::write(const std::optional<Error> &error) const
{
    const QByteArray json = toJson(error);
    QSaveFile file(QDir(m_folder).filePath(QStringLiteral("tour.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return refused(QStringLiteral("report"), TourText::tr("tour.json could not be written."));
    return {};
}

} // namespace accountdesk
