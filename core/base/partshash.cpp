// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/partshash.h"

#include <array>
#include <charconv>

namespace {

const unsigned char *bytes(const char *text)
{
    return reinterpret_cast<const unsigned char *>(text);
}

}

void PartsHash::addLength(qint64 length)
{
    std::array<char, 24> text;
    char *end = std::to_chars(text.data(), text.data() + text.size() - 1, length).ptr;
    *end++ = ':';
    crypto_hash_sha256_update(&m_state, bytes(text.data()), std::size_t(end - text.data()));
}

void PartsHash::add(QByteArrayView part)
{
    addLength(part.size());
    crypto_hash_sha256_update(&m_state, bytes(part.data()), std::size_t(part.size()));
}

void PartsHash::addNull()
{
    addLength(-1);
}

QByteArray PartsHash::result()
{
    QByteArray digest(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    crypto_hash_sha256_final(&m_state, reinterpret_cast<unsigned char *>(digest.data()));
    return digest;
}
