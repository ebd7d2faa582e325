// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "linking/linkpreview.h"
#include "linking/secondaccount.h"
#include "records/rescuecopy.h"
#include "token/tokenset.h"

#include <QObject>

#include <memory>
#include <optional>

namespace accountdesk::linking {

/// Links a second account, whose sign-in has just finished, to the signed-in one: checks, reads
/// the second account with its own token, shows both sides, keeps a rescue copy of its metadata,
/// sends once, checks the answer. The main session is never touched; the second account's tokens
/// rest in memory and die with this. Deletes itself after finished(), which comes exactly once.
class LinkIdentity : public QObject
{
    Q_OBJECT

public:
    enum class Stage {
        New,
        ReadingSecond,
        MetadataUnreadable, ///< waits for confirmLosingMetadata(), readAgain() or cancel()
        Preview,            ///< waits for confirm() or cancel()
        Sending,
        ReadingBack,        ///< the account after linking, or after an answer that left doubt
        Finished,
    };
    Q_ENUM(Stage)

    /// rescue is that of the signed-in account.
    LinkIdentity(account::AccountStore &store, api::AccountApi &api, records::RescueCopies rescue,
                 token::TokenSet second, QObject *parent);
    ~LinkIdentity() override;

    void start();
    /// The second account's metadata is lost by linking, and nothing of it can be kept.
    void confirmLosingMetadata();
    void readAgain();
    /// Goes on only if every warning of the preview is among the accepted ones.
    bool confirm(const QList<LinkWarning> &accepted = {});
    /// Until the request has left; then its answer ends it.
    void cancel();

    Stage stage() const { return m_stage; }
    /// Why the second account could not be read; while MetadataUnreadable.
    const std::optional<Error> &readingError() const { return m_readingError; }
    /// From Preview on.
    const LinkPreview &preview() const { return m_preview; }

Q_SIGNALS:
    void stageChanged(accountdesk::linking::LinkIdentity::Stage stage);
    /// A pause before the second account is read again; 0 when it is over.
    void waiting(int ms, const accountdesk::Error &because);
    /// Before anything was sent, rules of checkSecond() and "file" (no rescue copy, so not
    /// linked). After a lost answer or 409 the account was read again: rule "notLinked" (it does
    /// not hold the identity), "unread" (reading failed too).
    void finished(const accountdesk::Result<accountdesk::linking::Linked> &result);

private:
    void enter(Stage stage);
    void readSecond();
    void receivedSecond(const Result<api::User> &user);
    void showPreview();
    Result<void> rescueMetadata();
    void send();
    void answered(const Result<QList<api::Identity>> &identities);
    void readBack(const std::optional<Error> &refusal);
    void settle(const std::optional<Error> &refusal, const Result<api::User> &user);
    void finish(const Result<Linked> &result);

    account::AccountStore &m_store;
    api::AccountApi &m_api;
    records::RescueCopies m_rescue;
    SecondAccount m_second;
    const quint64 m_visit;
    const QString m_subject;
    Stage m_stage = Stage::New;
    std::optional<api::User> m_secondUser;
    std::optional<Error> m_readingError;
    LinkPreview m_preview;
    Linked m_linked;
};

} // namespace accountdesk::linking
