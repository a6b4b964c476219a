// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup/sealedfile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QtEndian>

#include <sodium.h>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(SealedFile)
};

constexpr QByteArrayView magic = "custodian sealed";
constexpr quint32 version = 1;
constexpr quint32 chunkBytes = 64 * 1024; // of content
constexpr quint64 mostOperations = 64; // what a header may ask of us
constexpr quint64 mostMemory = quint64(2) * 1024 * 1024 * 1024;

using StreamHeader = std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES>;

// In the order of the file, numbers in big endian; vouched for by the first chunk.
struct Header
{
    static constexpr qsizetype bytes = magic.size() + 4 + 8 + 8 + crypto_pwhash_SALTBYTES;

    PasswordHash::Cost cost;
    std::array<unsigned char, crypto_pwhash_SALTBYTES> salt {};

    QByteArray toBytes() const
    {
        QByteArray out = magic.toByteArray();
        out.resize(magic.size() + 4 + 8 + 8);
        char *at = out.data() + magic.size();
        qToBigEndian<quint32>(version, at);
        qToBigEndian<quint64>(cost.operations, at + 4);
        qToBigEndian<quint64>(cost.memoryBytes, at + 12);
        return out.append(reinterpret_cast<const char *>(salt.data()), qsizetype(salt.size()));
    }
};

Error notSealed(const QString &path)
{
    return {Error::Code::Unsupported, Tr::tr("%1 is not an encrypted backup of Custodian.").arg(path)};
}

Error altered(const QString &path)
{
    return {Error::Code::Storage,
            Tr::tr("%1 was cut or altered: it is not what was encrypted. Nothing of it was used.").arg(path)};
}

Error unreadable(const QFile &file)
{
    return {Error::Code::Storage, Tr::tr("%1 cannot be read: %2").arg(file.fileName(), file.errorString())};
}

Error unwritable(const QFile &file)
{
    return {Error::Code::Storage, Tr::tr("%1 cannot be written: %2").arg(file.fileName(), file.errorString())};
}

Result<Header> parseHeader(const QByteArray &bytes, const QString &path)
{
    if (bytes.size() < Header::bytes || !bytes.startsWith(magic))
        return notSealed(path);
    const char *at = bytes.constData() + magic.size();
    const auto operations = qFromBigEndian<quint64>(at + 4);
    const auto memory = qFromBigEndian<quint64>(at + 12);
    if (qFromBigEndian<quint32>(at) != version)
        return Error {Error::Code::Unsupported,
                      Tr::tr("%1 was encrypted by a newer Custodian. Update this one to open it.").arg(path)};
    if (operations < crypto_pwhash_OPSLIMIT_MIN || operations > mostOperations || memory < crypto_pwhash_MEMLIMIT_MIN
        || memory > mostMemory)
        return altered(path);
    Header header {{operations, std::size_t(memory)}, {}};
    std::copy_n(at + 20, header.salt.size(), header.salt.begin());
    return header;
}

// The key of a passphrase, wiped from memory with the object.
class Key final
{
    Q_DISABLE_COPY_MOVE(Key)

public:
    Key() = default;
    ~Key() { sodium_memzero(m_bytes.data(), m_bytes.size()); }

    Result<void> derive(const QString &passphrase, const Header &header)
    {
        QByteArray text = passphrase.toUtf8();
        const int done = crypto_pwhash(m_bytes.data(), m_bytes.size(), text.constData(),
                                       static_cast<unsigned long long>(text.size()), header.salt.data(),
                                       header.cost.operations, header.cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13);
        sodium_memzero(text.data(), std::size_t(text.size()));
        if (done != 0)
            return Error {Error::Code::Storage, Tr::tr("There is not enough memory to use the passphrase.")};
        return {};
    }
    const unsigned char *data() const { return m_bytes.data(); }

private:
    std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> m_bytes {};
};

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

bool put(QFile &file, const QByteArray &bytes)
{
    return file.write(bytes) == bytes.size();
}

Result<QByteArray> sealChunks(QFile &from, QFile &to, crypto_secretstream_xchacha20poly1305_state &state,
                              const QByteArray &header, const Progress &progress)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (QByteArray vouched = header;; vouched.clear()) {
        const QByteArray content = from.read(chunkBytes);
        if (from.error() != QFile::NoError)
            return unreadable(from);
        const bool isLast = from.atEnd();
        QByteArray chunk(content.size() + qsizetype(crypto_secretstream_xchacha20poly1305_ABYTES), Qt::Uninitialized);
        const unsigned char tag = isLast ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                         : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
        crypto_secretstream_xchacha20poly1305_push(&state, raw(chunk), nullptr, raw(content),
                                                   std::size_t(content.size()), raw(std::as_const(vouched)),
                                                   std::size_t(vouched.size()), tag);
        hash.addData(content);
        if (!put(to, chunk))
            return unwritable(to);
        if (auto told = Steps::report(progress, from.pos(), from.size()); !told)
            return told.error();
        if (isLast)
            return to.flush() ? Result<QByteArray>(hash.result()) : unwritable(to);
    }
}

