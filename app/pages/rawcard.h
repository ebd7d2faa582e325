// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/card.h"

#include <functional>

class QPushButton;

namespace accountdesk {

class CodeView;

/// The JSON text behind a toggle; it is made when it is first shown.
class RawCard : public Card
{
    Q_OBJECT

public:
    RawCard(const QString &title, std::function<QByteArray()> source, QWidget *parent = nullptr);
    void toggle();
    bool isOpen() const;
    /// The source's text has changed.
    void refresh();
    CodeView *view() const { return m_view; }

Q_SIGNALS:
    void opened();

private:
    void showText(bool isOpen);

    std::function<QByteArray()> m_source;
    QPushButton *m_button;
    CodeView *m_view;
};

} // namespace accountdesk
