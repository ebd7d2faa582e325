// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devices/keyplacecard.h"

#include "pages/widgetlines.h"
#include "secrets/secretstore.h"
#include "widgets/finding.h"
#include "widgets/theme.h"

#include <QVBoxLayout>

namespace accountdesk {

using secrets::SecretStore;

KeyPlaceCard::KeyPlaceCard(SecretStore &secrets, QWidget *parent)
    : Card(tr("Good to know"), parent),
      m_keychain(new Finding(Badge::Tone::Good, tr("Keychain"),
                             tr("The private keys are in this computer's keychain"),
                             tr("They never leave it, and no file of this program holds them."))),
      m_memory(new Finding(Badge::Tone::Warning, tr("In memory"),
                           tr("The private keys end with this program"),
                           tr("There is no keychain to keep them in, and they are never written "
                              "to a file. The credentials stay at your tenant."))),
      m_waiting(new Finding(Badge::Tone::Warning, tr("Waiting"),
                            tr("The keychain has not answered yet"),
                            tr("It may be asking for its password in a window of its own.")))
{
    auto *others = new Finding(
        Badge::Tone::Neutral, tr("Not listed"), tr("Devices registered elsewhere are not shown"),
        tr("Your token may not list the credentials of your account. This page shows those that "
           "this computer has registered; another can be deleted if you know its id."));
    auto *use = new Finding(
        Badge::Tone::Neutral, tr("What for"), tr("A credential is a public key for a device"),
        tr("Your tenant keeps it beside your account. Who has the private key can prove to be "
           "this device; signing in does not need it."));
    body()->setSpacing(Theme::current().scaled(10));
    for (Finding *finding : {m_keychain, m_memory, m_waiting})
        body()->addWidget(finding);
    for (Finding *finding : {others, use}) {
        body()->addWidget(makeHairline());
        body()->addWidget(finding);
    }
    connect(&secrets, &SecretStore::persistenceChanged, this, &KeyPlaceCard::showPlace);
    connect(&secrets, &SecretStore::waitingForSystem, this, &KeyPlaceCard::showWaiting);
    showPlace(secrets.isPersistent());
    showWaiting(false);
}

void KeyPlaceCard::showPlace(bool isPersistent)
{
    m_keychain->setVisible(isPersistent);
    m_memory->setVisible(!isPersistent);
}

void KeyPlaceCard::showWaiting(bool isWaiting)
{
    m_waiting->setVisible(isWaiting);
}

} // namespace accountdesk
