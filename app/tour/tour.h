// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/tourrun.h"

namespace accountdesk {

/// Visits every page and its tabs in reading order and writes down each.
class Tour : public TourRun
{
    Q_OBJECT

public:
    Tour(TourStage &stage, account::AccountStore &store, const QString &folder,
         QObject *parent = nullptr);

protected:
    void begin() override;
    void idle() override;

private:
    void openNext();

    QStringList m_ids;
    qsizetype m_next = 0;
    QStringList m_views;    ///< of the page before m_next, still to come
    QString m_view;         ///< shown now; empty for the page as it opens
};

} // namespace accountdesk
