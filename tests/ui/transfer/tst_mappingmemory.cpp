// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/mappingmemory.h"

#include "support/testworkspace.h"
#include "ui/transfer/importkinds.h"

#include <QSettings>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestMappingMemory final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void sameColumnsAreMappedAgain();
    void otherColumnsAreNot();
    void oldestAreForgotten();

private:
    const ImportSchema &schema() { return *ImportKinds::find(m_office.workspace(), u"assets"_s); }

    TestWorkspace m_office;
    QTemporaryDir m_folder;
    QSettings m_settings {m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    MappingMemory m_memory {m_settings};
};

void TestMappingMemory::init()
{
    m_settings.clear();
}

void TestMappingMemory::sameColumnsAreMappedAgain()
{
    const QStringList header {u"Code"_s, u"Wer"_s, u"Bemerkung"_s};
    ImportMapping mapping(schema(), header);
    mapping.set(0, schema().indexOf(u"serial"_s));
    mapping.set(2, schema().indexOf(u"notes"_s));
    ImportOptions options;
    options.key = u"serial"_s;
    options.mode = ImportOptions::Mode::Update;
    options.emptyCells = ImportOptions::EmptyCells::Clear;
    options.dateOrder = DateOrder::DayMonthYear;
    options.dateOrders.insert(u"purchase_date"_s, DateOrder::MonthDayYear);
    options.lastShortYear = 2049;
    m_memory.keep(header, schema(), mapping, options);
    const auto known = m_memory.recall({u"code "_s, u"WER"_s, u"Bemerkung"_s});
    QVERIFY(known);
    QCOMPARE(known->target, u"assets"_s);
    QVERIFY(known->mapping(schema()) == mapping);
    QCOMPARE(known->options.key, options.key);
    QCOMPARE(known->options.mode, options.mode);
    QCOMPARE(known->options.emptyCells, options.emptyCells);
    QCOMPARE(known->options.dateOrder, options.dateOrder);
    QCOMPARE(known->options.dateOrders, options.dateOrders);
    QCOMPARE(known->options.lastShortYear, options.lastShortYear);
    m_memory.keep(header, schema(), mapping, {});
    QVERIFY(!m_memory.recall(header)->options.dateOrder);
}

void TestMappingMemory::otherColumnsAreNot()
{
    const QStringList header {u"Tag"_s, u"Name"_s};
    m_memory.keep(header, schema(), ImportMapping(schema(), header), {});
    QVERIFY(!m_memory.recall({u"Name"_s, u"Tag"_s}));
    QVERIFY(!m_memory.recall({u"Tag"_s}));
}

void TestMappingMemory::oldestAreForgotten()
{
    const auto header = [](qsizetype i) { return QStringList {u"Tag"_s, QString::number(i)}; };
    for (qsizetype i = 0; i <= MappingMemory::most; ++i)
        m_memory.keep(header(i), schema(), ImportMapping(schema(), header(i)), {});
    QVERIFY(!m_memory.recall(header(0)));
    QVERIFY(m_memory.recall(header(1)));
    QVERIFY(m_memory.recall(header(MappingMemory::most)));
}

QTEST_MAIN(TestMappingMemory)
#include "tst_mappingmemory.moc"
