// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/deviceledger.h"
#include "widgets/sheet.h"

namespace accountdesk {

class PlainTextLabel;

/// A device's public key as PEM: to read, to copy, to save as a file.
class ExportKeySheet : public Sheet
{
    Q_OBJECT

public:
    explicit ExportKeySheet(const records::DeviceEntry &entry, QWidget *parent = nullptr);

    /// Writes the key there and says how that went.
    void saveTo(const QString &path);

Q_SIGNALS:
    void closed();

private:
    void chooseFile();

    const QByteArray m_pem;
    const QString m_proposedName;
    PlainTextLabel *m_outcome;
};

} // namespace accountdesk
