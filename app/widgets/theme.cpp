// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include "widgets/accessibility.h"
#include "widgets/svgicon.h"
#include "widgets/themestyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QScreen>
#include <QStyleHints>

#include <array>

static void initializeResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace accountdesk {

namespace {

struct Shades
{
    QRgb light;
    QRgb dark;
};

/// In the order of Theme::Role.
constexpr std::array<Shades, 14> shades{{
    {0xfff5f6f8, 0xff16181d}, // Window
    {0xffffffff, 0xff1e2128}, // Surface
    {0xffe1e4ea, 0xff313641}, // Line
    {0xff1b1f27, 0xffe8eaf0}, // Text
    {0xff5d6675, 0xffa0a8b8}, // Muted
    {0xff3b5bdb, 0xff8ea6ff}, // Accent
    {0xffe7ecfd, 0xff262f55}, // AccentSurface
    {0xff197a48, 0xff5fd39a}, // Good
    {0xffe6f5ec, 0xff16322a}, // GoodSurface
    {0xff9a5b00, 0xfff0b45a}, // Warning
    {0xfffdf1dc, 0xff3a2d17}, // WarningSurface
    {0xffb42318, 0xffff8a80}, // Bad
    {0xfffde8e6, 0xff3d2121}, // BadSurface
    {0xffffffff, 0xff14171d}, // OnAccent
}};
static_assert(shades.size() == static_cast<std::size_t>(Theme::Role::OnAccent) + 1);

Theme *s_current = nullptr;

/// Pure black or white behind text of the opposite: a desktop's high-contrast palette.
bool hasHighContrast(const QPalette &palette)
{
    const QColor back = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    return back == QColor(Qt::black) ? text.lightness() > 240
                                     : back == QColor(Qt::white) && text == QColor(Qt::black);
}

QColor highContrastColor(const QPalette &system, Theme::Role role)
{
    switch (role) {
    case Theme::Role::Window:
    case Theme::Role::Surface:
    case Theme::Role::AccentSurface:
    case Theme::Role::GoodSurface:
    case Theme::Role::WarningSurface:
    case Theme::Role::BadSurface: return system.color(QPalette::Window);
    case Theme::Role::Accent: return system.color(QPalette::Highlight);
    case Theme::Role::OnAccent: return system.color(QPalette::HighlightedText);
    case Theme::Role::Line:
    case Theme::Role::Text:
    case Theme::Role::Muted:
    case Theme::Role::Good:
    case Theme::Role::Warning:
    case Theme::Role::Bad: break;
    }
    return system.color(QPalette::WindowText);
}

/// How much larger than usual the person wants text. Desktops' usual fonts measure 12 to 15 px;
/// within that the table's sizes hold as they are.
double fontFactor(const QFont &font)
{
    const QScreen *screen = QGuiApplication::primaryScreen();
    const double dpi = screen ? screen->logicalDotsPerInchY() : 96;
    if (font.pixelSize() > 0)
        return std::max(1.0, font.pixelSize() / 15.0);
    const double usual = std::clamp(font.pointSizeF() * 96 / 72, 12.0, 15.0);
    return std::clamp(font.pointSizeF() * dpi / 72 / usual, 0.8, 4.0);
}

int pixelsOf(Theme::TextStyle style)
{
    switch (style) {
    case Theme::TextStyle::Title: return 24;
    case Theme::TextStyle::Heading: return 20;
    case Theme::TextStyle::Subheading: return 15;
    case Theme::TextStyle::Body: return 14;
    case Theme::TextStyle::Secondary: return 13;
    case Theme::TextStyle::Small: break;
    }
    return 12;
}

} // namespace

Theme::Theme(Scheme scheme, QObject *parent) : QObject(parent), m_scheme(scheme)
{
    s_current = this;
    m_systemPalette = QGuiApplication::palette();
    m_systemFont = QApplication::font();
    m_factor = fontFactor(m_systemFont);
}

Theme::~Theme()
{
    if (s_current == this)
        s_current = nullptr;
}

Theme &Theme::current()
{
    Q_ASSERT_X(s_current, "Theme::current", "no theme before the first widget");
    return *s_current;
}

void Theme::apply()
{
    initializeResources();
    installAccessibility();
    QApplication::setStyle(new ThemeStyle);
    QApplication::setFont(font(TextStyle::Body));
    for (const char *name : {"QPushButton", "QToolButton"})
        QApplication::setFont(font(TextStyle::Secondary, true), name);
    for (const char *name : {"QMenu", "QMenuBar", "QHeaderView", "QToolTip"})
        QApplication::setFont(font(TextStyle::Secondary), name);
    applyPalette();
    qApp->installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
            &Theme::followSystem);
#endif
}

