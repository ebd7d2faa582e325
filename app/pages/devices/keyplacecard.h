// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

private:
    void showPlace(bool isPersistent);
    void showWaiting(bool isWaiting);

    Finding *m_keychain;
    Finding *m_memory;
    Finding *m_waiting;
};

} // namespace accountdesk
