// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "pages/passwordway.h"
#include "widgets/sheet.h"

class QComboBox;

namespace accountdesk {

class Badge;
class Card;
class PlainTextLabel;

/// Says what the tenant's e-mail will do and to whom it goes, then what the tenant answered.
class PasswordSheet : public Sheet
{
    Q_OBJECT

public:
    explicit PasswordSheet(const QList<PasswordWay> &ways, QWidget *parent = nullptr);
    void showSending();
    /// The tenant's sentence, or why there is none.
    void showAnswer(const Result<QString> &answer);

Q_SIGNALS:
    void sendChosen(const accountdesk::PasswordWay &way);
    void closed();

private:
    void buildForm();
    void buildAnswer();
    const PasswordWay &chosen() const;
    void showChosen();

    const QList<PasswordWay> m_ways;
    QComboBox *m_choice = nullptr;
    PlainTextLabel *m_promise;
    Card *m_answer;
    Badge *m_state;
    PlainTextLabel *m_words;
    PlainTextLabel *m_note;
    QPushButton *m_send;
    QPushButton *m_close;
};

} // namespace accountdesk
