// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup/sealedfile.h"
#include "support/expect.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString passphrase = u"a quiet harbour at dawn"_s;
constexpr qsizetype chunk = 64 * 1024;

QByteArray bytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qUtf8Printable(file.errorString()));
}

QByteArray noise(qsizetype size)
{
    QByteArray content(size, '\0');
    for (qsizetype i = 0; i < size; ++i)
        content[i] = char(i * 7919 % 251);
    return content;
}

}

class TestSealedFile final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void givesBackWhatWasSealed_data();
    void givesBackWhatWasSealed();
    void showsNothingOfTheContent();
    void isAnotherFileEachTime();
    void refusesAnotherPassphrase();
    void noticesEveryAlteration_data();
    void noticesEveryAlteration();
    void noticesChunksInAnotherOrder();
    void refusesOtherFiles();
    void refusesAHeaderThatAsksForTooMuch();
    void stopsWhenToldTo();
    void asksForALongPassphrase();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QByteArray seal(const QByteArray &content)
    {
        write(path(u"plain"_s), content);
        write(path(u"sealed"_s), {});
        return got(SealedFile::seal(path(u"plain"_s), path(u"sealed"_s), passphrase, PasswordHash::leastCost));
    }
    Result<QByteArray> unseal(const QString &with = passphrase)
    {
        write(path(u"back"_s), {});
        return SealedFile::unseal(path(u"sealed"_s), path(u"back"_s), with);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSealedFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSealedFile::givesBackWhatWasSealed_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : {qsizetype(0), qsizetype(1), chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 17})
        QTest::addRow("%lld bytes", static_cast<long long>(size)) << size;
}

void TestSealedFile::givesBackWhatWasSealed()
{
    QFETCH(qsizetype, size);
    const QByteArray content = noise(size);
    const QByteArray hash = seal(content);
    QCOMPARE(hash, QCryptographicHash::hash(content, QCryptographicHash::Sha256));
    QVERIFY(SealedFile::isSealed(path(u"sealed"_s)));
    QVERIFY(!SealedFile::isSealed(path(u"plain"_s)));
    QCOMPARE(got(unseal()), hash);
    QCOMPARE(bytes(path(u"back"_s)), content);
    QCOMPARE(got(SealedFile::unseal(path(u"sealed"_s), {}, passphrase)), hash); // read, not written
}

void TestSealedFile::showsNothingOfTheContent()
{
    seal(QByteArray("a secret that is written often ").repeated(1000));
    QVERIFY(!bytes(path(u"sealed"_s)).contains("secret"));
    QVERIFY(!bytes(path(u"sealed"_s)).contains(passphrase.toUtf8()));
}

void TestSealedFile::isAnotherFileEachTime()
{
    seal(noise(100));
    const QByteArray first = bytes(path(u"sealed"_s));
    seal(noise(100));
    const QByteArray second = bytes(path(u"sealed"_s));
    QCOMPARE(first.size(), second.size());
    QVERIFY(first.last(100) != second.last(100));
}

void TestSealedFile::refusesAnotherPassphrase()
{
    seal(noise(chunk * 2));
    const auto wrong = unseal(u"a quiet harbour at dusk"_s);
    QCOMPARE(wrong.error().code, Error::Code::Invalid);
    QCOMPARE(wrong.error().field, u"passphrase"_s);
    QVERIFY(!wrong.error().message.contains(u"harbour"_s));
    QCOMPARE(bytes(path(u"back"_s)), QByteArray());
}

