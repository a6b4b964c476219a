// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QToolTip>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <utility>

namespace {

using Theme::Role;

struct Semantic
{
    Role role;
    QRgb light;
    QRgb dark;
};

constexpr Semantic Semantics[] = {
    {Role::Success, 0x18703a, 0x6fce92},  {Role::Warning, 0x855300, 0xe8b45a},       {Role::Danger, 0xb3261e, 0xff9d94},
    {Role::Info, 0x245bb0, 0x94bcff},     {Role::Muted, 0x56616b, 0xa9b3bd},         {Role::Accent, 0x0b6980, 0x62c9df},
    {Role::OnAccent, 0xffffff, 0x06222a}, {Role::SurfaceRaised, 0xffffff, 0x2a2f37}, {Role::Border, 0xd5dbe1, 0x3a414b},
};

struct Colours // of a scheme, as QPalette names them
{
    QRgb window, base, alternate, button, text, faint, placeholder, highlight, highlighted, link, visited, tip, tipText,
        light, mid, dark, shadow;
};

constexpr Colours Light = {0xf3f5f7, 0xffffff, 0xf8fafb, 0xfbfcfd, 0x1c2329, 0x98a1a9, 0x5b6670, 0xd3e8ef, 0x0f2a33,
                           0x0b6980, 0x6a4c9c, 0x262d34, 0xf2f5f7, 0xffffff, 0xc3cad1, 0x9aa4ad, 0x6b757e};
constexpr Colours Dark = {0x20242a, 0x1a1d22, 0x1d2126, 0x2b3038, 0xe4e8ec, 0x6c7680, 0xa9b3bd, 0x21495a, 0xeef7fa,
                          0x62c9df, 0xc3acf2, 0x353b44, 0xeef1f4, 0x3a414b, 0x191c20, 0x14171a, 0x0c0e10};

QPalette makePalette(const Colours &c)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb rgb) { palette.setColor(role, QColor(rgb)); };
    set(QPalette::Window, c.window);
    set(QPalette::Base, c.base);
    set(QPalette::AlternateBase, c.alternate);
    set(QPalette::Button, c.button);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        set(role, c.text);
    set(QPalette::BrightText, c.base);
    set(QPalette::PlaceholderText, c.placeholder);
    set(QPalette::Highlight, c.highlight);
    set(QPalette::HighlightedText, c.highlighted);
    set(QPalette::Link, c.link);
    set(QPalette::LinkVisited, c.visited);
    set(QPalette::ToolTipBase, c.tip);
    set(QPalette::ToolTipText, c.tipText);
    set(QPalette::Light, c.light);
    set(QPalette::Midlight, c.light);
    set(QPalette::Mid, c.mid);
    set(QPalette::Dark, c.dark);
    set(QPalette::Shadow, c.shadow);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText,
                            QPalette::PlaceholderText, QPalette::Link})
        palette.setColor(QPalette::Disabled, role, QColor(c.faint));
    palette.setColor(QPalette::Disabled, QPalette::Base, QColor(c.window));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(c.mid));
    return palette;
}

double luminance(const QColor &colour)
{
    const auto linear = [](float channel) {
        const double c = double(channel);
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

void Theme::apply(QApplication &app, Scheme scheme, Density density)
{
    app.setStyle(new Style(density)); // the application owns it
    if (scheme == Scheme::System)
        app.setPalette(QPalette()); // drops ours, so that the platform's can be read
    const bool dark = scheme == Scheme::Dark || (scheme == Scheme::System && isDark(app.palette()));
    const QPalette palette = dark ? darkPalette() : lightPalette();
    app.setPalette(palette);
    QToolTip::setPalette(palette);
}

QPalette Theme::lightPalette()
{
    return makePalette(Light);
}

QPalette Theme::darkPalette()
{
    return makePalette(Dark);
}

bool Theme::isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
}

bool Theme::isDark()
{
    return isDark(QGuiApplication::palette());
}

QColor Theme::color(Role role, const QPalette &palette)
{
    const auto found = std::ranges::find(Semantics, role, &Semantic::role);
    return QColor(isDark(palette) ? found->dark : found->light);
}

QColor Theme::color(Role role)
{
    return color(role, QGuiApplication::palette());
}

QColor Theme::tint(Role role, const QPalette &palette)
{
    const float share = isDark(palette) ? 0.14F : 0.11F;
    const QColor over = color(role, palette);
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const auto blend = [share](float a, float b) { return a * share + b * (1 - share); };
    return QColor::fromRgbF(blend(over.redF(), base.redF()), blend(over.greenF(), base.greenF()),
                            blend(over.blueF(), base.blueF()));
}

QColor Theme::tint(Role role)
{
    return tint(role, QGuiApplication::palette());
}

double Theme::contrast(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

Theme::Density Theme::density(const QWidget *widget)
{
    const QStyle *style = widget ? widget->style() : QApplication::style();
    const int hint = style->styleHint(Style::DensityHint, nullptr, widget);
    return hint == int(Density::Compact) + 1 ? Density::Compact : Density::Comfortable;
}

int Theme::rowHeight(const QWidget *widget)
{
    return widget->fontMetrics().height() + (density(widget) == Density::Compact ? 6 : 14);
}

QFont Theme::tabularDigits(const QFont &font)
{
    const QFontMetrics metrics(font);
    const QString digits = QStringLiteral("0123456789");
    const bool tabular = std::ranges::all_of(
        digits, [&](QChar digit) { return metrics.horizontalAdvance(digit) == metrics.horizontalAdvance(u'0'); });
    if (tabular)
        return font;
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font.pointSizeF());
    return fixed;
}
