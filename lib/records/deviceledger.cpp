// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/deviceledger.h"

#include "records/recordfile.h"

#include <algorithm>
#include <utility>

namespace accountdesk::records {

namespace {

using State = DeviceEntry::State;

QString stateName(State state)
{
    switch (state) {
    case State::Prepared: return QStringLiteral("prepared");
    case State::KeyStored: return QStringLiteral("keyStored");
    case State::Sent: return QStringLiteral("sent");
    case State::Created: return QStringLiteral("created");
    case State::Removing: return QStringLiteral("removing");
    }
    return {};
}

State stateFrom(json::Reader &reader)
{
    const QString name = reader.string(u"state");
    for (const State state : {State::Prepared, State::KeyStored, State::Sent, State::Created,
                              State::Removing}) {
        if (name == stateName(state))
            return state;
    }
    reader.fail(reader.path() + QStringLiteral(".state"), QStringLiteral("is no state of ours"));
    return State::Prepared;
}

DeviceEntry entryFrom(json::Reader &reader)
{
    DeviceEntry entry;
    entry.deviceId = reader.string(u"deviceId");
    entry.deviceName = reader.string(u"deviceName");
    entry.credentialId = reader.string(u"credentialId");
    entry.fingerprint = reader.string(u"fingerprint");
    entry.publicKeyDer = bytesFrom(reader, u"publicKeyDer");
    entry.createdAt = timeFrom(reader, u"createdAt");
    entry.state = stateFrom(reader);
    entry.isKeyInMemoryOnly = reader.optionalBool(u"isKeyInMemoryOnly").value_or(false);
    return entry;
}

QByteArray jsonOf(const DeviceEntry &entry)
{
    ObjectWriter members;
    members.add(QLatin1String("deviceId"), entry.deviceId);
    members.add(QLatin1String("deviceName"), entry.deviceName);
    members.add(QLatin1String("credentialId"), entry.credentialId);
    members.add(QLatin1String("fingerprint"), entry.fingerprint);
    members.addBytes(QLatin1String("publicKeyDer"), entry.publicKeyDer);
    members.add(QLatin1String("createdAt"), entry.createdAt);
    members.add(QLatin1String("state"), stateName(entry.state));
    members.add(QLatin1String("isKeyInMemoryOnly"), entry.isKeyInMemoryOnly);
    return members.object();
}

RecordFile fileIn(const AccountFolder &folder)
{
    return RecordFile(folder, QStringLiteral("devices.json"), QStringLiteral("ledger"));
}

auto placeOf(const QList<DeviceEntry> &entries, const QString &deviceId)
{
    return std::find_if(entries.begin(), entries.end(), [&deviceId](const DeviceEntry &entry) {
        return entry.deviceId == deviceId;
    });
}

} // namespace

DeviceLedger::DeviceLedger(AccountFolder folder) : m_folder(std::move(folder))
{
    QList<DeviceEntry> entries;
    const Result<bool> loaded = fileIn(m_folder).load([&entries](json::Reader &reader) {
        reader.array(u"devices", [&entries](json::Reader &one) { entries.append(entryFrom(one)); });
    });
    if (loaded)
        m_entries = entries;
    else
        m_problem = loaded.error();
}

std::optional<DeviceEntry> DeviceLedger::entry(const QString &deviceId) const
{
    const auto place = placeOf(m_entries, deviceId);
    return place == m_entries.end() ? std::nullopt : std::optional<DeviceEntry>(*place);
}

Result<void> DeviceLedger::put(const DeviceEntry &entry)
{
    QList<DeviceEntry> entries = m_entries;
    const qsizetype index = placeOf(m_entries, entry.deviceId) - m_entries.begin();
    if (index < entries.size())
        entries[index] = entry;
    else
        entries.append(entry);
    return save(entries);
}

Result<void> DeviceLedger::remove(const QString &deviceId)
{
    QList<DeviceEntry> entries = m_entries;
    entries.removeIf([&deviceId](const DeviceEntry &one) { return one.deviceId == deviceId; });
    return entries.size() == m_entries.size() ? Result<void>() : save(entries);
}

Result<void> DeviceLedger::save(const QList<DeviceEntry> &entries)
{
    QByteArray list;
    for (const DeviceEntry &entry : entries)
        list += (list.isEmpty() ? "" : ",") + jsonOf(entry);
    ObjectWriter members;
    members.addRaw(QLatin1String("devices"), '[' + list + ']');
    const Result<void> saved = fileIn(m_folder).save(members);
    if (saved)
        m_entries = entries;
    return saved;
}

} // namespace accountdesk::records
