// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QToolButton>

#include <functional>

namespace accountdesk {

/// Copies a text and shows for a moment that it has. A quiet one is drawn only while its row is
/// under the mouse or it has the focus; its place is always kept.
class CopyButton : public QToolButton
{
    Q_OBJECT

public:
    CopyButton(const QString &accessibleName, std::function<QString()> source,
               QWidget *parent = nullptr);
    void setQuiet(bool isQuiet) { m_isQuiet = isQuiet; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void copy();
    std::function<QString()> m_source;
    QTimer m_confirmation;
    bool m_isQuiet = false;
};

} // namespace accountdesk
