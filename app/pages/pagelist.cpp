// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pagelist.h"

#include "pages/devices/devicespage.h"
#include "pages/enrollments/enrollmentspage.h"
#include "pages/identities/identitiespage.h"
#include "pages/metadata/metadatapage.h"
#include "pages/overviewpage.h"
#include "pages/permissionspage.h"
#include "pages/profilepage.h"
#include "pages/tokenpage.h"

#include <QCoreApplication>

namespace accountdesk {

namespace {

struct PageText
{
    Q_DECLARE_TR_FUNCTIONS(Pages)
};

template <typename Made>
PageEntry entry(const char *id, const QString &title, PageEntry::Group group)
{
    const QString name = QString::fromLatin1(id);
    PageEntry made{ name, title, name, group, [](const PageContext &context) -> Page * {
                       return new Made(context);
                   } };
    if constexpr (requires(const PageContext &context) { Made::hasDraft(context); })
        made.isWaiting = Made::hasDraft;
    return made;
}

} // namespace

std::vector<PageEntry> pageList()
{
    using Group = PageEntry::Group;
    return {
        entry<OverviewPage>("overview", PageText::tr("Overview"), Group::Everyone),
        entry<ProfilePage>("profile", PageText::tr("Profile"), Group::Everyone),
        entry<MetadataPage>("metadata", PageText::tr("Your data"), Group::Everyone),
        entry<IdentitiesPage>("identities", PageText::tr("Sign-in methods"), Group::Everyone),
        entry<EnrollmentsPage>("enrollments", PageText::tr("Multi-factor"), Group::Everyone),
        entry<DevicesPage>("devices", PageText::tr("Devices"), Group::Everyone),
        entry<TokenPage>("token", PageText::tr("Token"), Group::Experts),
        entry<PermissionsPage>("permissions", PageText::tr("Permissions"), Group::Experts),
    };
}

} // namespace accountdesk
