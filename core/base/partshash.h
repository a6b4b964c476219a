// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <sodium/crypto_hash_sha256.h>

// SHA-256 over a list of parts, each with its length before it, so that no two different lists look alike.
class PartsHash final
{
public:
    PartsHash() { crypto_hash_sha256_init(&m_state); }

    void add(QByteArrayView part);
    void addNull(); // unlike an empty part
    QByteArray result(); // 32 bytes; once

private:
    void addLength(qint64 length);

    crypto_hash_sha256_state m_state;
};
