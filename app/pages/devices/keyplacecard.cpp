// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devices/keyplacecard.h"

#include "pages/widgetlines.h"
#include "secrets/memorystore.h"
#include "widgets/finding.h"
#include "widgets/theme.h"

#include <QVBoxLayout>

namespace accountdesk {

using secrets::SecretStore;

KeyPlaceCard::KeyPlaceCard(SecretStore &secrets, QWidget *parent)
    : Card(tr("Good to know"), parent), m_secrets(secrets),
      m_stored(new Finding(Badge::Tone::Good, tr("Keychain"),
                           tr("The private keys are in this computer's keychain"),
                           tr("They never leave it, and no file of this program holds them."))),
      m_toStore(new Finding(Badge::Tone::Neutral, tr("Keychain"),
                            tr("New private keys go into this computer's keychain"),
                            tr("No file of this program holds them. Without a keychain they are "
                               "kept in memory and end with this program."))),
      m_memory(new Finding(Badge::Tone::Warning, tr("In memory"),
                           tr("The private keys end with this program"),
                           tr("There is no keychain to keep them in, and they are never written "
                              "to a file. The credentials stay at your tenant."))),
      m_mixed(new Finding(Badge::Tone::Warning, tr("In memory"),
                          tr("Some private keys end with this program"),
                          tr("Those in the keychain stay there. It cannot be used right now: what "
                             "is made meanwhile is kept in memory and never written to a file."))),
      m_trial(new Finding(Badge::Tone::Neutral, tr("In memory"),
                          tr("Private keys are kept in memory only"),
                          tr("A demo or a tour leaves this computer's keychain alone: its keys end "
                             "with this program."))),
      m_waiting(new Finding(Badge::Tone::Warning, tr("Waiting"),
                            tr("The keychain has not answered yet"),
                            tr("It may be asking for its password in a window of its own.")))
{
    body()->setSpacing(Theme::current().scaled(10));
    for (Finding *finding : {m_stored, m_toStore, m_memory, m_mixed, m_trial, m_waiting})
        body()->addWidget(finding);
    addNotes();
    connect(&secrets, &SecretStore::persistenceChanged, this, &KeyPlaceCard::showPlace);
    connect(&secrets, &SecretStore::waitingForSystem, this, &KeyPlaceCard::showWaiting);
    showPlace();
    showWaiting(false);
}

void KeyPlaceCard::addNotes()
{
    auto *others = new Finding(
        Badge::Tone::Neutral, tr("Not listed"), tr("Devices registered elsewhere are not shown"),
        tr("Your token may not list the credentials of your account. This page shows those that "
           "this computer has registered; another can be deleted if you know its id."));
    auto *use = new Finding(
        Badge::Tone::Neutral, tr("What for"), tr("A credential is a public key for a device"),
        tr("Your tenant keeps it beside your account. Who has the private key can prove to be "
           "this device; signing in does not need it."));
    for (Finding *finding : {others, use}) {
        body()->addWidget(makeHairline());
        body()->addWidget(finding);
    }
}

void KeyPlaceCard::setEntries(const QList<records::DeviceEntry> &entries)
{
    m_hasStored = false;
    m_hasOther = false;
    for (const records::DeviceEntry &entry : entries) {
        const bool hasKey = entry.state != records::DeviceEntry::State::Prepared;
        m_hasStored = m_hasStored || (hasKey && !entry.isKeyInMemoryOnly);
        m_hasOther = m_hasOther || (hasKey && entry.isKeyInMemoryOnly);
    }
    showPlace();
}

void KeyPlaceCard::showPlace()
{
    const bool isTrial = qobject_cast<const secrets::MemoryStore *>(&m_secrets) != nullptr;
    const bool isLasting = m_secrets.isPersistent();
    const bool isStored = isLasting && m_hasStored && !m_hasOther;
    m_stored->setVisible(isStored);
    m_toStore->setVisible(isLasting && !isStored);
    m_memory->setVisible(!isLasting && !isTrial && !m_hasStored);
    m_mixed->setVisible(!isLasting && !isTrial && m_hasStored);
    m_trial->setVisible(isTrial);
}

void KeyPlaceCard::showWaiting(bool isWaiting)
{
    m_waiting->setVisible(isWaiting);
}

} // namespace accountdesk
