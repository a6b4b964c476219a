// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/credentialcode.h"
#include "core/access/credentialpassword.h"
#include "core/access/passwordhash.h"

#include <QRegularExpression>
#include <QTest>

#include <ctime>
#include <future>

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr PasswordHash::Cost higherCost {2, 16384};
}

class TestPasswordHash final : public QObject
{
    Q_OBJECT

private slots:
    void costsWhatThePolicySays()
    {
        const PasswordHash::Cost cost;
        QCOMPARE(cost.operations, 3ULL);
        QCOMPARE(cost.memoryBytes, std::size_t(64) * 1024 * 1024);
    }

    void matchesOnlyItsPassword()
    {
        const auto hash = PasswordHash::hash(u"correct horse"_s, PasswordHash::leastCost);
        QVERIFY(hash);
        QVERIFY(hash->startsWith("$argon2id$"_L1));
        QVERIFY(PasswordHash::matches(*hash, u"correct horse"_s));
        QVERIFY(!PasswordHash::matches(*hash, u"correct horsf"_s));
        QVERIFY(!PasswordHash::matches(*hash, u"correct horse "_s));
        QVERIFY(!PasswordHash::matches(*hash, {}));
    }

    void saltsEachHash()
    {
        const auto first = PasswordHash::hash(u"correct horse"_s, PasswordHash::leastCost);
        const auto second = PasswordHash::hash(u"correct horse"_s, PasswordHash::leastCost);
        QVERIFY(first && second);
        QVERIFY(*first != *second);
    }

    void readsTheWholePassword()
    {
        const QString withNul = u"correct"_s + QChar(0) + u"horse"_s;
        const auto hash = PasswordHash::hash(withNul, PasswordHash::leastCost);
        QVERIFY(hash);
        QVERIFY(PasswordHash::matches(*hash, withNul));
        QVERIFY(!PasswordHash::matches(*hash, u"correct"_s));
    }

    void takesAccentsInEitherForm()
    {
        const auto hash = PasswordHash::hash(u"caf\u00e9 au lait"_s, PasswordHash::leastCost);
        QVERIFY(hash);
        QVERIFY(PasswordHash::matches(*hash, u"cafe\u0301 au lait"_s));
        QVERIFY(!PasswordHash::matches(*hash, u"cafe au lait"_s));
    }

