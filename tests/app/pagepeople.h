// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace accountdesk::test {

/// A person as the API and the ID token tell of them.
struct PagePerson
{
    QString subject;
    QByteArray user;            ///< GET users/{id}
    QByteArray enrollments;     ///< GET users/{id}/enrollments
    QByteArray idClaims;        ///< beyond iss, sub, aud, iat and exp
};

/// Verified e-mail, two sign-in methods, one confirmed factor.
PagePerson everydayPerson();
/// Hardly any field, one sign-in method, no factor, e-mail not verified.
PagePerson newcomer();
/// Integer ids, HTML and right-to-left text in the name, no e-mail, unknown members.
PagePerson hardPerson();

} // namespace accountdesk::test
