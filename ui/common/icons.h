// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QIcon>

// The bundled line icons (resources/icons). Each is drawn at any size in the colour of the moment, so icons
// that are already in actions and buttons follow a change of the palette.
namespace Icons {

// In the application's text colour: fainter when disabled, HighlightedText when selected. A name that is
// not bundled gives a null icon, and a warning in debug builds.
QIcon get(const QString &name);

// In a fixed colour, also when selected.
QIcon get(const QString &name, const QColor &tint);

// In a semantic colour that follows the palette, also when selected.
QIcon get(const QString &name, Theme::Role role);

bool exists(const QString &name);

} // namespace Icons
