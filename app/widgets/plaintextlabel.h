// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"
#include "widgets/visibletext.h"

#include <QLabel>

namespace accountdesk {

/// A label that never takes its text for markup or mnemonics; for everything a server sent.
/// Control, bidi and zero-width characters are made visible or isolated (security B13.2).
/// Wraps, and keeps its height for its width in every layout.
class PlainTextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainTextLabel(const QString &text = {}, QWidget *parent = nullptr);

    /// Replaces QLabel::setText.
    void setPlainText(const QString &text);
    QString plainText() const { return m_text; }
    void setTextStyle(Theme::TextStyle style, bool isStrong = false,
                      Theme::Role role = Theme::Role::Text);
    /// Fixed font and left-to-right, for ids, URLs and JSON.
    void setTechnical(bool isTechnical);
    void setSelectable(bool isSelectable);

    bool hasHeightForWidth() const override { return wordWrap(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void restyle();
    void copySelection(bool toMouseSelection);

    QString m_text;
    Theme::TextStyle m_style = Theme::TextStyle::Body;
    Theme::Role m_role = Theme::Role::Text;
    bool m_isStrong = false;
    bool m_isTechnical = false;
    bool m_followsTheme = false;
};

} // namespace accountdesk
