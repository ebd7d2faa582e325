// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace accountdesk {

class PlainTextLabel;

/// How much of what a profile may hold the data take, as a bar and in words.
class SizeMeter : public QWidget
{
    Q_OBJECT

public:
    explicit SizeMeter(QWidget *parent = nullptr);
    void setBytes(qsizetype bytes);
    /// What is there is no data now.
    void setUnknown();
    QString words() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();

    qsizetype m_bytes = 0;
    PlainTextLabel *m_words;
};

/// "1.2 KB", as people read it.
QString sizeText(qsizetype bytes);

} // namespace accountdesk
