// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/createdevice.h"
#include "models/devicesmodel.h"
#include "pages/page.h"

#include <QHash>

namespace accountdesk {

class Card;
class CreateDeviceSheet;
class EmptyState;
class KeyPlaceCard;
class PastedIdCard;
class PlainTextLabel;
class RowList;

/// The device credentials that this computer has registered, and what can be done with them.
class DevicesPage : public Page
{
    Q_OBJECT

public:
    explicit DevicesPage(const PageContext &context, QWidget *parent = nullptr);

private:
    /// What to say of a removal.
    struct Removal
    {
        QString name;
        QString note; ///< once it is done
    };

    void buildTable();
    void buildProblem();
    void listen();
    void showDevices();
    QWidget *makeLine(int row);
    void askForName();
    CreateDeviceSheet *openCreation();
    void finish(const QString &deviceId);
    void showRemoved(const QString &deviceId);
    void prepareRemoval(const records::DeviceEntry &entry);
    void openDeletion(const QString &deviceId);
    void openPastedDeletion(const QString &credentialId);
    void openExport(const QString &deviceId);
    void openSign(const QString &deviceId);
    void endCreation(const QString &deviceId, const Result<devices::CreatedDevice> &result);
    void showRemovalFailure(const QString &deviceId, const Error &error);

    models::DevicesModel m_model;
    QPushButton *m_create;
    Card *m_problem;
    PlainTextLabel *m_problemText;
    Card *m_table;
    RowList *m_rows = nullptr;
    EmptyState *m_empty;
    PastedIdCard *m_pasted;
    KeyPlaceCard *m_place;
    QHash<QString, Removal> m_removals; ///< under way, by device id
};

} // namespace accountdesk
