// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testworkspace.h"
#include "ui/access/notice.h"
#include "ui/catalog/catalogpage.h"
#include "ui/catalog/catalogtablemodel.h"
#include "ui/catalog/entrydialog.h"
#include "ui/catalog/modeldialog.h"
#include "ui/catalog/statusdialog.h"
#include "ui/common/emptystate.h"
#include "ui/common/formfield.h"
#include "ui/common/sidebar.h"
#include "ui/common/tableview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

class TestCatalogPage final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void listsEveryCatalog();
    void addsAnEntry();
    void takenNameStandsBesideTheField();
    void addsAModelWithItsManufacturer();
    void addsAStatusOfAKind();
    void editsWithEnter();
    void deletesWithTheKey();
    void entryInUseIsKept();
    void searches();
    void withoutTheRightItSaysWhy();

private:
    void show(const QString &section) { m_page->findChild<Sidebar *>(u"catalogs"_s)->setCurrent(section); }
    TableView *table() const { return m_page->findChild<TableView *>(u"entries"_s); }
    QAction *action(const QString &name) const { return m_page->findChild<QAction *>(name); }
    QStringList names() const;
    void selectRow(const QString &name);
    template <typename Dialog>
    Dialog *dialog() const
    {
        return m_page->findChild<Dialog *>();
    }
    static void save(QWidget *dialog) { dialog->findChild<QPushButton *>(u"saveButton"_s)->click(); }
    static void name(QWidget *dialog, const QString &text) { dialog->findChild<QLineEdit *>(u"name"_s)->setText(text); }

    std::unique_ptr<TestWorkspace> m_test;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<CatalogPage> m_page;
};

void TestCatalogPage::init()
{
    m_test = std::make_unique<TestWorkspace>();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_page = std::make_unique<CatalogPage>(m_test->workspace(), *m_settings);
    new QAbstractItemModelTester(m_page->findChild<CatalogTableModel *>(),
                                 QAbstractItemModelTester::FailureReportingMode::QtTest, m_page.get());
    m_page->resize(900, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestCatalogPage::cleanup()
{
    m_page.reset();
    m_settings->clear();
    m_settings.reset();
    m_test.reset();
}

QStringList TestCatalogPage::names() const
{
    QStringList names;
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        names.append(table()->model()->index(row, 0).data().toString());
    return names;
}

void TestCatalogPage::selectRow(const QString &name)
{
    table()->selectRow(int(names().indexOf(name)));
}

void TestCatalogPage::listsEveryCatalog()
{
    QCOMPARE(m_page->findChild<Sidebar *>(u"catalogs"_s)->ids().size(), 7);
    QVERIFY(names().isEmpty());
    QVERIFY(table()->emptyState()->isVisible());
    show(u"statuses"_s);
    QCOMPARE(names().size(), 5);
    QCOMPARE(table()->model()->headerData(1, Qt::Horizontal).toString(), u"Kind"_s);
}

void TestCatalogPage::addsAnEntry()
{
    QSignalSpy changed(m_page.get(), &CatalogPage::changed);
    QSignalSpy message(m_page.get(), &CatalogPage::message);
    action(u"addEntry"_s)->trigger();
    name(dialog<EntryDialog>(), u"Main building"_s);
    save(dialog<EntryDialog>());
    QCOMPARE(names(), QStringList {u"Main building"_s});
    QCOMPARE(changed.count(), 1);
    QVERIFY(message.first().first().toString().contains(u"Main building"_s));
    QVERIFY(message.first().last().toLongLong() > 0);
    QVERIFY(action(u"editEntry"_s)->isEnabled()); // the new one is selected
}

void TestCatalogPage::takenNameStandsBesideTheField()
{
    m_test->addEntry(CatalogList::Kind::Sites, u"Library"_s);
    action(u"addEntry"_s)->trigger();
    auto *entry = dialog<EntryDialog>();
    QVERIFY(!entry->findChild<QPushButton *>(u"saveButton"_s)->isEnabled());
    name(entry, u"library"_s);
    save(entry);
    QVERIFY(entry->isVisible());
    auto *field = qobject_cast<FormField *>(entry->findChild<QLineEdit *>(u"name"_s)->parentWidget());
    QCOMPARE(field->state(), FormField::State::Error);
    QCOMPARE(entry->entry().name, u"library"_s);
}

void TestCatalogPage::addsAModelWithItsManufacturer()
{
    m_test->addEntry(CatalogList::Kind::Manufacturers, u"Lenovo"_s);
    show(u"models"_s);
    action(u"addEntry"_s)->trigger();
    auto *model = dialog<ModelDialog>();
    name(model, u"ThinkPad L14"_s);
    auto *manufacturer = model->findChild<QComboBox *>(u"manufacturer_id"_s);
    manufacturer->setCurrentIndex(manufacturer->findText(u"Lenovo"_s));
    save(model);
    QCOMPARE(names(), QStringList {u"ThinkPad L14"_s});
    QCOMPARE(table()->model()->index(0, 1).data().toString(), u"Lenovo"_s);
}

void TestCatalogPage::addsAStatusOfAKind()
{
    show(u"statuses"_s);
    action(u"addEntry"_s)->trigger();
    auto *status = dialog<StatusDialog>();
    name(status, u"On loan to another school"_s);
    status->findChild<QRadioButton *>(u"status-deployed"_s)->click();
    save(status);
    QCOMPARE(m_test->workspace().catalog.statusByName(u"on loan to another school"_s)->kind,
             StatusKind::Value::Deployed);
}

void TestCatalogPage::editsWithEnter()
{
    m_test->addEntry(CatalogList::Kind::Sites, u"Library"_s);
    m_page->reload();
    selectRow(u"Library"_s);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Return);
    QVERIFY(dialog<EntryDialog>());
    name(dialog<EntryDialog>(), u"Old library"_s);
    save(dialog<EntryDialog>());
    QCOMPARE(names(), QStringList {u"Old library"_s});
}

void TestCatalogPage::deletesWithTheKey()
{
    m_test->addEntry(CatalogList::Kind::Sites, u"Library"_s);
    m_page->reload();
    QVERIFY(!action(u"deleteEntry"_s)->isEnabled());
    selectRow(u"Library"_s);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Delete);
    QVERIFY(names().isEmpty());
}

