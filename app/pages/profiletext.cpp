// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/profiletext.h"

#include "models/valuetext.h"
#include "widgets/timetext.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QSet>

namespace accountdesk {

namespace {

using models::ProfileGroup;

constexpr qsizetype shownCharacters = 160;

struct ProfileText
{
    Q_DECLARE_TR_FUNCTIONS(Profile)

public:
    static QHash<QString, QString> titles();
};

QHash<QString, QString> ProfileText::titles()
{
    return {
        { QStringLiteral("user_id"), tr("User ID") },
        { QStringLiteral("name"), tr("Name") },
        { QStringLiteral("nickname"), tr("Nickname") },
        { QStringLiteral("given_name"), tr("Given name") },
        { QStringLiteral("family_name"), tr("Family name") },
        { QStringLiteral("username"), tr("User name") },
        { QStringLiteral("picture"), tr("Picture") },
        { QStringLiteral("email"), tr("E-mail") },
        { QStringLiteral("email_verified"), tr("E-mail verified") },
        { QStringLiteral("phone_number"), tr("Phone") },
        { QStringLiteral("phone_verified"), tr("Phone verified") },
        { QStringLiteral("last_login"), tr("Last sign-in") },
        { QStringLiteral("last_ip"), tr("From address") },
        { QStringLiteral("logins_count"), tr("Sign-ins so far") },
        { QStringLiteral("last_password_reset"), tr("Password reset") },
        { QStringLiteral("multifactor"), tr("Multi-factor") },
        { QStringLiteral("multifactor_last_modified"), tr("Factors changed") },
        { QStringLiteral("blocked"), tr("Blocked") },
        { QStringLiteral("created_at"), tr("Member since") },
        { QStringLiteral("updated_at"), tr("Last changed") },
        { QStringLiteral("identities"), tr("Sign-in methods") },
        { QStringLiteral("user_metadata"), tr("Your data") },
        { QStringLiteral("app_metadata"), tr("Apps' data") },
    };
}

bool isMoment(const QString &member)
{
    static const QSet<QString> moments{ QStringLiteral("last_login"),
                                        QStringLiteral("last_password_reset"),
                                        QStringLiteral("multifactor_last_modified"),
                                        QStringLiteral("created_at"),
                                        QStringLiteral("updated_at") };
    return moments.contains(member);
}

QString joined(const json::Value &list)
{
    QStringList texts;
    for (json::Value each = list.firstChild(); !each.isMissing(); each = each.nextSibling()) {
        if (!each.isString())
            return {};
        texts.append(each.toString());
    }
    return texts.join(QStringLiteral(", "));
}

} // namespace

QString memberTitle(const QString &member)
{
    static const QHash<QString, QString> titles = ProfileText::titles();
    return titles.value(member, member);
}

QString groupTitle(ProfileGroup group)
{
    switch (group) {
    case ProfileGroup::Identity: return ProfileText::tr("Identity");
    case ProfileGroup::Contact: return ProfileText::tr("Contact");
    case ProfileGroup::SignInHistory: return ProfileText::tr("Sign-in history");
    case ProfileGroup::Technical: return ProfileText::tr("Technical");
    case ProfileGroup::Other: return ProfileText::tr("Other");
    }
    return {};
}

QString memberValue(const models::ProfileRow &row)
{
    if (row.value.isBool())
        return row.value.toBool() ? ProfileText::tr("Yes") : ProfileText::tr("No");
    bool isWhole = false;
    const qint64 count = row.text.toLongLong(&isWhole);
    if (row.member == QLatin1String("logins_count") && isWhole)
        return QLocale().toString(count);
    if (row.value.isString() && isMoment(row.member))
        return exactMoment(row.text);
    const QString list = row.value.isArray() ? joined(row.value) : QString();
    const QString text = list.isEmpty() ? row.text : list;
    return text.size() <= shownCharacters
        ? text
        : ProfileText::tr("%1… (the JSON text shows all)").arg(text.left(shownCharacters));
}

QString wholeValue(const models::ProfileRow &row)
{
    const QString list = row.value.isArray() ? joined(row.value) : QString();
    return list.isEmpty() ? models::valueText(row.value) : list;
}

bool isTechnicalMember(const models::ProfileRow &row)
{
    static const QSet<QString> technical{ QStringLiteral("user_id"), QStringLiteral("picture"),
                                          QStringLiteral("last_ip") };
    return technical.contains(row.member) || row.value.isObject()
        || (row.value.isArray() && joined(row.value).isEmpty());
}

QString readOnlyReason(const QString &member)
{
    if (member == QLatin1String("user_metadata"))
        return ProfileText::tr("Apps keep this about you.");
    if (member == QLatin1String("app_metadata"))
        return ProfileText::tr("Only apps and administrators can change this.");
    return ProfileText::tr("Read-only here: only your tenant's administrators can change it.");
}

QString exactMoment(const QString &timestamp)
{
    const std::optional<QDateTime> moment = api::parseTimestamp(timestamp);
    // Seen from a month later no moment is "today".
    return moment ? localMoment(*moment, moment->addDays(30)) : timestamp;
}

} // namespace accountdesk
