// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace accountdesk {

/// Title, one sentence that says what the page answers, at most two buttons at the right.
class PageHeader : public QWidget
{
    Q_OBJECT

public:
    PageHeader(const QString &title, const QString &sentence, QWidget *parent = nullptr);
    QPushButton *addButton(const QString &text);

private:
    QHBoxLayout *m_buttons;
};

} // namespace accountdesk