void TestCatalogPage::entryInUseIsKept()
{
    const qint64 site = m_test->addEntry(CatalogList::Kind::Sites, u"Library"_s);
    m_test->addPerson({.firstName = u"Maria"_s, .lastName = u"Alvarez"_s, .siteId = site});
    m_page->reload();
    QSignalSpy failed(m_page.get(), &CatalogPage::failed);
    selectRow(u"Library"_s);
    action(u"deleteEntry"_s)->trigger();
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, Error::Code::Reference);
    QCOMPARE(names(), QStringList {u"Library"_s});
}

void TestCatalogPage::searches()
{
    m_test->addEntry(CatalogList::Kind::Sites, u"Library"_s);
    m_test->addEntry(CatalogList::Kind::Sites, u"Sports (hall)"_s);
    m_page->reload();
    auto *search = m_page->findChild<QLineEdit *>(u"catalogSearch"_s);
    search->setText(u"(HALL"_s);
    QTRY_COMPARE(names(), QStringList {u"Sports (hall)"_s});
    search->setText(u"nothing like it"_s);
    QTRY_VERIFY(names().isEmpty());
    emit table()->emptyState()->actionTriggered();
    QCOMPARE(names().size(), 2);
}

void TestCatalogPage::withoutTheRightItSaysWhy()
{
    m_test->addEntry(CatalogList::Kind::Sites, u"Library"_s);
    m_test->signInAs(Who::User);
    m_page->reload();
    selectRow(u"Library"_s);
    for (const QString &id : {u"addEntry"_s, u"editEntry"_s, u"deleteEntry"_s}) {
        QVERIFY(!action(id)->isEnabled());
        QVERIFY(action(id)->toolTip().contains(u"catalog"_s));
    }
    QVERIFY(m_page->findChild<Notice *>()->text().contains(u"catalog"_s));
}

QTEST_MAIN(TestCatalogPage)
#include "tst_catalogpage.moc"
