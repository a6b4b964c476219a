// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/changeexporter.h"

#include "core/operations/operationreader.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

class TestChangeExporter final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_office = std::make_unique<TestWorkspace>();
        QFile::remove(path());
    }

    void lineForEachField();
    void formulasAreGuarded();
    void everyRowOfMany();
    void stopsWhenTold();
    void refusals();

private:
    Result<qint64> write(qint64 operation, CsvProfile profile = CsvProfile::Exact, const Progress &progress = {});
    QStringList lines() const;
    QString path() const { return m_folder.filePath(u"changes.csv"_s); }
    qint64 edit(qint64 assetId, const std::function<void(Asset &)> &change);

    QTemporaryDir m_folder;
    std::unique_ptr<TestWorkspace> m_office;
};

Result<qint64> TestChangeExporter::write(qint64 operation, CsvProfile profile, const Progress &progress)
{
    const OperationReader reader(m_office->workspace().database, m_office->workspace().session);
    return ChangeExporter(reader, m_office->workspace().session).toFile(path(), operation, profile, progress);
}

QStringList TestChangeExporter::lines() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                          : QStringList();
}

qint64 TestChangeExporter::edit(qint64 assetId, const std::function<void(Asset &)> &change)
{
    const Asset original = got(m_office->workspace().assets.find(assetId));
    Asset edited = original;
    change(edited);
    return got(m_office->workspace().assets.update(original, edited)).operation;
}

void TestChangeExporter::lineForEachField()
{
    const qint64 annex = m_office->addEntry(CatalogList::Kind::Sites, u"Annex"_s);
    const qint64 asset = m_office->addAsset({.tag = u"A-1"_s, .siteId = annex, .purchaseCost = 1250});
    const qint64 operation = edit(asset, [](Asset &edited) {
        edited.siteId.reset();
        edited.purchaseCost = 990;
    });
    QCOMPARE(got(write(operation)), 2);
    const QString row = u"assets,%1,A-1,edited,"_s.arg(asset);
    QCOMPARE(lines(),
             (QStringList {u"table,row,name,action,field,before,after"_s, row + u"site_id,Annex,"_s,
                           row + u"purchase_cost,12.50,9.90"_s}));
}

void TestChangeExporter::formulasAreGuarded()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const qint64 operation = edit(asset, [](Asset &edited) { edited.name = u"=1+1"_s; });
    got(write(operation, CsvProfile::Safe));
    QVERIFY(lines().value(1).contains(u"'=1+1"_s));
}

void TestChangeExporter::everyRowOfMany()
{
    QList<qint64> assets;
    for (int i = 0; i < 300; ++i)
        assets.append(m_office->addAsset(u"A-%1"_s.arg(i)));
    const qint64 operation = got(m_office->workspace().assets.retire(assets, u"Old"_s)).operation;
    QCOMPARE(got(write(operation)), 300);
    QVERIFY(lines().constLast().contains(u"A-299"_s));
}

void TestChangeExporter::stopsWhenTold()
{
    const qint64 operation = edit(m_office->addAsset(u"A-1"_s), [](Asset &edited) { edited.name = u"Cart"_s; });
    QCOMPARE(refusal(write(operation, CsvProfile::Exact, [](qint64, qint64) { return false; })).code,
             Error::Code::Cancelled);
    QVERIFY(!QFile::exists(path()));
}

void TestChangeExporter::refusals()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    const qint64 others = edit(asset, [](Asset &edited) { edited.name = u"Cart"_s; });
    QCOMPARE(refusal(write(4711)).code, Error::Code::NotFound);
    m_office->signInAs(Who::Agent);
    QCOMPARE(refusal(write(others)).code, Error::Code::Denied);
    QCOMPARE(got(write(edit(asset, [](Asset &edited) { edited.name = u"Trolley"_s; }))), 1);
    m_office->signInAs(Who::User);
    QCOMPARE(refusal(write(others)).code, Error::Code::Denied);
}

QTEST_GUILESS_MAIN(TestChangeExporter)
#include "tst_changeexporter.moc"
