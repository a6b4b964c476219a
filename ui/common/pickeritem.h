// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// One entity that can be chosen in a PickerField.
struct PickerItem
{
    qint64 id = 0;
    QString title = {}; // what a scan must match exactly, in any case
    QString subtitle = {};
    QString iconName = {};
    bool enabled = true;
    QString disabledReason = {}; // shown instead of the subtitle
};
