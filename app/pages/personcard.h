// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/person.h"
#include "widgets/card.h"

namespace accountdesk {

class Avatar;
class Badge;
class FactRow;
class PictureConsent;
class ProfilePicture;
class Skeleton;

/// Who is signed in: avatar, name, e-mail with its verification and the account's main facts.
class PersonCard : public Card
{
    Q_OBJECT

public:
    /// picture outlives it.
    explicit PersonCard(ProfilePicture &picture, QWidget *parent = nullptr);
    /// isLoading: the API has not answered yet; facts that only it knows are awaited.
    void setPerson(const Person &person, bool isLoading, const QDateTime &now);

private:
    QWidget *makeAvatarColumn();
    QWidget *makeFacts();
    void showPicture();
    void showEmail(const Person &person);
    void showFacts(const Person &person, const QDateTime &now);

    ProfilePicture &m_picture;
    Avatar *m_avatar;
    PictureConsent *m_consent;
    PlainTextLabel *m_name;
    PlainTextLabel *m_email;
    Badge *m_verified;
    FactRow *m_lastLogin;
    FactRow *m_logins;
    FactRow *m_memberSince;
    FactRow *m_userId;
    Skeleton *m_skeleton;
};

} // namespace accountdesk
