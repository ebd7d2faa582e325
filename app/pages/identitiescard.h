// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/identityline.h"
#include "widgets/card.h"

namespace accountdesk {

class Skeleton;

/// Which logins lead here.
class IdentitiesCard : public Card
{
    Q_OBJECT

public:
    explicit IdentitiesCard(IdentityLine::Detail detail, QWidget *parent = nullptr);
    /// Nothing: not known (yet).
    void setUser(const std::optional<api::User> &user, bool isLoading);

private:
    models::IdentitiesModel m_model;
    IdentityLine::Detail m_detail;
    Skeleton *m_skeleton;
    PlainTextLabel *m_note;
};

} // namespace accountdesk
