// SPDX-License-Identifier: GPL-3.0-or-later
// What the second account held: shown after linking or from a rescue copy, and taken over.
#include "pages/identities/linkwizard.h"

#include "account/accountedits.h"
#include "account/accountstore.h"
#include "pages/identities/linkresultsheet.h"
#include "pages/metadata/savesheet.h"
#include "signin/secondsignin.h"
#include "widgets/actionbinder.h"

#include <QPushButton>

namespace accountdesk {

using catalogue::Action;

void LinkWizard::open(const records::RescueCopy &copy)
{
    const std::optional<api::User> &user = m_context.store.user();
    if (!m_context.secondSignIn || isOpen() || !user)
        return;
    leave();
    const Result<json::Document> held = json::Document::parse(copy.userMetadata);
    m_isOpen = true;
    m_isCopy = true;
    m_linked = linking::Linked{{}, copy, {}, false};
    if (held)
        m_linked->adoptable = linking::adoptableKeys(held->root(), user->userMetadata);
    showResult();
}

void LinkWizard::showResult()
{
    auto *sheet = new LinkResultSheet(*m_linked, m_context.secondSignIn->rescueFolder());
    if (m_isCopy) {
        sheet->setTitle(tr("Rescue copy"));
        sheet->setSentence(tr("What the second account held just before the request to link it "
                               "was sent."));
    }
    connect(sheet, &LinkResultSheet::closed, this, [this] {
        const bool isNew = !m_isCopy;
        close();
        if (isNew)
            Q_EMIT noted(tr("The accounts are linked."));
    });
    m_context.binder.bindTo(sheet->adoptButton(), Action::SaveMetadata,
                            [this, sheet] { adopt(sheet->chosen()); },
                            [sheet] {
                                return sheet->chosen().isEmpty() ? tr("Nothing is chosen above.")
                                                                 : QString();
                            });
    connect(sheet, &LinkResultSheet::choiceChanged, &m_context.binder, &ActionBinder::refresh);
    show(sheet);
}

void LinkWizard::adopt(const QList<linking::AdoptableKey> &chosen)
{
    const std::optional<api::User> &user = m_context.store.user();
    const json::Value present = user ? user->userMetadata : json::Value();
    const Result<json::Document> adopted = linking::withAdopted(present, chosen);
    account::SaveMetadata *save
        = adopted ? m_context.edits.saveMetadata({present, adopted->root()}) : nullptr;
    if (!save) {
        Q_EMIT noted(tr("Your data is being saved elsewhere. Try again when that has ended."));
        return;
    }
    connect(save, &account::SaveMetadata::finished, this,
            [this](const Result<account::Saved> &saved) {
                if (!m_linked)
                    return;
                if (!saved)
                    return showResult();
                close();
                Q_EMIT noted(tr("The data of the second account is taken over."));
            });
    show(new SaveSheet(*save));
    save->start();
}

} // namespace accountdesk
