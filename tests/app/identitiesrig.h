// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pagerig.h"
#include "pages/identities/identitiespage.h"
#include "pages/identities/identitycard.h"
#include "pages/identities/removalsheet.h"

#include <QPushButton>
#include <QTest>

namespace accountdesk::test {

/// The page of sign-in methods on a network that follows a script.
struct IdentitiesRig
{
    void signIn(const PagePerson &person) { rig.signIn(person); }
    /// With every scope.
    void signInFully(const PagePerson &person)
    {
        PageRig::Granted granted;
        granted.scopes = catalogue::scopesFor(catalogue::allActions());
        rig.signIn(person, granted);
    }

    void open(int width = 900)
    {
        page = std::make_unique<IdentitiesPage>(rig.context());
        page->resize(width, 700);
        page->show();
        QVERIFY(rig.settle());
    }

    QList<IdentityCard *> shownCards() const
    {
        QList<IdentityCard *> shown;
        const auto cards = page->findChildren<IdentityCard *>();
        for (IdentityCard *card : cards) {
            if (card->isVisibleTo(page->widget()))
                shown.append(card);
        }
        return shown;
    }

    /// Presses Unlink of the second card.
    RemovalSheet *ask()
    {
        shownCards().at(1)->unlinkButton()->click();
        return qobject_cast<RemovalSheet *>(page->sheet());
    }

    PageRig rig;
    std::unique_ptr<IdentitiesPage> page;
};

} // namespace accountdesk::test
