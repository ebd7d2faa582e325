// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace accountdesk {

namespace account { class AccountStore; }
namespace api { class AccountApi; }
namespace devices { class Devices; }

/// Quitting: what has been sent gets a moment for its answer, so that it can be written down; what
/// has not left is given up.
class LastWrites : public QObject
{
    Q_OBJECT

public:
    LastWrites(const api::AccountApi &api, const account::AccountStore &store,
               devices::Devices &devices, QObject *parent = nullptr);

    /// False if nothing is under way; else finished() comes within graceMs.
    bool begin(int graceMs = 2000);

Q_SIGNALS:
    void finished();

private:
    bool isPending() const;
    void check();

    const api::AccountApi &m_api;
    devices::Devices &m_devices;
    QTimer m_grace;
};

} // namespace accountdesk
