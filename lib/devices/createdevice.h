// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/accountstore.h"
#include "devices/devicekey.h"
#include "records/deviceledger.h"
#include "secrets/secretstore.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace accountdesk::devices {

/// What making a device credential needs; all outlive it.
struct Workshop
{
    account::AccountStore &store;
    api::AccountApi &api;
    secrets::SecretStore &secrets;
    std::function<Result<DeviceKeyPair>()> makeKey = makeDeviceKey; ///< on another thread
};

struct CreatedDevice
{
    records::DeviceEntry entry;         ///< credentialId is empty if the tenant said only "exists"
    std::optional<Error> notRecorded;   ///< it exists, but the ledger could not be written
};

/// Makes one device credential, or goes on with one that was left unfinished: ledger entry, key
/// pair, secret store, request, ledger; wherever it is killed, there is nothing or an entry that
/// says what is unfinished. Deletes itself after finished(), which comes exactly once.
class CreateDevice : public QObject
{
    Q_OBJECT

public:
    enum class Stage { New, MakingKey, StoringKey, Sending, CleaningUp, Finished };
    Q_ENUM(Stage)

    /// A new entry needs deviceId and deviceName only; one of the ledger goes on from its state.
    CreateDevice(const Workshop &workshop, records::DeviceLedger &ledger,
                 const records::AccountKey &account, records::DeviceEntry entry, QObject *parent);

    ~CreateDevice() override;

    void start();
    /// Until the request has left; then its answer ends it.
    void cancel();
    /// Takes the ledger over, whose owner turns to another account.
    void keep(std::unique_ptr<records::DeviceLedger> ledger) { m_kept = std::move(ledger); }
    Stage stage() const { return m_stage; }
    const records::DeviceEntry &entry() const { return m_entry; }

Q_SIGNALS:
    void stageChanged(accountdesk::devices::CreateDevice::Stage stage);
    /// The entry was written, changed or taken out.
    void ledgerChanged();
    /// UnknownOutcome: the request may have reached the tenant, the entry stays as Sent.
    void finished(const accountdesk::Result<accountdesk::devices::CreatedDevice> &result);

private:
    void enter(Stage stage);
    Result<void> record(records::DeviceEntry::State state);
    void makeKey();
    void madeKey(Result<DeviceKeyPair> key);
    void storedKey(const Result<void> &stored);
    void send();
    void answered(const Result<QString> &credentialId);
    void created(const QString &credentialId);
    void refused(const Error &error);
    void abort(const Error &error);
    void finish(const Result<CreatedDevice> &result);

    Workshop m_workshop;
    records::DeviceLedger &m_ledger;
    const records::AccountKey m_account;
    records::DeviceEntry m_entry;
    std::unique_ptr<records::DeviceLedger> m_kept;
    const bool m_isContinued;
    const bool m_wasSent;       ///< an earlier request may have been carried out
    const quint64 m_visit;
    Stage m_stage = Stage::New;
    bool m_isCancelled = false;
};

} // namespace accountdesk::devices
