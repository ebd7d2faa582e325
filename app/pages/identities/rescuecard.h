// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/rescuecopy.h"
#include "widgets/card.h"

namespace accountdesk {

/// What this computer keeps of accounts that ended by linking; hidden while there is nothing.
class RescueCard : public Card
{
    Q_OBJECT

public:
    explicit RescueCard(QWidget *parent = nullptr);
    void setCopies(const QList<records::RescueCopy> &copies, const QDateTime &now);

Q_SIGNALS:
    void opened(const accountdesk::records::RescueCopy &copy);

private:
    QWidget *makeRow(const records::RescueCopy &copy, const QDateTime &now);

    QVBoxLayout *m_rows;
    QStringList m_shown;        ///< ids
};

} // namespace accountdesk
