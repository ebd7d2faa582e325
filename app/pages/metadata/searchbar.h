// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace accountdesk {

class PlainTextLabel;

/// A field to look for text, with steps to the next and the previous place.
class SearchBar : public QWidget
{
    Q_OBJECT

public:
    /// First: while it is typed.
    enum class Step { First, Next, Previous };

    explicit SearchBar(QWidget *parent = nullptr);
    QString text() const;
    void begin();
    /// Says so when there is none.
    void setFound(bool isFound);

Q_SIGNALS:
    void wanted(const QString &text, accountdesk::SearchBar::Step step);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask(Step step);

    QLineEdit *m_field;
    QPushButton *m_previous;
    QPushButton *m_next;
    PlainTextLabel *m_none;
};

} // namespace accountdesk
