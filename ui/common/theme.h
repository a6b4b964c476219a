// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

class QApplication;
class QWidget;

// The looks of the whole application: style, palette, semantic colours and density.
namespace Theme {
Q_NAMESPACE

// Stored in the settings by name.
enum class Scheme { System, Light, Dark };
Q_ENUM_NS(Scheme)

enum class Density { Comfortable, Compact };
Q_ENUM_NS(Density)

// Success … Accent are text and icon colours with at least 4.5:1 on Base, Window, SurfaceRaised, Highlight
// and their own tint(). OnAccent is the text on a surface filled with Accent.
enum class Role { Success, Warning, Danger, Info, Muted, Accent, OnAccent, SurfaceRaised, Border };
Q_ENUM_NS(Role)

// Sets style and palette; may be called again at any time. System reads the platform's palette at the time
// of the call: Qt 6.4 does not tell when it changes.
void apply(QApplication &app, Scheme scheme, Density density);

QPalette lightPalette();
QPalette darkPalette();

bool isDark(const QPalette &palette);
bool isDark(); // of the application's palette

QColor color(Role role, const QPalette &palette);
QColor color(Role role); // of the application's palette

// A quiet background for text in `role`: badges, chips, message strips. Opaque.
QColor tint(Role role, const QPalette &palette);
QColor tint(Role role);

// WCAG 2 contrast of two opaque colours, 1 to 21.
double contrast(const QColor &one, const QColor &other);

// The density of the style the widget is drawn with; Comfortable before apply().
Density density(const QWidget *widget = nullptr);

// Height of a table or list row in device-independent pixels.
int rowHeight(const QWidget *widget);

// `font` where its digits all have one width, otherwise the system's fixed-width font at the same size:
// OpenType features ("tnum") cannot be chosen before Qt 6.7.
QFont tabularDigits(const QFont &font);

} // namespace Theme
