// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/permissions.h"

#include <QStringList>

#include <span>

// What can be done about a finding. The first of a check's fixes is the one beside it.
enum class CheckFix {
    OpenRecord,
    OpenOther, // the second of two
    AssignRole, // a person has to choose which
    CheckIn,
    SetInStock,
    SetInUse,
    MendCustody, // PastCustodyService::mend()
    DeactivateOther
};

// A state that cannot be, or that hardly can: one row of the registry, from which the page, `verify` and the fixes come.
struct Check
{
    enum class Weight {
        Contradiction, // `verify` fails
        Suspicion // may be as it is: a person has to say
    };
    enum class Subject { Asset, Person };

    const char *id; // "custody-overlap"
    Weight weight;
    Subject subject; // what the findings' keys are of
    // Untranslated, context "Checks".
    const char *title; // of all: "People without a role"
    const char *sentence; // of one, with its names as %1, %2, %3
    const char *explanation; // why that cannot be, and what the fix does
    // SELECT of the key, the key of the second of two (else NULL), and the names for the sentence; may name :now. Each
    // row by a key or an index, and what is nearly equal by a normalised key, never by pairs.
    const char *rows;
    Permission needs; // to see the findings
    std::span<const CheckFix> fixes;
    bool isSafe = false; // the first fix can be done to all of them without looking at each
};

// Records that do not fit, by the names that people know them by.
struct CheckFinding
{
    qint64 id = 0;
    qint64 otherId = 0; // 0: there is no other
    QStringList names = {};

    bool operator==(const CheckFinding &) const = default;
};

// What a check found.
struct CheckResult
{
    const Check *check = nullptr;
    qint64 count = 0;
    QList<CheckFinding> findings = {}; // the first ones
};

namespace Checks {

std::span<const Check> table();
const Check *find(const QString &id); // nullptr if there is none
QString title(const Check &check); // translated, like the others
QString explanation(const Check &check);
QString sentence(const Check &check, const CheckFinding &finding);
// Whether it changes something by itself; the others lead to where a person decides.
bool isAct(CheckFix fix);

}
