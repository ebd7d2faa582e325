// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/createdevice.h"

#include "crypto/rsakey.h"
#include "devices/devicekey.h"

namespace accountdesk::devices {

using catalogue::Action;
using State = records::DeviceEntry::State;
using Kind = Error::Kind;

CreateDevice::CreateDevice(const Workshop &workshop, records::DeviceLedger &ledger,
                           const records::AccountKey &account, records::DeviceEntry entry,
                           QObject *parent)
    : QObject(parent), m_workshop(workshop), m_ledger(ledger), m_account(account),
      m_entry(std::move(entry)), m_isContinued(ledger.entry(m_entry.deviceId).has_value()),
      m_wasSent(m_isContinued && m_entry.state == State::Sent), m_visit(workshop.store.visit())
{
}

CreateDevice::~CreateDevice() = default;

void CreateDevice::start()
{
    if (m_stage != Stage::New)
        return;
    m_workshop.store.noteBegun(Action::CreateDeviceCredential);
    // A key that ended with an earlier run is of no use to a credential not yet made.
    const bool hasKey = m_isContinued
        && (m_wasSent || (m_entry.state == State::KeyStored && !m_entry.isKeyInMemoryOnly));
    if (hasKey)
        return send();
    if (const Result<void> written = record(State::Prepared); !written)
        return finish(written.error());
    makeKey();
}

void CreateDevice::cancel()
{
    switch (m_stage) {
    case Stage::New:
    case Stage::MakingKey:
    case Stage::StoringKey:
        m_isCancelled = true;
        if (m_stage == Stage::New)
            finish(Error{Kind::Cancelled, 0, {}, {}, {}, 0});
        break;
    case Stage::Sending:
        m_workshop.api.cancel(Action::CreateDeviceCredential);
        break;
    case Stage::CleaningUp:
    case Stage::Finished:
        break;
    }
}

void CreateDevice::enter(Stage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged(stage);
}

Result<void> CreateDevice::record(State state)
{
    records::DeviceEntry entry = m_entry;
    entry.state = state;
    Result<void> written = m_ledger.put(entry);
    if (written) {
        m_entry = entry;
        Q_EMIT ledgerChanged();
    }
    return written;
}

void CreateDevice::makeKey()
{
    enter(Stage::MakingKey);
    m_workshop.api.background().run<DeviceKeyPair>(
        m_workshop.makeKey,
        {this, [this](Result<DeviceKeyPair> key) { madeKey(std::move(key)); }});
}

void CreateDevice::madeKey(Result<DeviceKeyPair> key)
{
    if (m_isCancelled)
        return abort(Error{Kind::Cancelled, 0, {}, {}, {}, 0});
    if (!key)
        return abort(key.error());
    m_entry.publicKeyDer = key->publicKeyDer;
    m_entry.fingerprint = fingerprintOf(key->publicKeyDer);
    enter(Stage::StoringKey);
    m_workshop.secrets.write(keyName(m_account, m_entry.deviceId), std::move(key->privateKeyPem),
                             {this, [this](const Result<void> &stored) { storedKey(stored); }});
}

void CreateDevice::storedKey(const Result<void> &stored)
{
    if (!stored)
        return abort(stored.error());
    if (m_isCancelled)
        return abort(Error{Kind::Cancelled, 0, {}, {}, {}, 0});
    m_entry.isKeyInMemoryOnly = !m_workshop.secrets.isPersistent();
    if (const Result<void> written = record(State::KeyStored); !written)
        return abort(written.error());
    send();
}

void CreateDevice::send()
{
    if (m_workshop.store.visit() != m_visit)
        return refused(Error{Kind::Unauthorized, 0, {}, {}, QStringLiteral("session"), 0});
    if (const Result<void> written = record(State::Sent); !written)
        return refused(written.error());
    enter(Stage::Sending);
    m_workshop.api.createDeviceCredential(
        {m_entry.deviceName, m_entry.deviceId, m_entry.publicKeyDer},
        {this, [this](const Result<QString> &credentialId) { answered(credentialId); }});
}

void CreateDevice::answered(const Result<QString> &credentialId)
{
    if (credentialId)
        return created(*credentialId);
    const Error &error = credentialId.error();
    // It exists already: an earlier request with this device id was carried out.
    if (error.kind == Kind::Conflict)
        return created({});
    if (api::leavesDoubt(error)) {
        Error doubt = error;
        doubt.kind = Kind::UnknownOutcome;
        doubt.rule = QStringLiteral("sent");
        return finish(doubt);
    }
    refused(error);
}

void CreateDevice::created(const QString &credentialId)
{
    m_entry.credentialId = credentialId;
    const Result<void> written = record(State::Created);
    m_entry.state = State::Created;
    finish(CreatedDevice{m_entry,
                         written ? std::nullopt : std::optional<Error>(written.error())});
}

void CreateDevice::refused(const Error &error)
{
    // As it was: the person may go on once more, or give it up; the same if its key cannot be
    // taken away. If that cannot be written, "sent" stays, the more careful of the two.
    if (!m_wasSent)
        static_cast<void>(record(State::KeyStored));
    if (!m_isContinued)
        return abort(error);
    finish(error);
}

void CreateDevice::abort(const Error &error)
{
    enter(Stage::CleaningUp);
    // The entry goes last and only if no key can be left behind.
    m_workshop.secrets.remove(keyName(m_account, m_entry.deviceId),
                              {this, [this, error](const Result<void> &removed) {
                                   if (removed && m_ledger.remove(m_entry.deviceId))
                                       Q_EMIT ledgerChanged();
                                   finish(error);
                               }});
}

void CreateDevice::finish(const Result<CreatedDevice> &result)
{
    if (m_stage == Stage::Finished)
        return;
    enter(Stage::Finished);
    deleteLater();
    m_workshop.store.noteEnded(m_visit, Action::CreateDeviceCredential,
                               result ? std::nullopt : std::optional<Error>(result.error()));
    Q_EMIT finished(result);
}

} // namespace accountdesk::devices
