// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>

namespace accountdesk {

/// The one table of colours and sizes. Owned by composition, one per process; widgets reach it
/// through Theme::current() and repaint on changed().
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Scheme { System, Light, Dark };
    enum class Role {
        Window, Surface, Line, Text, Muted, Accent, AccentSurface,
        Good, GoodSurface, Warning, WarningSurface, Bad, BadSurface, OnAccent,
    };
    enum class TextStyle { Title, Heading, Subheading, Body, Secondary, Small }; ///< 24/20/15/14/13/12

    explicit Theme(Scheme scheme, QObject *parent = nullptr);
    ~Theme() override;

    /// Sets style, palette and style sheet of the application; called once, before any window.
    void apply();
    void setScheme(Scheme scheme);
    Scheme scheme() const { return m_scheme; }
    bool isDark() const;
    /// The system's own palette is in use, and it is pure black and white.
    bool isHighContrast() const;
    QColor color(Role role) const;
    /// Scaled with the system's font size.
    QFont font(TextStyle style, bool isStrong = false) const;
    QFont fixedFont() const;
    /// A measure of 100 % scaled with the font setting.
    int scaled(int pixels) const;
    /// resources/icons/NAME.svg in a colour of the table.
    QIcon icon(const QString &name, Role role = Role::Muted) const;

    /// The process's theme; composition sets it up before the first widget.
    static Theme &current();

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyPalette();
    void followSystem();

    Scheme m_scheme;
    QPalette m_systemPalette;
    QFont m_systemFont;
    double m_factor = 1;
    bool m_isApplying = false;
};

} // namespace accountdesk
