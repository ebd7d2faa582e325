// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace accountdesk {

class PlainTextLabel;

/// Asks before a picture is fetched: from where, and what that tells its keeper.
class PictureConsent : public QWidget
{
    Q_OBJECT

public:
    explicit PictureConsent(QWidget *parent = nullptr);
    /// Shows the question; the safe answer has the focus.
    void ask(const QString &host);

Q_SIGNALS:
    void accepted();
    void declined();

private:
    PlainTextLabel *m_question;
    PlainTextLabel *m_sentence;
    QPushButton *m_decline;
};

} // namespace accountdesk