void Theme::setScheme(Scheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    applyPalette();
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && watched->isWindowType())
        followSystem();
    return QObject::eventFilter(watched, event);
}

void Theme::followSystem()
{
    if (m_isApplying)
        return;
    m_isApplying = true;
    QApplication::setPalette(QPalette());
    m_systemPalette = QGuiApplication::palette();
    applyPalette();
    m_isApplying = false;
    Q_EMIT changed();
}

bool Theme::isDark() const
{
    if (m_scheme != Scheme::System)
        return m_scheme == Scheme::Dark;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme hint = QGuiApplication::styleHints()->colorScheme();
    if (hint != Qt::ColorScheme::Unknown)
        return hint == Qt::ColorScheme::Dark;
#endif
    return m_systemPalette.color(QPalette::Window).lightness() < 128;
}

bool Theme::isHighContrast() const
{
    return m_scheme == Scheme::System && hasHighContrast(m_systemPalette);
}

QColor Theme::color(Role role) const
{
    if (isHighContrast())
        return highContrastColor(m_systemPalette, role);
    const Shades &pair = shades[static_cast<std::size_t>(role)];
    return QColor::fromRgba(isDark() ? pair.dark : pair.light);
}

void Theme::applyPalette()
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole to, Role from) { palette.setColor(to, color(from)); };
    set(QPalette::Window, Role::Window);
    set(QPalette::WindowText, Role::Text);
    set(QPalette::Base, Role::Surface);
    set(QPalette::AlternateBase, Role::Window);
    set(QPalette::Text, Role::Text);
    set(QPalette::Button, Role::Surface);
    set(QPalette::ButtonText, Role::Text);
    set(QPalette::PlaceholderText, Role::Muted);
    set(QPalette::BrightText, Role::Bad);
    set(QPalette::Highlight, Role::Accent);
    set(QPalette::HighlightedText, Role::OnAccent);
    set(QPalette::Link, Role::Accent);
    set(QPalette::LinkVisited, Role::Accent);
    set(QPalette::ToolTipBase, Role::Surface);
    set(QPalette::ToolTipText, Role::Text);
    set(QPalette::Light, Role::Surface);
    set(QPalette::Midlight, Role::Line);
    set(QPalette::Mid, Role::Line);
    set(QPalette::Dark, Role::Muted);
    palette.setColor(QPalette::Shadow, isDark() ? QColor(0, 0, 0) : color(Role::Line));
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Role::Muted));
    QApplication::setPalette(palette);
}

QFont Theme::font(TextStyle style, bool isStrong) const
{
    QFont font = m_systemFont;
    font.setPixelSize(scaled(pixelsOf(style)));
    font.setWeight(isStrong ? QFont::DemiBold : QFont::Normal);
    return font;
}

QFont Theme::fixedFont() const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(scaled(pixelsOf(TextStyle::Secondary)));
    return font;
}

int Theme::scaled(int pixels) const
{
    return qRound(pixels * m_factor);
}

QIcon Theme::icon(const QString &name, Role role) const
{
    return QIcon(new SvgIcon(name, role));
}

} // namespace accountdesk
