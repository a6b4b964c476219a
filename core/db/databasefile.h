// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>

// What is checked about a database file before SQLite touches it (reliability.md, "The SQLite file").
namespace DatabaseFile {

constexpr quint32 applicationId = 0x43757374; // "Cust"

// Makes a folder that is missing, with mode 0700. Storage.
Result<void> makeFolder(const QString &folder);
// Makes an empty file with mode 0600, its folder with 0700. Duplicate if the file exists.
Result<void> create(const QString &path);
// A regular file of this account that no other account may read, with our header. NotFound, Unsupported.
Result<void> check(const QString &path, int newestVersion);
// Whether it has our header, whoever may read it. NotFound, Unsupported.
Result<void> checkHeader(const QString &path, int newestVersion);
// Why the file can only be read, as a sentence; empty when it can be written.
QString readOnlyReason(const QString &path);
// What SQLite made beside a file that could only be read can only be read itself: makes it writable, as the file is.
void makeLogWritable(const QString &path);
// Makes a database whole or not at all: `make` builds and closes it under another name in the same folder, then it
// gets its own. Whatever goes wrong or is killed, nothing stands at `path`; what a killed build left is removed by the
// next one. Duplicate if there is a file, otherwise what `make` returns.
Result<void> build(const QString &path, const std::function<Result<void>(const QString &part)> &make);
// Renames onto the target, replacing it, with both on the disk before and after. Storage.
Result<void> replace(const QString &from, const QString &to);
// Removes the file and what SQLite keeps beside it.
void remove(const QString &path);

}
