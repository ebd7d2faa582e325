// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/metadata/metadatapage.h"

#include "account/accountedits.h"
#include "auth/session.h"
#include "config/settings.h"
#include "jsondiff/background.h"
#include "pages/metadata/datacard.h"
#include "pages/metadata/draftkeeper.h"
#include "pages/metadata/draftsheet.h"
#include "pages/metadata/savedcard.h"
#include "pages/metadata/savesheet.h"
#include "pages/metadata/textpane.h"
#include "pages/metadata/typetext.h"
#include "widgets/plaintextlabel.h"

#include <limits>

namespace accountdesk {

using account::AccountStore;
using account::MetadataEdit;
using account::Saved;
using records::Draft;

namespace {

/// Parsed so quickly that nobody has to wait.
constexpr qsizetype quickBytes = 128 * 1024;

json::Limits anySize()
{
    json::Limits limits;
    limits.bytes = std::numeric_limits<qsizetype>::max();
    return limits;
}

records::AccountFolder folderOf(const PageContext &context)
{
    const records::AccountKey key{context.session.tenant().issuer, context.store.subject()};
    return records::AccountFolder(context.settings.profileFolder(), key);
}

/// null is how some tenants' scripts say that there is nothing.
json::Value storedIn(const AccountStore &store)
{
    const json::Value stored = store.user()->userMetadata;
    return stored.isNull() ? json::Value() : stored;
}

} // namespace

void MetadataPage::load()
{
    const json::Value stored = storedIn(context().store);
    const QByteArrayView present = stored.rawView();
    m_isChangedThere = m_document.isOpen() && present != m_document.baseText();
    const bool isNews = !m_document.isOpen() || m_isReloadDue || m_isChangedThere;
    if (!isNews || (isEdited() && !m_isReloadDue))
        return;
    if (m_isLoading && present == m_loadingText)
        return;
    const QByteArray text = stored.rawText();
    m_loadingText = text;
    if (text.size() <= quickBytes)
        return loaded(stored, json::Document::parse(text.isEmpty() ? QByteArray("{}") : text));
    m_isLoading = true;
    jsondiff::parseInBackground(text, anySize(),
                                {this, [this, stored](const Result<json::Document> &document) {
                                     if (m_isLoading && stored.rawView() == m_loadingText)
                                         loaded(stored, document);
                                 }});
}

void MetadataPage::loaded(const json::Value &stored, const Result<json::Document> &document)
{
    m_isLoading = false;
    // Typed while it was parsed: that is worth more.
    if (!document || (isEdited() && !m_isReloadDue))
        return;
    m_isReloadDue = false;
    m_isChangedThere = false;
    if (m_document.open(stored, *document) && !m_drafts)
        watchDrafts();
    if (!m_offered)
        closeSheet();
}

bool MetadataPage::tellsFailure(catalogue::Action action) const
{
    const std::optional<Error> error = context().store.errorOf(action);
    return action == catalogue::Action::SaveMetadata && error
        && !contentSentence(*error).isEmpty();
}

bool MetadataPage::hasDraft(const PageContext &context)
{
    return context.store.isSignedIn() && records::DraftStore(folderOf(context)).bytes() > 0;
}

void MetadataPage::watchDrafts()
{
    m_drafts = std::make_unique<DraftKeeper>(folderOf(context()),
                                             [this] { return currentDraft(); });
    connect(&m_document, &DataDocument::changed, m_drafts.get(), [this] {
        if (m_areDraftsKnown)
            m_drafts->note();
    });
    connect(m_drafts.get(), &DraftKeeper::kept, m_notKept, &QWidget::hide);
    connect(m_drafts.get(), &DraftKeeper::failed, this, [this](const Error &error) {
        m_notKept->setPlainText(tr("Your edits cannot be kept on this computer: %1")
                                    .arg(error.detail));
        m_notKept->show();
    });
    m_drafts->load([this](const DraftKeeper::Found &found) { takeDraft(found); });
}

void MetadataPage::takeDraft(const DraftKeeper::Found &found)
{
    m_areDraftsKnown = true;
    if (!found) {
        m_brokenDraft->setPlainText(tr("Your edits of an earlier run were kept, but cannot be "
                                       "read: %1").arg(found.error().detail));
        m_brokenDraft->show();
    } else if (*found) {
        offerDraft(**found);
    }
    showState();
}

bool MetadataPage::keepsEdits()
{
    const bool isKept = m_drafts && m_drafts->flush();
    // What cannot be used is in no draft, and says so.
    return isKept && (m_document.isModified() || unsavedEdits().isEmpty());
}

std::optional<Draft> MetadataPage::currentDraft() const
{
    if (m_offered)
        return m_offered->draft;
    if (!m_document.isOpen() || !m_document.isModified())
        return std::nullopt;
    return Draft{m_document.baseText(), m_document.editedText(), context().clock.now()};
}

void MetadataPage::offerDraft(const FoundDraft &found)
{
    // Nothing is left of it to be kept.
    const bool areNoEdits = found.edits && found.edits->isEmpty();
    // Few edits of what is stored tell it without comparing all of a large document.
    const bool areTold = found.edits && found.draft.base == m_document.baseText();
    const json::Value stored = m_document.model().document().original().root();
    if (found.draft.edited == m_document.baseText() || areNoEdits
        || (!areTold && !found.edited.problem && found.edited.document.root().equals(stored)))
        return m_drafts->note();
    m_offered = found;
    auto *sheet = new DraftSheet(found, m_document.base());
    connect(sheet, &DraftSheet::continued, this, [this] { continueDraft(); });
    connect(sheet, &DraftSheet::discarded, this, [this] {
        m_offered.reset();
        m_drafts->note();
        closeSheet();
    });
    openSheet(sheet);
}

void MetadataPage::continueDraft()
{
    const FoundDraft found = *std::exchange(m_offered, std::nullopt);
    const QByteArray &base = found.draft.base;
    closeSheet();
    m_isChangedThere = base != m_document.baseText();
    const json::Value root = base.isEmpty() ? json::Value() : found.base.root();
    const QString title = tr("Continue with the draft");
    if (found.base.isEmpty() || (m_isChangedThere && !m_document.open(root, found.base)))
        return;
    // Replaced as a whole, a large document would be compared as a whole at each further edit.
    if (found.edits)
        m_document.edit(*found.edits, title);
    else
        m_document.replace(found.draft.edited, found.edited, title);
    if (m_document.textProblem()) {
        m_data->openTab(DataCard::Text);
        m_data->textPane()->goToProblem();
    }
}

void MetadataPage::save()
{
    if (m_isPreparing)
        return;
    m_isPreparing = true;
    m_document.endTyping();
    jsondiff::parseInBackground(
        m_document.editedText(), anySize(),
        {this, [this](const Result<json::Document> &edited) {
             m_isPreparing = false;
             if (edited)
                 start({m_document.base(), edited->root()}, SaveWords::Purpose::Save);
         }});
}

void MetadataPage::start(MetadataEdit edit, SaveWords::Purpose purpose)
{
    // What was never written is taken back to by removing everything.
    if (edit.edited.isMissing())
        edit.edited = json::Document::parse("{}")->root();
    account::SaveMetadata *save = context().edits.saveMetadata(edit);
    if (!save)
        return;
    openSheet(new SaveSheet(*save, purpose));
    connect(save, &account::SaveMetadata::finished, this,
            [this, purpose](const Result<Saved> &result) { ended(result, purpose); });
    save->start();
}

void MetadataPage::ended(const Result<Saved> &result, SaveWords::Purpose purpose)
{
    const SaveWords words(purpose);
    if (!result) {
        // The store tells of other failures; the edits stay.
        const QString sentence = contentSentence(result.error());
        if (!sentence.isEmpty())
            Q_EMIT troubled({Banner::Severity::Failure, words.failed(), sentence, {}, {}});
        closeSheet();
        return showAccount();
    }
    m_saved->setSaved(*result, purpose, context().clock.now());
    if (result->changes.isEmpty())
        Q_EMIT noted(savedSentence(*result, words));
    // The sheet stays until the saved document is there to be edited.
    m_isReloadDue = true;
    showAccount();
    m_isReloadDue = m_isLoading;
    if (!m_isLoading)
        closeSheet();
}

} // namespace accountdesk
