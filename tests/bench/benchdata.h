// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtGlobal>

#include <functional>

// Data to measure with: the assets of many schools, a fifth as many people, three custodies an asset, half as many
// operations as assets; names and notes of many alphabets, some of them hostile. "Today" is 2026-11-02.
//
// The same seed gives the same bytes with the same SQLite, for there is no clock in it and no chance. The rules of
// custody and the keys hold, but the journal is only there to be scrolled over: operations without changes, hashes
// that nobody computed. `verify` does not pass.
namespace BenchData {

struct Options
{
    qint64 assets = 10'000; // at least 100
    quint64 seed = 1;
};

// Who can sign in, both with the same password.
constexpr qint64 adminId = 1;
constexpr qint64 agentId = 2;
constexpr auto adminEmail = "admin@example.org";
constexpr auto agentEmail = "agent@example.org";
constexpr auto password = "custodian-bench";

// Makes a database at `path`, whole or not at all. `progress` gets the share done, 0 to 1, and returns false to cancel.
// Duplicate if the file exists, Invalid for too few assets, Cancelled, Storage.
Result<void> generate(const QString &path, const Options &options, const std::function<bool(double)> &progress = {});

}
