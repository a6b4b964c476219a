// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/globalsearch.h"

#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;
using Hit = GlobalSearch::Hit;

class TestGlobalSearch final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void finds_data();
    void finds();
    void tellsWhatItFound();
    void exactIsWhatAScanMeans();
    void assetsAndPeopleTakeTurns();
    void isLimited();
    void ownRecordsOnly();
    void withoutRights();
    void followsLinks();

private:
    GlobalSearch search() { return {m_office->workspace().database, m_office->workspace().session}; }
    QStringList titles(const QString &text, int limit = 20);

    std::unique_ptr<TestWorkspace> m_office;
    qint64 m_laptop = 0;
};

void TestGlobalSearch::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_laptop = m_office->addAsset(
        {.tag = u"BER-7"_s, .serial = u"XK77120"_s, .name = u"Laptop"_s, .modelId = m_office->addModel(u"T14"_s)});
    m_office->addAsset(u"BER-70"_s, u"Z9"_s);
    m_office->addAsset(u"AGN-1"_s, u"BER-7"_s, u"Projector"_s);
    m_office->checkOut(m_laptop, m_office->id(Who::User));
    m_office->addPerson({.staffNumber = u"70"_s,
                         .firstName = u"Łukasz"_s,
                         .lastName = u"Bernat"_s,
                         .email = u"lb@example.org"_s,
                         .position = u"Teacher"_s});
}

QStringList TestGlobalSearch::titles(const QString &text, int limit)
{
    QStringList titles;
    for (const Hit &hit : got(search().find(text, limit)))
        titles.append(hit.title);
    return titles;
}

void TestGlobalSearch::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const QString lukasz = u"Łukasz Bernat"_s;
    QTest::addRow("tag, serial, beginning") << u"ber-7"_s << QStringList {u"BER-7"_s, u"AGN-1"_s, u"BER-70"_s, lukasz};
    QTest::addRow("middle of a serial") << u"7712"_s << QStringList {u"BER-7"_s};
    QTest::addRow("e-mail") << u"LB@example.org"_s << QStringList {lukasz};
    QTest::addRow("without accents") << u"lukasz"_s << QStringList {lukasz};
    QTest::addRow("position") << u"teach"_s << QStringList {lukasz};
    QTest::addRow("staff number first") << u"70"_s << QStringList {lukasz, u"BER-70"_s};
    QTest::addRow("model") << u"t14"_s << QStringList {u"BER-7"_s};
    QTest::addRow("what a person holds, after them") << u"ulf"_s << QStringList {u"Ulf User"_s, u"BER-7"_s};
    QTest::addRow("blank") << u" "_s << QStringList();
    QTest::addRow("nothing to look for") << u"%"_s << QStringList();
    QTest::addRow("nothing there") << u"zzz"_s << QStringList();
    QTest::addRow("no statement") << u"\" OR 1=1 --"_s << QStringList();
}

void TestGlobalSearch::finds()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, found);
    QCOMPARE(titles(text), found);
}

void TestGlobalSearch::tellsWhatItFound()
{
    const Hit laptop = got(search().find(u"BER-7"_s, 1)).constFirst();
    QCOMPARE(laptop.kind, Hit::Kind::Asset);
    QCOMPARE(laptop.id, m_laptop);
    QCOMPARE(laptop.link(), u"asset:%1"_s.arg(m_laptop));
    QCOMPARE(laptop.subtitle, u"Laptop · T14 · In use · Ulf User"_s);
    const Hit agent = got(search().find(u"agnes"_s, 1)).constFirst();
    QCOMPARE(agent.kind, Hit::Kind::Person);
    QCOMPARE(agent.link(), u"person:%1"_s.arg(m_office->id(Who::Agent)));
    QCOMPARE(agent.subtitle, u"agent@example.org · Agent"_s);
}

void TestGlobalSearch::exactIsWhatAScanMeans()
{
    for (const QString &text : {u"ber-7"_s, u" BER-70 "_s, u"xk77120"_s, u"lb@example.org"_s})
        QVERIFY2(got(search().find(text, 1)).constFirst().isExact(), qPrintable(text));
    for (const QString &text : {u"ber"_s, u"Łukasz Bernat"_s, u"BER 7"_s})
        QVERIFY2(!got(search().find(text, 1)).constFirst().isExact(), qPrintable(text));
}

void TestGlobalSearch::assetsAndPeopleTakeTurns()
{
    QCOMPARE(titles(u"ber"_s), (QStringList {u"BER-7"_s, u"Łukasz Bernat"_s, u"BER-70"_s, u"AGN-1"_s}));
    QCOMPARE(titles(u"agn"_s), (QStringList {u"AGN-1"_s, u"Agnes Agent"_s}));
}

void TestGlobalSearch::isLimited()
{
    QCOMPARE(titles(u"ber"_s, 2), (QStringList {u"BER-7"_s, u"Łukasz Bernat"_s}));
    QCOMPARE(titles(u"ber"_s, 1), QStringList {u"BER-7"_s});
}

void TestGlobalSearch::ownRecordsOnly()
{
    m_office->signInAs(Who::User);
    QCOMPARE(titles(u"ber"_s), QStringList {u"BER-7"_s});
    QCOMPARE(titles(u"7712"_s), QStringList {u"BER-7"_s});
    QCOMPARE(titles(u"t14 laptop"_s), QStringList {u"BER-7"_s});
    QCOMPARE(titles(u"ulf"_s), QStringList {u"Ulf User"_s});
    for (const QString &text : {u"BER-70"_s, u"AGN-1"_s, u"lukasz"_s, u"agent@example.org"_s, u"70"_s, u"%"_s})
        QCOMPARE(titles(text), QStringList());
}

void TestGlobalSearch::withoutRights()
{
    m_office->workspace().session.close();
    QCOMPARE(refusal(search().find(u"ber"_s, 20)).code, Error::Code::NotSignedIn);
    const qint64 nobody = m_office->addPerson(u"No"_s, u"Role"_s);
    got(m_office->workspace().session.open(nobody));
    QCOMPARE(refusal(search().find(u"ber"_s, 20)).code, Error::Code::Denied);
    QVERIFY(got(search().followed({u"asset:%1"_s.arg(m_laptop)})).isEmpty());
}

void TestGlobalSearch::followsLinks()
{
    const QString agent = u"person:%1"_s.arg(m_office->id(Who::Agent)), laptop = u"asset:%1"_s.arg(m_laptop);
    const auto titlesOf = [this](const QStringList &links) {
        QStringList titles;
        for (const Hit &hit : got(search().followed(links)))
            titles.append(hit.title);
        return titles;
    };
    QCOMPARE(titlesOf({agent, u"asset:999"_s, u"command:x"_s, laptop}), (QStringList {u"Agnes Agent"_s, u"BER-7"_s}));
    m_office->signInAs(Who::User);
    QCOMPARE(titlesOf({agent, laptop}), QStringList {u"BER-7"_s});
}

QTEST_GUILESS_MAIN(TestGlobalSearch)
#include "tst_globalsearch.moc"
