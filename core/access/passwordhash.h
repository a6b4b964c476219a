// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>

// Argon2id by libsodium. Everything here is without state and may run in any thread; what says "slow" takes
// as long as its cost asks for.
namespace PasswordHash {

// What one hash costs (reliability.md, "Signing in"). A tool against guessing: raise it as machines get faster.
struct Cost
{
    unsigned long long operations = 3;
    std::size_t memoryBytes = 64 * 1024 * 1024;

    bool operator==(const Cost &) const = default;
};

// The least that libsodium takes, for test suites.
inline constexpr Cost leastCost {1, 8192};

// The text to store, with its salt and cost in it. Slow. Storage when there is not enough memory.
Result<QString> hash(const QString &password, const Cost &cost = {});
// Slow, as slow as the cost in `hash`. False also for a text that is no hash.
bool matches(const QString &hash, const QString &password);
// The cost that `hash` was made with; empty for a text that is no hash of ours.
std::optional<Cost> costOf(const QString &hash);
// Whether `hash` is cheaper to guess than `cost` asks for.
bool needsRehash(const QString &hash, const Cost &cost = {});
// A hash that no password matches, and that takes matches() as long as a real one. Made of random bytes, at once.
QString dummyHash(const Cost &cost = {});

}
