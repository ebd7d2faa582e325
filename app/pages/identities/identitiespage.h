// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/types.h"
#include "pages/removalpage.h"

#include <optional>

namespace accountdesk {

class Card;
class LinkWizard;
class RescueCard;
class Skeleton;

/// Which logins lead here: one card each, with linking and unlinking.
class IdentitiesPage : public RemovalPage
{
    Q_OBJECT

public:
    explicit IdentitiesPage(const PageContext &context, QWidget *parent = nullptr);
    bool tellsFailure(catalogue::Action action) const override;

protected:
    void showAccount() override;
    void closeQuestion() override;

private:
    Card *makeLinkCard();
    void buildCards();
    void showRescueCopies();
    void addIdentities(qsizetype upTo);
    void showMore();
    void askToUnlink(const api::Identity &identity);
    void settleUnlinked(const QString &sentence);
    bool isListed(const api::Identity &identity) const;

    Card *m_loading;
    Skeleton *m_skeleton;
    QVBoxLayout *m_cards;
    QPushButton *m_more;
    LinkWizard *m_wizard;
    QPushButton *m_link;
    Card *m_linkCard;
    RescueCard *m_rescue;
    QString m_rescuedFor;           ///< whose copies are shown
    QByteArray m_shown;             ///< the identities that the cards show, as they came
    qsizetype m_shownCount = 0;
    std::optional<api::Identity> m_asked; ///< the question about it is open
};

} // namespace accountdesk
