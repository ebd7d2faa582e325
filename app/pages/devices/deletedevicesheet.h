// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/deviceledger.h"
#include "widgets/sheet.h"

namespace accountdesk {

class ActionBinder;
class Card;

/// Asks once more before a credential is deleted, or forgotten where its id is not known.
class DeleteDeviceSheet : public Sheet
{
    Q_OBJECT

public:
    /// One that this computer has registered.
    DeleteDeviceSheet(const records::DeviceEntry &entry, ActionBinder &binder,
                      QWidget *parent = nullptr);
    /// One of which only the id is known.
    DeleteDeviceSheet(const QString &credentialId, ActionBinder &binder, QWidget *parent = nullptr);

Q_SIGNALS:
    void kept();
    void confirmed();

private:
    void build(const QString &credentialId, ActionBinder &binder);
    void addConsequence(const QString &sentence);

    Card *m_card;
};

} // namespace accountdesk
