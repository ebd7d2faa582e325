// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profilemodel.h"
#include "pages/accountpage.h"

#include <array>

namespace accountdesk {

class Card;
class EnrollmentsCard;
class IdentitiesCard;
class PasswordSheet;
class RawCard;
struct PasswordWay;
class Skeleton;

/// What the tenant knows of the person: every root field by topic, and the raw text.
class ProfilePage : public AccountPage
{
    Q_OBJECT

public:
    explicit ProfilePage(const PageContext &context, QWidget *parent = nullptr);

protected:
    void showAccount() override;

private:
    static constexpr std::size_t groupCount = 5;
    struct Topic
    {
        Card *card = nullptr;
        QVBoxLayout *facts = nullptr;
    };
    void addTopics();
    void addShortcut();
    void fillTopics();
    void showRows();
    QByteArray rawText() const;
    void showPasswordButton();
    void openPassword();
    void sendPasswordEmail(const PasswordWay &way);
    void receivePasswordAnswer(const Result<QString> &answer);

    models::ProfileModel m_model;
    QByteArray m_shown; ///< the raw text that the rows show
    std::array<Topic, groupCount> m_topics;
    Card *m_loading;
    Skeleton *m_skeleton;
    IdentitiesCard *m_identities;
    EnrollmentsCard *m_enrollments;
    RawCard *m_raw;
    QPushButton *m_password;
    QPointer<PasswordSheet> m_passwordSheet;
};

} // namespace accountdesk
