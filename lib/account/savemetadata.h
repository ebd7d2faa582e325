// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "account/saved.h"
#include "metadata/metadatamerge.h"

#include <QObject>

#include <optional>

namespace accountdesk::account {

/// Saves user_metadata without overwriting what changed meanwhile: reads the user, merges, asks
/// about conflicts, shows the exact request, sends it once, checks the answer. Made by
/// AccountEdits; deletes itself after finished(), which comes exactly once. Comparing runs in
/// the background.
class SaveMetadata : public QObject
{
    Q_OBJECT

public:
    enum class Stage {
        New,
        Reading,
        Comparing,
        Conflicts,      ///< waits for resolve() or cancel()
        Review,         ///< waits for confirm() or cancel()
        Sending,
        ReadingBack,    ///< after a lost answer
        Finished,
    };
    Q_ENUM(Stage)

    SaveMetadata(AccountStore &store, api::AccountApi &api, MetadataEdit edit, QObject *parent);
    ~SaveMetadata() override;

    void start();
    /// A choice for each conflict; those without one are asked again, and so are all if the
    /// server's document changes once more.
    void resolve(const metadata::Choices &choices);
    /// Sends more than metadata::tooLargeBytes; without it confirm() ends with rule "size".
    void allowTooLarge() { m_isTooLargeAllowed = true; }
    void confirm();
    /// Nothing was sent: Cancelled. Once the request has left its answer ends it.
    void cancel();

    Stage stage() const { return m_stage; }
    /// While Conflicts.
    const QList<metadata::Conflict> &conflicts() const { return m_merge.conflicts; }
    /// Keys that were changed on the server alone since editing began; they are kept.
    const QStringList &keptFromServer() const { return m_merge.fromServer; }
    /// What would be sent; from Review on.
    const metadata::Patch &patch() const { return m_patch; }
    /// The whole document after saving; from Review on.
    const json::Value &merged() const { return m_merge.merged; }

Q_SIGNALS:
    void stageChanged(accountdesk::account::SaveMetadata::Stage stage);
    void conflictsFound();
    void reviewReady();
    /// Errors of a lost answer are UnknownOutcome; rule says what reading again showed: "notSaved"
    /// (the server holds none of it), "differs" (neither the old nor the new), "unread". Before
    /// anything was sent: the rules of metadata::makePatch and "size".
    void finished(const accountdesk::Result<accountdesk::account::Saved> &result);

private:
    struct Compared
    {
        metadata::Merge merge;
        metadata::Patch patch;
        bool isServerSame = true;   ///< as when it was last compared
    };
    /// What the server holds of the changes.
    struct Held
    {
        QStringList differing;
        bool isUntouched = true;    ///< each as before
    };

    void enter(Stage stage);
    void read();
    void received(const Result<api::User> &user);
    void compare(const json::Value &theirs);
    void compared(const json::Value &theirs, const Result<Compared> &result);
    void send();
    void answered(const Result<api::User> &user);
    void readBack(const Error &doubt);
    void receivedBack(const Error &doubt, const Result<api::User> &user);
    void verify(const json::Value &after, const std::optional<Error> &doubt);
    void verified(const json::Value &after, const std::optional<Error> &doubt, const Held &held);
    void finish(const Result<Saved> &result);

    AccountStore &m_store;
    api::AccountApi &m_api;
    const MetadataEdit m_edit;
    const quint64 m_visit;
    const QString m_subject;
    Stage m_stage = Stage::New;
    metadata::Choices m_choices;
    metadata::Merge m_merge;
    metadata::Patch m_patch;
    std::optional<json::Value> m_theirs;    ///< what the server held when last compared
    qint64 m_readAtMs = 0;
    QByteArray m_confirmedBody;             ///< sent without asking again if it is still right
    bool m_isTooLargeAllowed = false;
};

} // namespace accountdesk::account
