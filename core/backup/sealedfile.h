// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/passwordhash.h"
#include "core/base/progress.h"

// Files that only a passphrase opens: libsodium's secretstream (XChaCha20-Poly1305) in chunks, so that a file of any
// size takes little memory, under a key that Argon2id makes of the passphrase. A header says how. Each chunk vouches for
// itself and its place, the first for the header, the last for being the last.
namespace SealedFile {

// Three times the memory of a sign-in: a file can be guessed at without anybody noticing.
constexpr PasswordHash::Cost usualCost {3, 256 * 1024 * 1024};
constexpr int fewestCharacters = 10; // of a passphrase

// Whether a file says that it is one.
bool isSealed(const QString &path);
// Invalid, field "passphrase", for one that is too short.
Result<void> checkPassphrase(const QString &passphrase);
// The content of `plain` into `sealed`, which is there and empty. Returns the SHA-256 of the content. Storage, Cancelled.
Result<QByteArray> seal(const QString &plain, const QString &sealed, const QString &passphrase,
                        const PasswordHash::Cost &cost = usualCost, const Progress &progress = {});
// Back again, into `plain`, which is there and empty, or nowhere if that is an empty text. Returns the SHA-256 of the
// content. Invalid, field "passphrase": the wrong one, or the beginning was altered; Storage: altered, cut, or longer than
// it was made, or the disk is full; Unsupported: no such file, or one of a newer program. Cancelled.
Result<QByteArray> unseal(const QString &sealed, const QString &plain, const QString &passphrase,
                          const Progress &progress = {});

}
