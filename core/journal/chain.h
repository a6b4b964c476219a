// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <QString>

class DigestedTables;
class QSqlDatabase;

// The hash chain of the journal (house.md):
// hash = SHA-256(previous hash ‖ canonical operation ‖ digest of its changes), in hexadecimal.
namespace Chain {

// Notes the digest of each row that the operation left behind, with its newest change, where it is not noted yet. Returns
// the number of changes. `tables` is of the same connection. Cancelled.
Result<int> digestRows(const QSqlDatabase &db, qint64 operationId, DigestedTables &tables,
                       const Progress &progress = {});
// Writes the hash of an operation; after that its rows cannot be changed.
Result<void> seal(const QSqlDatabase &db, qint64 operationId);
// The hash an operation should have, from what is stored, after the one before it.
Result<QString> hashOf(const QSqlDatabase &db, qint64 operationId, const QString &previousHash);

}
