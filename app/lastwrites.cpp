// SPDX-License-Identifier: GPL-3.0-or-later
#include "lastwrites.h"

#include "account/accountstore.h"
#include "devices/devices.h"

namespace accountdesk {

LastWrites::LastWrites(const api::AccountApi &api, const account::AccountStore &store,
                       devices::Devices &devices, QObject *parent)
    : QObject(parent), m_api(api), m_devices(devices)
{
    m_grace.setSingleShot(true);
    connect(&m_grace, &QTimer::timeout, this, &LastWrites::finished);
    // Whoever waits for an answer hears it in the same turn of the event loop, perhaps after this.
    connect(&store, &account::AccountStore::busyChanged, this, &LastWrites::check,
            Qt::QueuedConnection);
    connect(&devices, &devices::Devices::busyChanged, this, &LastWrites::check,
            Qt::QueuedConnection);
}

bool LastWrites::begin(int graceMs)
{
    if (devices::CreateDevice *creation = m_devices.currentCreation())
        creation->cancel();
    if (!isPending())
        return false;
    m_grace.start(graceMs);
    return true;
}

bool LastWrites::isPending() const
{
    return m_api.isWriting() || m_devices.isWorking();
}

void LastWrites::check()
{
    if (!m_grace.isActive() || isPending())
        return;
    m_grace.stop();
    Q_EMIT finished();
}

} // namespace accountdesk
