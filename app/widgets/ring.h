// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/badge.h"

#include <QWidget>

namespace accountdesk {

/// A share of something that runs out, as a ring with words in it: the token's lifetime.
class Ring : public QWidget
{
    Q_OBJECT

public:
    explicit Ring(QWidget *parent = nullptr);
    /// share in 0…1; big and small are the words inside; accessible as "big small".
    void setState(double share, const QString &big, const QString &small, Badge::Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_share = 0;
    QString m_big;
    QString m_small;
    Badge::Tone m_tone = Badge::Tone::Neutral;
};

} // namespace accountdesk
