// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/transfer/importlookups.h"
#include "core/transfer/importrow.h"

#include <functional>
#include <memory>

class ImportPeople;
class InsertedTogether;
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
    enum class Outcome : quint8 { New, Changed, Unchanged, Rejected };

    Outcome outcome = Outcome::Unchanged;
    QList<ImportChange> changes = {};
    // Does it, inside an operation, through the service that the dialog uses; records what it added before something else
    // refers to it. Not set where nothing is to be done.
    std::function<Result<void>(InsertedTogether &)> write = {};
    std::optional<Permission> alsoNeeds = {}; // beside the right to import such rows
    bool isOneRow = false; // all that it writes: it cannot be done by half
};

// The time that a row claims a record for; no two rows may claim one at once.
struct ImportSpan
{
    qint64 record;
    int field; // that tells the time
    QDateTime begin;
    QDateTime end; // invalid: none yet
    qint64 ended = 0; // id of the open time on record that the row ends; 0: it ends none
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
    virtual ImportPeople *people() { return nullptr; } // of a schema whose rows name people
    // Reads anew what rows may refer to. `key`: the field that records are matched by.
    virtual Result<void> begin(const ImportOptions &options, int key) = 0;
    // What plans are for. While rows are written it is not tried before what the services say to them.
    enum class Stage {
        Count, // only the outcome is of interest, and the changes of what is there
        Show,
        Write,
        Add // Write, of a row that is known to be about a new record
    };
    void setStage(Stage stage) { m_stage = stage; }
    // What is wrong goes to the row, which is then rejected whatever the plan says.
    virtual ImportPlan plan(ImportRow &row) = 0;
    // Of a schema that has spans; nothing where the row cannot be read.
    virtual std::optional<ImportSpan> span(ImportRow &) { return {}; }
    // Open times on record that rows of the file end before others are written: they are in no row's way.
    virtual void setEnded(const QSet<qint64> &) {}

protected:
    Stage stage() const { return m_stage; }
    bool isTrial() const { return m_stage == Stage::Count || m_stage == Stage::Show; }

private:
    Stage m_stage = Stage::Show;
};

namespace ImportTargets {

QStringList names(); // as the command line takes them
// nullptr if there is none of that name.
std::unique_ptr<ImportTarget> make(const QString &name, Workspace &workspace);

}
