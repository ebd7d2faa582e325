// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devices/deletedevicesheet.h"

#include "widgets/actionbinder.h"
#include "widgets/card.h"
#include "widgets/factrow.h"
#include "widgets/plaintextlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace accountdesk {

DeleteDeviceSheet::DeleteDeviceSheet(const records::DeviceEntry &entry, ActionBinder &binder,
                                     QWidget *parent)
    : Sheet(entry.credentialId.isEmpty() ? tr("Forget “%1”?").arg(entry.deviceName)
                                         : tr("Delete “%1”?").arg(entry.deviceName),
            {}, parent),
      m_card(new Card(tr("What will happen")))
{
    if (entry.credentialId.isEmpty()) {
        addConsequence(tr("The private key and this entry are removed from this computer."));
        if (!entry.publicKeyDer.isEmpty())
            addConsequence(tr("If your tenant has the credential, it stays there: without its id "
                              "only whoever runs the tenant can delete it."));
    } else {
        addConsequence(tr("Your tenant forgets the public key: the device cannot prove itself any "
                          "more."));
        addConsequence(tr("The private key is removed from this computer. It cannot be brought "
                          "back; registering again makes a new one."));
    }
    build(entry.credentialId, binder);
}

DeleteDeviceSheet::DeleteDeviceSheet(const QString &credentialId, ActionBinder &binder,
                                     QWidget *parent)
    : Sheet(tr("Delete this credential?"), {}, parent), m_card(new Card(tr("What will happen")))
{
    addConsequence(tr("The device that has its private key cannot prove itself any more."));
    addConsequence(tr("Your tenant says “deleted” in any case: it does not tell whether there was "
                      "such a credential, or whose it was."));
    build(credentialId, binder);
}

void DeleteDeviceSheet::build(const QString &credentialId, ActionBinder &binder)
{
    body()->addWidget(m_card);
    auto *keep = addButton(tr("Keep it"), Role::Safe);
    auto *doomed = addButton(credentialId.isEmpty() ? tr("Forget") : tr("Delete"), Role::Other);
    keep->setObjectName(QStringLiteral("keepDevice"));
    doomed->setObjectName(QStringLiteral("confirmDelete"));
    connect(keep, &QPushButton::clicked, this, &DeleteDeviceSheet::kept);
    if (credentialId.isEmpty()) {
        connect(doomed, &QPushButton::clicked, this, &DeleteDeviceSheet::confirmed);
        return;
    }
    m_card->body()->addWidget(
        new FactRow(tr("Credential ID"), credentialId, FactRow::Form::Technical));
    binder.bindTo(doomed, catalogue::Action::DeleteDeviceCredential,
                  [this] { Q_EMIT confirmed(); });
}

void DeleteDeviceSheet::addConsequence(const QString &sentence)
{
    m_card->body()->addWidget(new PlainTextLabel(sentence));
}

} // namespace accountdesk
