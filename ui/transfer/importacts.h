// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/longact.h"
#include "ui/transfer/openimport.h"

// What of an import takes long, for a Job: each opens the file anew in its own thread.
namespace ImportActs {

using Findings = std::shared_ptr<const ImportFindings>;

// A dry run; what it found is in `into` when it succeeded.
LongAct::Run check(const ImportSource &source, const ImportChoices &choices,
                   const std::shared_ptr<ImportFindings> &into);
// Import::run() of what that dry run found; `into` then has what became of the rows.
LongAct::Run run(const ImportSource &source, const ImportChoices &choices, const Findings &findings,
                 const std::shared_ptr<ImportFindings> &into);
// Import::writeRejects() to `path`; their number is in `into`.
LongAct::Run writeRejects(const ImportSource &source, const ImportChoices &choices, const Findings &findings,
                          const QString &path, const std::shared_ptr<qint64> &into);

}
