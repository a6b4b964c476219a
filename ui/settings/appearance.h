// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

class QSettings;

// The looks a person chose for this computer, by name in the settings: "appearance/scheme", "appearance/density".
struct Appearance
{
    Theme::Scheme scheme = Theme::Scheme::System;
    Theme::Density density = Theme::Density::Comfortable;

    static Appearance read(const QSettings &settings); // what is missing or unknown is the default
    void write(QSettings &settings) const;
};
