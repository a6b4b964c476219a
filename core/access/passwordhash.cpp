// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/passwordhash.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <sodium.h>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t saltBytes = 16; // what libsodium writes
constexpr std::size_t digestBytes = 32;

bool sodiumIsReady()
{
    static const bool ready = sodium_init() >= 0;
    return ready;
}

// In one normal form, as keyboards differ in how they compose an accent; wiped at the end of its life.
class SecretBytes final
{
    Q_DISABLE_COPY_MOVE(SecretBytes)

public:
    explicit SecretBytes(const QString &text)
        : m_bytes(text.normalized(QString::NormalizationForm_C).toUtf8())
    {
    }
    ~SecretBytes() { sodium_memzero(m_bytes.data(), std::size_t(m_bytes.size())); }

    const char *data() const { return m_bytes.constData(); }
    unsigned long long size() const { return static_cast<unsigned long long>(m_bytes.size()); }

private:
    QByteArray m_bytes;
};

// libsodium reads a hash from a buffer of this size.
std::array<char, crypto_pwhash_STRBYTES> buffer(const QString &hash)
{
    std::array<char, crypto_pwhash_STRBYTES> text {};
    const QByteArray bytes = hash.toLatin1();
    std::copy_n(bytes.constData(), std::min(std::size_t(bytes.size()), text.size() - 1), text.begin());
    return text;
}

QString randomBase64(std::size_t size)
{
    QByteArray bytes(qsizetype(size), Qt::Uninitialized);
    randombytes_buf(bytes.data(), size);
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals));
}

}

namespace PasswordHash {

Result<QString> hash(const QString &password, const Cost &cost)
{
    std::array<char, crypto_pwhash_STRBYTES> text {};
    const SecretBytes secret(password);
    if (!sodiumIsReady()
        || crypto_pwhash_str(text.data(), secret.data(), secret.size(), cost.operations, cost.memoryBytes) != 0)
        return Error {
            Error::Code::Storage,
            QCoreApplication::translate("PasswordHash", "There is not enough memory to keep a password safe.")};
    return QString::fromLatin1(text.data());
}

bool matches(const QString &hash, const QString &password)
{
    const SecretBytes secret(password);
    return sodiumIsReady() && crypto_pwhash_str_verify(buffer(hash).data(), secret.data(), secret.size()) == 0;
}

std::optional<Cost> costOf(const QString &hash)
{
    static const QRegularExpression shape(uR"(^\$argon2id\$v=19\$m=(\d{1,9}),t=(\d{1,9}),p=1\$[^$]+\$[^$]+$)"_s);
    const QRegularExpressionMatch match = shape.match(hash);
    if (!match.hasMatch())
        return {};
    return Cost {match.captured(2).toULongLong(), std::size_t(match.captured(1).toULongLong()) * 1024};
}

bool needsRehash(const QString &hash, const Cost &cost)
{
    const std::optional<Cost> stored = costOf(hash);
    return !stored || stored->operations < cost.operations || stored->memoryBytes < cost.memoryBytes;
}

QString dummyHash(const Cost &cost)
{
    if (!sodiumIsReady())
        return {};
    return u"$argon2id$v=19$m=%1,t=%2,p=1$%3$%4"_s.arg(cost.memoryBytes / 1024)
        .arg(cost.operations)
        .arg(randomBase64(saltBytes), randomBase64(digestBytes));
}

}
