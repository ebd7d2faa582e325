// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/deviceledger.h"
#include "widgets/card.h"

namespace accountdesk {

namespace secrets { class SecretStore; }
class Finding;

/// Where the private keys rest on this computer, and what this page cannot know.
class KeyPlaceCard : public Card
{
    Q_OBJECT

public:
    explicit KeyPlaceCard(secrets::SecretStore &secrets, QWidget *parent = nullptr);
    void setEntries(const QList<records::DeviceEntry> &entries);

private:
    void addNotes();
    void showPlace();
    void showWaiting(bool isWaiting);

    const secrets::SecretStore &m_secrets;
    Finding *m_stored;
    Finding *m_toStore;
    Finding *m_memory;
    Finding *m_mixed;
    Finding *m_trial;
    Finding *m_waiting;
    bool m_hasStored = false; ///< a key is in the keychain
    bool m_hasOther = false;  ///< a key was kept in memory
};

} // namespace accountdesk