Result<QByteArray> unsealChunks(QFile &from, QFile *to, crypto_secretstream_xchacha20poly1305_state &state,
                                const QByteArray &header, const Progress &progress)
{
    constexpr qsizetype more = crypto_secretstream_xchacha20poly1305_ABYTES;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (QByteArray vouched = header;; vouched.clear()) {
        const QByteArray chunk = from.read(chunkBytes + more);
        if (from.error() != QFile::NoError)
            return unreadable(from);
        QByteArray content(std::max<qsizetype>(chunk.size() - more, 0), Qt::Uninitialized);
        unsigned char tag = 0;
        const bool isRight = chunk.size() >= more
            && crypto_secretstream_xchacha20poly1305_pull(&state, raw(content), nullptr, &tag, raw(chunk),
                                                          std::size_t(chunk.size()), raw(std::as_const(vouched)),
                                                          std::size_t(vouched.size()))
                == 0;
        if (!isRight && !vouched.isEmpty())
            return Error {Error::Code::Invalid, Tr::tr("The passphrase is wrong, or the file was altered."),
                          u"passphrase"_s};
        const bool isLast = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        if (!isRight || isLast != from.atEnd())
            return altered(from.fileName());
        hash.addData(content);
        if (to && !put(*to, content))
            return unwritable(*to);
        if (auto told = Steps::report(progress, from.pos(), from.size()); !told)
            return told.error();
        if (isLast)
            return !to || to->flush() ? Result<QByteArray>(hash.result()) : unwritable(*to);
    }
}

Result<void> openForWriting(QFile &file)
{
    if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return {};
    return unwritable(file);
}

}

namespace SealedFile {

bool isSealed(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(magic.size()) == magic;
}

Result<void> checkPassphrase(const QString &passphrase)
{
    if (passphrase.size() >= fewestCharacters)
        return {};
    return Error {Error::Code::Invalid, Tr::tr("A passphrase has at least %1 characters.").arg(fewestCharacters),
                  u"passphrase"_s};
}

Result<QByteArray> seal(const QString &plain, const QString &sealed, const QString &passphrase,
                        const PasswordHash::Cost &cost, const Progress &progress)
{
    if (sodium_init() < 0)
        return Error {Error::Code::Storage, Tr::tr("The encryption of this system cannot be used.")};
    QFile from(plain), to(sealed);
    if (!from.open(QIODevice::ReadOnly))
        return unreadable(from);
    if (auto opened = openForWriting(to); !opened)
        return opened.error();
    Header header {cost, {}};
    randombytes_buf(header.salt.data(), header.salt.size());
    Key key;
    if (auto derived = key.derive(passphrase, header); !derived)
        return derived.error();
    crypto_secretstream_xchacha20poly1305_state state;
    StreamHeader stream;
    crypto_secretstream_xchacha20poly1305_init_push(&state, stream.data(), key.data());
    const QByteArray written = header.toBytes();
    if (!put(to, written + QByteArray(reinterpret_cast<const char *>(stream.data()), qsizetype(stream.size()))))
        return unwritable(to);
    const auto hash = sealChunks(from, to, state, written, progress);
    sodium_memzero(&state, sizeof state);
    return hash;
}

Result<QByteArray> unseal(const QString &sealed, const QString &plain, const QString &passphrase,
                          const Progress &progress)
{
    if (sodium_init() < 0)
        return Error {Error::Code::Storage, Tr::tr("The encryption of this system cannot be used.")};
    QFile from(sealed), to(plain);
    if (!from.open(QIODevice::ReadOnly))
        return unreadable(from);
    if (!plain.isEmpty()) {
        if (auto opened = openForWriting(to); !opened)
            return opened.error();
    }
    const QByteArray written = from.read(Header::bytes);
    const auto header = parseHeader(written, sealed);
    if (!header)
        return header.error();
    StreamHeader stream;
    if (from.read(reinterpret_cast<char *>(stream.data()), qsizetype(stream.size())) != qsizetype(stream.size()))
        return altered(sealed);
    Key key;
    if (auto derived = key.derive(passphrase, *header); !derived)
        return derived.error();
    crypto_secretstream_xchacha20poly1305_state state;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, stream.data(), key.data()) != 0)
        return altered(sealed);
    const auto hash = unsealChunks(from, plain.isEmpty() ? nullptr : &to, state, written, progress);
    sodium_memzero(&state, sizeof state);
    return hash;
}

}