    void noTextIsNoHash_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("plain") << u"correct horse"_s;
        QTest::newRow("cut") << u"$argon2id$v=19$m=8,t=1,p=1$"_s;
        QTest::newRow("long") << QString(5000, u'a');
        QTest::newRow("another kind") << u"$2b$12$abcdefghijklmnopqrstuv"_s;
    }

    void noTextIsNoHash()
    {
        QFETCH(QString, text);
        QVERIFY(!PasswordHash::matches(text, u"correct horse"_s));
        QVERIFY(!PasswordHash::matches(text, text));
        QVERIFY(PasswordHash::needsRehash(text, PasswordHash::leastCost));
    }

    void tellsItsCost()
    {
        const auto hash = PasswordHash::hash(u"correct horse"_s, higherCost);
        QVERIFY(hash);
        QVERIFY(PasswordHash::costOf(*hash) == higherCost);
        QVERIFY(!PasswordHash::costOf(u"correct horse"_s));
    }

    void onlyACheaperHashIsMadeAgain()
    {
        const auto cheap = PasswordHash::hash(u"correct horse"_s, PasswordHash::leastCost);
        const auto dear = PasswordHash::hash(u"correct horse"_s, higherCost);
        QVERIFY(cheap && dear);
        QVERIFY(PasswordHash::needsRehash(*cheap, higherCost));
        QVERIFY(!PasswordHash::needsRehash(*dear, higherCost));
        QVERIFY(!PasswordHash::needsRehash(*dear, PasswordHash::leastCost));
        QVERIFY(PasswordHash::needsRehash(*dear));
    }

    void dummyLooksAndCostsLikeAHash()
    {
        const QString dummy = PasswordHash::dummyHash(higherCost);
        const auto real = PasswordHash::hash(u"correct horse"_s, higherCost);
        QVERIFY(real);
        QCOMPARE(dummy.size(), real->size());
        QVERIFY(PasswordHash::costOf(dummy) == higherCost);
        QVERIFY(!PasswordHash::matches(dummy, u"correct horse"_s));
        QVERIFY(PasswordHash::dummyHash(higherCost) != dummy);
    }

    // A dummy that libsodium refused to read would be told from a hash by its time.
    void dummyTakesAsLong()
    {
        const PasswordHash::Cost cost {2, 16 * 1024 * 1024};
        const auto real = PasswordHash::hash(u"correct horse"_s, cost);
        QVERIFY(real);
        const qint64 realTime = leastTime(*real), dummyTime = leastTime(PasswordHash::dummyHash(cost));
        QVERIFY2(dummyTime * 2 > realTime && realTime * 2 > dummyTime,
                 qPrintable(u"%1, dummy %2"_s.arg(realTime).arg(dummyTime)));
    }

    void runsInManyThreads()
    {
        const auto hash = PasswordHash::hash(u"correct horse"_s, PasswordHash::leastCost);
        QVERIFY(hash);
        QList<std::shared_future<bool>> results;
        for (int i = 0; i < 8; ++i) {
            const QString password = i % 2 ? u"correct horse"_s : u"wrong"_s;
            results.append(std::async(std::launch::async, PasswordHash::matches, *hash, password).share());
        }
        for (int i = 0; i < 8; ++i)
            QCOMPARE(results.at(i).get(), i % 2 == 1);
    }

    void tooMuchMemoryIsAnError()
    {
        const auto hash = PasswordHash::hash(u"correct horse"_s, {1, std::size_t(1) << 60});
        QVERIFY(!hash);
        QCOMPARE(hash.error().code, Error::Code::Storage);
    }

    void policy_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("9 characters") << u"123456789"_s << false;
        QTest::newRow("10 characters") << u"1234567890"_s << true;
        QTest::newRow("9 characters of two units") << u"\U0001F511"_s.repeated(9) << false;
        QTest::newRow("10 characters of two units") << u"\U0001F511"_s.repeated(10) << true;
        QTest::newRow("1024 bytes") << QString(1024, u'a') << true;
        QTest::newRow("1025 bytes") << QString(1025, u'a') << false;
        QTest::newRow("1026 bytes in 513 characters") << QString(513, u'\u00e9') << false;
        QTest::newRow("the e-mail") << u"ann@example.org"_s << false;
        QTest::newRow("the e-mail, written otherwise") << u" Ann@Example.ORG"_s << false;
        QTest::newRow("another e-mail") << u"bob@example.org"_s << true;
    }

    void policy()
    {
        QFETCH(QString, password);
        QFETCH(bool, allowed);
        const auto checked = CredentialPassword::checkPolicy(password, u"ann@example.org"_s);
        const auto made = CredentialPassword::make(password, u"ann@example.org"_s, PasswordHash::leastCost);
        QCOMPARE(bool(checked), allowed);
        QCOMPARE(bool(made), allowed);
        if (allowed) {
            QVERIFY(PasswordHash::matches(made->hash(), password));
            return;
        }
        QCOMPARE(checked.error().code, Error::Code::Invalid);
        QCOMPARE(checked.error().field, u"password"_s);
        QVERIFY(!checked.error().message.isEmpty());
        QCOMPARE(made.error(), checked.error());
    }

    void codesAreUnambiguousAndDiffer()
    {
        static const QRegularExpression shape(u"^[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}$"_s);
        QSet<QString> codes;
        for (int i = 0; i < 200; ++i) {
            const auto code = CredentialCode::make(PasswordHash::leastCost);
            QVERIFY(code);
            QVERIFY2(shape.match(code->plain()).hasMatch(), qPrintable(code->plain()));
            codes.insert(code->plain());
        }
        QCOMPARE(codes.size(), 200);
    }

    void codesAreTakenAsPeopleTypeThem()
    {
        const auto code = CredentialCode::make(PasswordHash::leastCost);
        QVERIFY(code);
        QVERIFY(PasswordHash::matches(code->hash(), CredentialCode::folded(code->plain())));
        QCOMPARE(CredentialCode::folded(u" abcde 234-56\t"_s), u"ABCDE23456"_s);
    }

private:
    // Of the processor, so that other programs do not count.
    static qint64 leastTime(const QString &hash)
    {
        qint64 least = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 5; ++i) {
            const std::clock_t start = std::clock();
            (void)PasswordHash::matches(hash, u"wrong password"_s);
            least = std::min(least, qint64(std::clock() - start));
        }
        return least;
    }
};

QTEST_GUILESS_MAIN(TestPasswordHash)
#include "tst_passwordhash.moc"
