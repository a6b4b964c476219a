// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

// What is checked about a database file before SQLite touches it (reliability.md, "The SQLite file").
namespace DatabaseFile {

constexpr quint32 applicationId = 0x43757374; // "Cust"

// Makes an empty file with mode 0600, its folder with 0700. Duplicate if the file exists.
Result<void> create(const QString &path);
// A regular file of this account that no other account may read, with our header. NotFound, Unsupported.
Result<void> check(const QString &path, int newestVersion);
// Why the file can only be read, as a sentence; empty when it can be written.
QString readOnlyReason(const QString &path);
// Removes the file and what SQLite keeps beside it.
void remove(const QString &path);

}
