// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pagerig.h"
#include "devices/devicekey.h"
#include "devices/devices.h"
#include "devices/moodysecrets.h"
#include "pages/devices/devicespage.h"

#include <QPushButton>

namespace accountdesk::test {

/// The Devices page of a signed-in person, on a keychain that can be told to fail.
class DeviceRig : public PageRig
{
public:
    using State = records::DeviceEntry::State;
    using Reply = std::variant<net::Answer, Error>;

    /// Always the same: making one takes long.
    static const devices::DeviceKeyPair &keyPair();
    records::AccountKey account() const;
    records::DeviceEntry entryOf(State state) const;
    /// As an earlier run left it, its key in the keychain.
    void leave(const records::DeviceEntry &entry);
    void open(const QStringList &scopes = catalogue::scopesFor(catalogue::allActions()),
              int width = 1000);

    /// The visible one of that object name.
    template <typename Widget>
    Widget *shown(const char *name) const
    {
        for (Widget *widget : page->findChildren<Widget *>(QLatin1String(name))) {
            if (widget->isVisibleTo(page.get()))
                return widget;
        }
        return nullptr;
    }
    QPushButton *button(const char *name) const { return shown<QPushButton>(name); }
    QString text() const { return visibleTexts(*page).join(QLatin1Char('\n')); }

    void expectDelete(const QByteArray &id, const Reply &reply);
    /// Of the creation under way: its request's body is known only when its key is made.
    void expectCreation(const Reply &reply, bool isHeld = false);
    static TranscriptLine creationLine(const records::DeviceEntry &entry, const Reply &reply,
                                       bool isHeld = false);

    QTemporaryDir ledgers; ///< the rig has a folder of its own
    MoodySecrets keychain;
    std::unique_ptr<devices::Devices> ours;
    std::unique_ptr<DevicesPage> page;
};

} // namespace accountdesk::test