void TestSealedFile::noticesEveryAlteration_data()
{
    QTest::addColumn<qsizetype>("flip"); // position from the end; −1 for none
    QTest::addColumn<qsizetype>("cut"); // bytes at the end
    QTest::addColumn<QByteArray>("more");
    const auto none = qsizetype(-1);
    QTest::newRow("a byte of the last chunk") << qsizetype(3) << qsizetype(0) << QByteArray();
    QTest::newRow("a byte of the middle") << qsizetype(2 * chunk) << qsizetype(0) << QByteArray();
    QTest::newRow("a byte cut") << none << qsizetype(1) << QByteArray();
    QTest::newRow("the last chunk cut") << none << qsizetype(17 + 17) << QByteArray();
    QTest::newRow("two chunks cut") << none << qsizetype(17 + 17 + chunk + 17) << QByteArray();
    QTest::newRow("a byte more") << none << qsizetype(0) << QByteArray("x");
    QTest::newRow("a chunk more") << none << qsizetype(0) << noise(chunk + 17);
}

void TestSealedFile::noticesEveryAlteration()
{
    QFETCH(qsizetype, flip);
    QFETCH(qsizetype, cut);
    QFETCH(QByteArray, more);
    seal(noise(3 * chunk + 17));
    QByteArray sealed = bytes(path(u"sealed"_s));
    if (flip >= 0)
        sealed[sealed.size() - flip] = char(sealed.at(sealed.size() - flip) ^ 1);
    sealed.chop(cut);
    write(path(u"sealed"_s), sealed + more);
    QCOMPARE(unseal().error().code, Error::Code::Storage);
}

void TestSealedFile::noticesChunksInAnotherOrder()
{
    seal(noise(4 * chunk));
    QByteArray sealed = bytes(path(u"sealed"_s));
    const qsizetype whole = chunk + 17;
    const qsizetype second = sealed.size() - 3 * whole;
    const QByteArray moved = sealed.mid(second, whole);
    sealed.remove(second, whole).insert(second + whole, moved);
    write(path(u"sealed"_s), sealed);
    QCOMPARE(unseal().error().code, Error::Code::Storage);
}

void TestSealedFile::refusesOtherFiles()
{
    for (const QByteArray &content : {QByteArray(), QByteArray("SQLite format 3"), noise(500)}) {
        write(path(u"sealed"_s), content);
        QVERIFY(!SealedFile::isSealed(path(u"sealed"_s)));
        QCOMPARE(unseal().error().code, Error::Code::Unsupported);
    }
    seal(noise(10));
    write(path(u"sealed"_s), bytes(path(u"sealed"_s)).first(60));
    QVERIFY(!unseal());
}

// The header is read before anything vouches for it.
void TestSealedFile::refusesAHeaderThatAsksForTooMuch()
{
    seal(noise(10));
    const QByteArray sealed = bytes(path(u"sealed"_s));
    for (const qsizetype position : {20, 28}) { // operations, memory
        QByteArray changed = sealed;
        changed[position] = 1;
        write(path(u"sealed"_s), changed);
        QCOMPARE(unseal().error().code, Error::Code::Storage);
    }
    QByteArray newer = sealed;
    newer[19] = 2;
    write(path(u"sealed"_s), newer);
    QCOMPARE(unseal().error().code, Error::Code::Unsupported);
}

void TestSealedFile::stopsWhenToldTo()
{
    const auto stop = [](qint64, qint64) { return false; };
    write(path(u"plain"_s), noise(3 * chunk));
    write(path(u"sealed"_s), {});
    QCOMPARE(
        SealedFile::seal(path(u"plain"_s), path(u"sealed"_s), passphrase, PasswordHash::leastCost, stop).error().code,
        Error::Code::Cancelled);
    seal(noise(3 * chunk));
    QCOMPARE(SealedFile::unseal(path(u"sealed"_s), {}, passphrase, stop).error().code, Error::Code::Cancelled);
}

void TestSealedFile::asksForALongPassphrase()
{
    QCOMPARE(SealedFile::checkPassphrase(u"too short"_s).error().field, u"passphrase"_s);
    QVERIFY(SealedFile::checkPassphrase(passphrase));
}

QTEST_GUILESS_MAIN(TestSealedFile)
#include "tst_sealedfile.moc"
