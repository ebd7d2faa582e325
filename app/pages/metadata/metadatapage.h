// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/saved.h"
#include "pages/accountpage.h"
#include "pages/metadata/datadocument.h"
#include "pages/metadata/draftkeeper.h"
#include "pages/metadata/savewords.h"

#include <memory>

namespace accountdesk {

class AppDataCard;
class Card;
class DataCard;
class FormTab;
class PlainTextLabel;
class SavedCard;
class Skeleton;
class ValueCard;
namespace account { class SaveMetadata; }

/// What apps have stored about the person: user_metadata to be edited, app_metadata beside it.
/// Lives as long as its account is signed in; its edits live longer, as a draft on this machine.
class MetadataPage : public AccountPage
{
    Q_OBJECT

public:
    explicit MetadataPage(const PageContext &context, QWidget *parent = nullptr);
    ~MetadataPage() override;
    /// Whether edits of the signed-in account wait on this machine.
    static bool hasDraft(const PageContext &context);

    QStringList moreViews() const override;
    void openView(const QString &id) override;
    QStringList unsavedEdits() const override;
    bool keepsEdits() override;
    bool tellsFailure(catalogue::Action action) const override;

    DataDocument &document() { return m_document; }

protected:
    void showAccount() override;

private:
    void addEditor();
    void addShortcuts();
    void bindButtons();
    void showState();
    /// Also by what could not be taken over.
    bool isEdited() const;
    /// Loading.
    void load();
    void loaded(const json::Value &stored, const Result<json::Document> &document);
    /// Drafts.
    void watchDrafts();
    std::optional<records::Draft> currentDraft() const;
    void takeDraft(const DraftKeeper::Found &found);
    void offerDraft(const FoundDraft &found);
    void continueDraft();
    /// Saving.
    QString reasonNotToSave() const;
    void save();
    void start(account::MetadataEdit edit, SaveWords::Purpose purpose);
    void ended(const Result<account::Saved> &result, SaveWords::Purpose purpose);

    DataDocument m_document;
    std::unique_ptr<DraftKeeper> m_drafts;
    std::optional<FoundDraft> m_offered;    ///< stays on the disk until it is decided
    Card *m_loading;
    Skeleton *m_skeleton;
    SavedCard *m_saved;
    PlainTextLabel *m_changedThere;
    PlainTextLabel *m_notKept;
    PlainTextLabel *m_brokenDraft;
    QWidget *m_editor;
    DataCard *m_data;
    FormTab *m_form;
    ValueCard *m_value;
    AppDataCard *m_appData;
    QPushButton *m_save;
    QByteArray m_loadingText;   ///< what is being parsed
    bool m_isLoading = false;
    bool m_isChangedThere = false; ///< what the server holds is not what is being edited
    bool m_areDraftsKnown = false;
    bool m_isPreparing = false; ///< a save that has not begun
    bool m_isReloadDue = false;
};

} // namespace accountdesk
