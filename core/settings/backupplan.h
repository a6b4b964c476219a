// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// When backups are made by themselves, where, and which of those are kept: the newest of each of so many days, weeks and
// months that have one.
struct BackupPlan
{
    static constexpr int most = 999; // days, weeks or months

    QString folder = {}; // an absolute path; empty for the usual one beside the database
    bool isDaily = true;
    int days = 7; // at least 1
    int weeks = 4;
    int months = 12;

    bool operator==(const BackupPlan &) const = default;
};
