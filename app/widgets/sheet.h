// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/scrollcolumn.h"

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace accountdesk {

class PlainTextLabel;

/// A question, a review or a work in steps that takes the place of its page's cards: title,
/// sentence, body, buttons. The page that opened it owns it; Escape presses the safe button.
class Sheet : public ScrollColumn
{
    Q_OBJECT

public:
    /// Safe is the default button and the one that Escape presses.
    enum class Role { Safe, Go, Other };

    explicit Sheet(const QString &title, const QString &sentence = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setSentence(const QString &sentence);
    QString title() const;
    /// Where content goes.
    QVBoxLayout *body() const { return m_body; }
    /// From the leading side: the safe one first.
    QPushButton *addButton(const QString &text, Role role);
    QPushButton *safeButton() const { return m_safe; }
    /// Puts the focus on the safe button and says the title to a screen reader.
    void present();
    /// Stopping came too late, the request has left: says so, and there is nothing to press.
    void awaitAnswer();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    PlainTextLabel *m_title;
    PlainTextLabel *m_sentence;
    QVBoxLayout *m_body;
    QHBoxLayout *m_buttons;
    QPushButton *m_safe = nullptr;
};

} // namespace accountdesk
