// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace accountdesk {

/// Sentences below one another, each with a bullet or its number before it; they wrap.
class Bullets : public QWidget
{
    Q_OBJECT

public:
    enum class Mark { Dot, Number };

    explicit Bullets(const QStringList &sentences = {}, Mark mark = Mark::Dot,
                     QWidget *parent = nullptr);
    void setSentences(const QStringList &sentences);
    /// For asides.
    void setMuted(bool isMuted) { m_isMuted = isMuted; }

private:
    Mark m_mark;
    bool m_isMuted = false;
};

} // namespace accountdesk
