// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/permissions.h"

#include <QStringList>

#include <span>

// A kind of operation as it stands in the journal. What is not in this table cannot be undone.
struct OperationKind
{
    const char *name; // "custody.check-out"
    const char *title; // what was done, as people call it: untranslated, context "OperationKinds"
    // What an operation of this kind needs whatever rows it changes, and undoing it too.
    std::span<const Permission> needs;
    const char *whyKept = nullptr; // why it cannot be undone: a sentence, untranslated, context "OperationKinds"
    bool isOwn = false; // the right over one's own is enough for one's own operation
};

namespace OperationKinds {

std::span<const OperationKind> table();
const OperationKind *find(const QString &name); // nullptr for one that is not there
QStringList names(); // of all that the program writes, also those that are not in the table
QString title(const QString &name); // translated: "Checked out"; the name itself where there is none
QString whyKept(const QString &name); // translated; empty where it can be undone

}
