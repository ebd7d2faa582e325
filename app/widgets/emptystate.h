// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace accountdesk {

class PlainTextLabel;

/// Instead of an empty list or a page that cannot be filled: icon, title, sentence, one button.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const QString &iconName, QWidget *parent = nullptr);
    void setTexts(const QString &title, const QString &sentence);
    /// Shows the button with this text, hides it if empty.
    QPushButton *setButton(const QString &text);
    /// Hidden while the text is empty.
    QPushButton *button() const { return m_button; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    PlainTextLabel *m_title;
    PlainTextLabel *m_sentence;
    QPushButton *m_button;
};

} // namespace accountdesk
