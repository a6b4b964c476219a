// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

// One row of the palette.
struct PaletteItem
{
    QString key; // by which recent picks are remembered: "asset:12", "command:asset.add"
    QString title;
    QString subtitle = {};
    QString iconName = {};
    QString shortcut = {}; // as people read it
    QString refusal = {}; // why it cannot be opened now; empty when it can
    std::function<void()> open = {};
};

struct PaletteSection
{
    QString title;
    QList<PaletteItem> items;
};
