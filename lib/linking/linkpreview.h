// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "records/rescuecopy.h"
#include "token/tokenset.h"

#include <QList>
#include <QString>

#include <optional>

namespace accountdesk::linking {

/// One of the two accounts, for showing them side by side.
struct LinkSide
{
    QString userId;
    QString name;
    std::optional<QString> email;
    bool isEmailVerified = false;
    QString picture;
    QList<api::Identity> identities;    ///< empty if only the ID token tells of it
    json::Value userMetadata;           ///< missing if there is none or it could not be read
    json::Value appMetadata;
};

/// What a person has to accept before linking.
enum class LinkWarning { PrimaryEmailUnverified, SecondEmailUnverified, MetadataUnreadable };

/// A first-level key of the second account's user_metadata.
struct AdoptableKey
{
    QString key;
    json::Value value;
    json::Value present;    ///< what the primary holds under it; missing if nothing

    bool isClash() const { return !present.isMissing(); }
};

/// What linking would do. Kept: everything of the primary, the second account's identities with
/// their profiles. Lost: the second account itself, its metadata, its enrollments and sessions.
struct LinkPreview
{
    LinkSide primary;
    LinkSide second;
    QList<AdoptableKey> metadataKeys;   ///< of the second account: lost, but rescued and adoptable
    bool losesAppMetadata = false;      ///< cannot be adopted by the person, only rescued
    QList<LinkWarning> warnings;
};

struct Linked
{
    QList<api::Identity> identities;    ///< all of the primary now
    std::optional<records::RescueCopy> rescue; ///< saved before; nothing if there was no metadata
    QList<AdoptableKey> adoptable;      ///< against what the primary holds now; without equal ones
    bool wasInDoubt = false;            ///< 409 or a lost answer; reading again showed the success
};

/// Why the second sign-in cannot be linked to the first, before anything is sent. Rejected, with
/// rule "sameAccount", "alreadyLinked", "algorithm" (the ID token is not RS256), "audience" (of
/// another application), "issuer" or "expired".
std::optional<Error> checkSecond(const account::AccountStore &store,
                                 const token::TokenSet &second);

LinkSide sideOf(const api::User &user);
LinkSide sideOf(const token::Claims &idClaims);
QList<AdoptableKey> adoptableKeys(const json::Value &second, const json::Value &primary);
LinkPreview previewOf(const LinkSide &primary, const LinkSide &second, bool isMetadataKnown);

/// The primary's metadata with the chosen keys in it, to be saved like any edit.
Result<json::Document> withAdopted(const json::Value &primary, const QList<AdoptableKey> &chosen);

} // namespace accountdesk::linking
