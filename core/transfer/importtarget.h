// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/transfer/importlookups.h"
#include "core/transfer/importrow.h"

#include <functional>
#include <memory>

class Operation;
class Workspace;

// A field before and after; a new record was empty before.
struct ImportChange
{
    int field;
    QString before;
    QString after;
};

// What importing a row would do.
struct ImportPlan
{
    enum class Outcome { New, Changed, Unchanged, Rejected };

    Outcome outcome = Outcome::Unchanged;
    QList<ImportChange> changes = {};
    // Does it, inside an operation, through the service that the dialog uses. Not set where nothing is to be done.
    std::function<Result<void>(const Operation &)> write = {};
};

// The time that a row claims a record for; no two rows may claim one at once.
struct ImportSpan
{
    qint64 record;
    int field; // that tells the time
    QDateTime begin;
    QDateTime end; // invalid: none yet
};

// How rows become records of one kind. Reads while it plans and changes nothing.
class ImportTarget
{
    Q_DISABLE_COPY_MOVE(ImportTarget)

public:
    ImportTarget() = default;
    virtual ~ImportTarget() = default;

    virtual const ImportSchema &schema() const = 0;
    virtual ImportLookups &lookups() = 0;
    // Reads anew what rows may refer to. `key`: the field that records are matched by.
    virtual Result<void> begin(const ImportOptions &options, int key) = 0;
    // What is wrong goes to the row, which is then rejected whatever the plan says.
    virtual ImportPlan plan(ImportRow &row) = 0;
    // Of a schema that has spans; nothing where the row cannot be read.
    virtual std::optional<ImportSpan> span(ImportRow &) { return {}; }
};

namespace ImportTargets {

QStringList names(); // as the command line takes them
// nullptr if there is none of that name.
std::unique_ptr<ImportTarget> make(const QString &name, Workspace &workspace);

}
