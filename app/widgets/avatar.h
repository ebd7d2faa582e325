// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

namespace accountdesk {

/// A round picture of the person, or their initials. Loads nothing by itself.
class Avatar : public QWidget
{
    Q_OBJECT

public:
    explicit Avatar(int diameter, QWidget *parent = nullptr);
    void setPerson(const QString &name);
    void setPicture(const QPixmap &picture);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// One or two letters of any script; a question mark if the name has none.
    static QString initials(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_diameter;
    QString m_initials;
    void fit();
    QPixmap m_picture;
    QPixmap m_fitted; ///< m_picture at the size that is shown
};

} // namespace accountdesk
