// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/card.h"

class QLineEdit;
class QPushButton;

namespace accountdesk {

class ActionBinder;
class PlainTextLabel;

/// Deletes a credential that this computer did not make, by its id.
class PastedIdCard : public Card
{
    Q_OBJECT

public:
    explicit PastedIdCard(ActionBinder &binder, QWidget *parent = nullptr);
    /// The tenant said yes to that id.
    void showDeleted(const QString &credentialId);

Q_SIGNALS:
    void deleteChosen(const QString &credentialId);

private:
    QString reasonNothingToDo() const;
    void tell(const QString &sentence);

    QLineEdit *m_id;
    QPushButton *m_delete;
    PlainTextLabel *m_outcome;
};

} // namespace accountdesk
