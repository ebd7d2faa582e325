// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace accountdesk {

/// A state as dot and word, never colour alone.
class Badge : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Neutral, Accent, Good, Warning, Bad };

    explicit Badge(Tone tone = Tone::Neutral, const QString &word = {}, QWidget *parent = nullptr);
    void setState(Tone tone, const QString &word);
    QString word() const { return m_word; }
    Tone tone() const { return m_tone; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    QString m_word;
};

} // namespace accountdesk
