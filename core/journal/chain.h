// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/journal/changerange.h"

#include <QString>

class DigestedTables;
class QSqlDatabase;

// The hash chain of the journal (house.md):
// hash = SHA-256(previous hash ‖ canonical operation ‖ digest of its changes), in hexadecimal.
namespace Chain {

// Notes the digest of each row that the open operation left behind, with its newest change, where it is not noted yet.
// `tables` is of the same connection. Cancelled.
Result<void> digestRows(const QSqlDatabase &db, const ChangeRange &changes, DigestedTables &tables,
                        const Progress &progress = {});
// Writes the hash of an operation, which has these changes; after that its rows cannot be changed.
Result<void> seal(const QSqlDatabase &db, qint64 operationId, const ChangeRange &changes);
// The hash an operation with these changes should have, from what is stored, after the one before it. Reads schemas of
// all versions. NotFound.
Result<QString> hashOf(const QSqlDatabase &db, qint64 operationId, const ChangeRange &changes,
                       const QString &previousHash);

}
