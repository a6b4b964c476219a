// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journalpage.h"

#include "core/tables/backgroundreader.h"
#include "support/expect.h"
#include "support/testworkspace.h"
#include "ui/common/actionregistry.h"
#include "ui/common/emptystate.h"
#include "ui/common/tableview.h"
#include "ui/common/timelineview.h"

#include <QAction>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

// The page on its own, with the commands it offers.
class Bench final
{
public:
    explicit Bench(TestWorkspace &office)
        : actions(office->session)
        , settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
        , rows(office.path())
        , counts(office.path())
    {
        for (const QString &id : {u"file.export"_s, u"edit.copy"_s, u"journal.verify"_s, u"operation.changes"_s,
                                  u"operation.undo"_s, u"operation.redo"_s})
            actions.add({id, id, {}, {}});
        for (BackgroundReader *reader : {&rows, &counts})
            reader->setReader(office->session.userId());
        page = std::make_unique<JournalPage>(PageContext {office.workspace(), actions, settings, rows, counts});
        page->resize(1200, 700);
        page->show();
        page->refresh();
    }

    QAbstractItemModel *model() const { return page->table()->model(); }
    QString cell(int row, const QString &column) const
    {
        return model()->index(row, page->table()->columnOf(column)).data().toString();
    }
    QString inspectorTitle() const { return page->findChild<QLabel *>(u"inspectorTitle"_s)->text(); }
    QAbstractItemModel *changes() const { return page->findChild<TimelineView *>()->model(); }

private:
    QTemporaryDir folder;
    ActionRegistry actions;
    QSettings settings;
    BackgroundReader rows;
    BackgroundReader counts;

public:
    std::unique_ptr<JournalPage> page;
};

class TestJournalPage final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_office = std::make_unique<TestWorkspace>(); }

    void newestFirst();
    void inspectorTellsTheChanges();
    void changeLeadsToTheAsset();
    void manyChangesAreCut();
    void ownOperationsOnly();
    void notAllowed();

private:
    void rename(qint64 assetId, const QString &name);

    std::unique_ptr<TestWorkspace> m_office;
};

void TestJournalPage::rename(qint64 assetId, const QString &name)
{
    AssetService &assets = m_office->workspace().assets;
    const Asset original = got(assets.find(assetId));
    Asset edited = original;
    edited.name = name;
    got(assets.update(original, edited));
}

void TestJournalPage::newestFirst()
{
    m_office->addAsset(u"A-1"_s);
    rename(m_office->addAsset(u"A-2"_s), u"Cart"_s);
    const Bench bench(*m_office);
    QTRY_VERIFY(bench.model()->rowCount() > 3);
    QVERIFY(bench.cell(0, u"summary"_s).contains(u"A-2"_s));
    QCOMPARE(bench.cell(0, u"kind"_s), u"Edited an asset"_s);
    QVERIFY(bench.cell(2, u"summary"_s).contains(u"A-1"_s));
}

void TestJournalPage::inspectorTellsTheChanges()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s, {}, u"Old cart"_s);
    rename(asset, u"New cart"_s);
    const Bench bench(*m_office);
    QTRY_VERIFY(bench.model()->rowCount() > 0);
    bench.page->table()->selectRow(0);
    QTRY_VERIFY(bench.inspectorTitle().contains(u"A-1"_s));
    QCOMPARE(bench.changes()->rowCount(), 1);
    bench.page->findChild<TimelineView *>()->selectAll();
    const QString told = bench.page->findChild<TimelineView *>()->selectedText();
    QVERIFY2(told.contains(u"Asset A-1"_s), qPrintable(told));
    QVERIFY2(told.contains(u"Name: Old cart → New cart"_s), qPrintable(told));
}

void TestJournalPage::changeLeadsToTheAsset()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    rename(asset, u"Cart"_s);
    const Bench bench(*m_office);
    QTRY_VERIFY(bench.model()->rowCount() > 0);
    bench.page->table()->selectRow(0);
    QTRY_COMPARE(bench.changes()->rowCount(), 1);
    const QSignalSpy links(bench.page.get(), &Page::linkActivated);
    auto *timeline = bench.page->findChild<TimelineView *>();
    timeline->setCurrentIndex(bench.changes()->index(0, 0));
    QTest::keyClick(timeline, Qt::Key_Return);
    QCOMPARE(links.value(0).value(0).toString(), u"asset:%1"_s.arg(asset));
}

void TestJournalPage::manyChangesAreCut()
{
    QList<qint64> assets;
    for (int i = 0; i < 103; ++i)
        assets.append(m_office->addAsset(u"A-%1"_s.arg(i)));
    got(m_office->workspace().assets.retire(assets, u"Old"_s));
    const Bench bench(*m_office);
    QTRY_VERIFY(bench.model()->rowCount() > 0);
    bench.page->table()->selectRow(0);
    QTRY_COMPARE(bench.changes()->rowCount(), 101);
    QVERIFY(bench.changes()->index(100, 0).data().toString().contains(u'3'));
}

void TestJournalPage::ownOperationsOnly()
{
    const qint64 asset = m_office->addAsset(u"A-1"_s);
    rename(asset, u"Cart"_s);
    m_office->signInAs(Who::Agent);
    rename(asset, u"Trolley"_s);
    const Bench bench(*m_office);
    QTRY_COMPARE(bench.model()->rowCount(), 1);
    QCOMPARE(bench.cell(0, u"actor"_s), got(m_office->workspace().people.find(m_office->id(Who::Agent))).email);
}

void TestJournalPage::notAllowed()
{
    m_office->signInAs(Who::User);
    const Bench bench(*m_office);
    QTRY_VERIFY(bench.page->table()->emptyState()->isVisible());
    QCOMPARE(bench.model()->rowCount(), 0);
}

QTEST_MAIN(TestJournalPage)
#include "tst_journalpage.moc"
