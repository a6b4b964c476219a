// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// The settings of everyone that a page edits, as they were read.
struct SharedSettings
{
    QString organization = {};
    QString tagPrefix = {};
    int tagDigits = 0;
    int idleLockMinutes = 0; // 0 never
    QString rolePolicy = {};

    bool operator==(const SharedSettings &) const = default;
};
