// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importdialog.h"

#include "core/base/translations.h"
#include "core/db/sql.h"
#include "support/expect.h"
#include "support/signedinwindow.h"
#include "ui/common/pickerfield.h"
#include "ui/jobs/jobstrip.h"
#include "ui/people/personpicker.h"
#include "ui/transfer/importcheckstep.h"
#include "ui/transfer/importrowsmodel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;
using Outcome = ImportPlan::Outcome;

class TestImportDialog final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Translations::install(QLocale(u"en_US"_s)); }
    void init();
    void cleanup();

    void fileComesInAsOneOperation();
    void fileIsShownAsItIsRead();
    void encodingCanBeChosen();
    void badHeaderIsTold();
    void rowsCannotBeMatchedWithoutAKey();
    void mappingIsRemembered();
    void everyRowIsShownByItsResult();
    void changesAreShownBeforeAndAfter();
    void cellIsCorrectedInPlace();
    void doublesAreFreeAfterACorrection();
    void missingEntryIsCreated();
    void missingEntryIsAnother();
    void oneRoundOfDecisionsDoes();
    void missingPersonIsCreated();
    void missingPersonIsSomebodyElse();
    void missingPersonWithoutALastNameIsNotCreated();
    void questionsAreAnswered();
    void eachColumnIsAskedAlone();
    void answersAreRemembered();
    void whatTheColumnsShowIsImportedSo();
    void rejectedRowsKeepAllOutUnlessTold();
    void rejectsAreSaved();
    void rejectsOfTheImportAreSaved();
    void fileIsTakenForWhatItIsCalled();
    void nothingToImportIsSaid();
    void stoppedCheckLeadsBack();
    void stoppedImportChangesNothing();
    void rolesInAFileAreConfirmed();
    void peopleWithoutRolesAreNot();
    void nothingIsOfferedWithoutTheRight();
    void rowsAreReadInAnyOrder();

    void droppedFileOpensTheDialog();
    void resultLeadsToTheJournal();
    void resultCanBeUndone();
    void otherFilesAreNotTaken();
    void usersSeeNoImport();
    void signingOutClosesIt();

private:
    void importInWindow(SignedInWindow &window, const QByteArray &content);
    QString write(const QByteArray &content, const QString &name = u"in.csv"_s);
    void open(const QByteArray &content);
    void toCheck(const QByteArray &content);
    void next(); // and waits for what runs
    template <typename T>
    T *find(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }
    QPushButton *button(const QString &name) const { return find<QPushButton>(name); }
    QString text(const QString &filter) const { return button(filter)->text(); }
    ImportRowsModel *rows() const { return m_dialog->findChild<ImportRowsModel *>(); }
    TableView *table() const { return find<TableView>(u"importRows"_s); }
    QString notice() const;
    void select(const QString &combo, const QString &text) const;
    void type(QLineEdit *editor, const QString &text);
    void correct(int row, const QString &column, const QString &text);
    QByteArray savedRejects(qint64 rows);
    qint64 operations() const;

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<JobStrip> m_jobs;
    QPointer<ImportDialog> m_dialog;
};

void TestImportDialog::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_jobs = std::make_unique<JobStrip>(m_office->workspace());
}

void TestImportDialog::cleanup()
{
    delete m_dialog;
    m_jobs.reset();
    m_office.reset();
}

QString TestImportDialog::write(const QByteArray &content, const QString &name)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the file cannot be written");
    return file.fileName();
}

void TestImportDialog::open(const QByteArray &content)
{
    m_dialog = new ImportDialog(m_office->workspace(), *m_settings, *m_jobs);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    QVERIFY(!button(u"importNext"_s)->isEnabled());
    find<QLineEdit>(u"importPath"_s)->setText(write(content));
    QTRY_VERIFY(find<TableView>(u"importPreview"_s)->model()->columnCount() > 0 || !notice().isEmpty());
}

void TestImportDialog::next()
{
    QVERIFY(button(u"importNext"_s)->isEnabled());
    QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(button(u"importCancel"_s)->text(), u"Cancel"_s);
}

void TestImportDialog::toCheck(const QByteArray &content)
{
    open(content);
    next();
    next();
}

QString TestImportDialog::notice() const
{
    QStringList texts;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>(u"noticeText"_s)) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

// As a person does it: only then it counts.
void TestImportDialog::select(const QString &combo, const QString &text) const
{
    auto *box = find<QComboBox>(combo);
    const int index = box->findText(text);
    if (index < 0)
        qFatal("%s is not offered", qUtf8Printable(text));
    box->setCurrentIndex(index);
    emit box->activated(index);
}

void TestImportDialog::correct(int row, const QString &column, const QString &text)
{
    table()->setFocus();
    table()->setCurrentIndex(rows()->index(row, rows()->columnOf(column)));
    QTest::keyClick(table(), Qt::Key_F2);
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    type(editor, text);
}

// Until it is taken.
void TestImportDialog::type(QLineEdit *editor, const QString &text)
{
    editor->setText(text);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(!table()->isEditing());
}

// What the file has, of so many rows.
QByteArray TestImportDialog::savedRejects(qint64 rows)
{
    auto *step = m_dialog->findChild<ImportCheckStep *>();
    QSignalSpy written(step, &ImportCheckStep::rejectsWritten);
    QFile file(m_folder->filePath(u"rejects.csv"_s));
    step->writeRejects(file.fileName());
    if (!written.wait() || written.constFirst().at(1).toLongLong() != rows || !file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

qint64 TestImportDialog::operations() const
{
    return got(Sql::value(m_office->workspace().database.connection(), u"SELECT count(*) FROM operations"_s))
        .toLongLong();
}

void TestImportDialog::fileComesInAsOneOperation()
{
    m_office->addAsset({.tag = u"A-1"_s, .name = u"Old"_s});
    m_office->addAsset({.tag = u"A-2"_s, .name = u"Same"_s});
    const qint64 before = operations();
    toCheck("Asset Tag,Name\nA-1,New\nA-2,Same\nA-3,Third\n");
    QCOMPARE(text(u"allRows"_s), u"All 3"_s);
    QCOMPARE(text(u"newRows"_s), u"New 1"_s);
    QCOMPARE(text(u"changedRows"_s), u"Changed 1"_s);
    QCOMPARE(text(u"unchangedRows"_s), u"Unchanged 1"_s);
    QCOMPARE(text(u"rejectedRows"_s), u"Rejected 0"_s);
    QCOMPARE(operations(), before);
    next();
    QCOMPARE(text(u"importNext"_s), u"&Import 2 rows"_s);
    QVERIFY(find<QRadioButton>(u"importAll"_s)->isChecked());
    QSignalSpy imported(m_dialog, &ImportDialog::imported);
    QTest::mouseClick(button(u"importNext"_s), Qt::LeftButton);
    QVERIFY(imported.wait());
    QCOMPARE(operations(), before + 1);
    QCOMPARE(got((*m_office)->assets.findByTag(u"A-1"_s)).name, u"New"_s);
    QVERIFY((*m_office)->assets.findByTag(u"A-3"_s));
    QCOMPARE(find<QLabel>(u"importResult"_s)->text(), u"in.csv was imported."_s);
    QCOMPARE(text(u"importNext"_s), u"&Close"_s);
    QTest::mouseClick(button(u"importNext"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog);
}

void TestImportDialog::fileIsShownAsItIsRead()
{
    open("Asset Tag;Name\r\nA-1;\"two\r\nlines\"\r\n");
    auto *preview = find<TableView>(u"importPreview"_s);
    QCOMPARE(preview->model()->headerData(1, Qt::Horizontal).toString(), u"Name"_s);
    QCOMPARE(preview->model()->index(0, 1).data().toString(), u"two↵lines"_s);
    QCOMPARE(find<QComboBox>(u"importDelimiter"_s)->currentText(), u"Semicolon (detected)"_s);
    QCOMPARE(find<QComboBox>(u"importTarget"_s)->currentText(), u"Assets"_s);
    select(u"importDelimiter"_s, u"Comma"_s);
    QTRY_COMPARE(preview->model()->columnCount(), 1);
}

void TestImportDialog::encodingCanBeChosen()
{
    open("Asset Tag,Name\nA-1,M\xfcller\n");
    QCOMPARE(find<QComboBox>(u"importEncoding"_s)->currentText(), u"Windows-1252 (detected)"_s);
    QVERIFY2(notice().contains(u"Müller"_s), qUtf8Printable(notice()));
    select(u"importEncoding"_s, u"ISO-8859-1"_s);
    QTRY_VERIFY(button(u"importNext"_s)->isEnabled());
    QCOMPARE(notice(), QString());
    QCOMPARE(find<TableView>(u"importPreview"_s)->model()->index(0, 1).data().toString(), u"Müller"_s);
}

void TestImportDialog::badHeaderIsTold()
{
    open("Tag,Name,tag\nA-1,x,y\n");
    QVERIFY(!notice().isEmpty());
    QVERIFY(!button(u"importNext"_s)->isEnabled());
    find<QLineEdit>(u"importPath"_s)->setText(m_folder->filePath(u"nowhere.csv"_s));
    QCOMPARE(notice(), u"There is no such file."_s);
}

void TestImportDialog::rowsCannotBeMatchedWithoutAKey()
{
    open("Code,Name\nA-1,x\n");
    select(u"importTarget"_s, u"Assets"_s);
    QTRY_VERIFY(button(u"importNext"_s)->isEnabled());
    next();
    QVERIFY(!notice().isEmpty());
    QVERIFY(!button(u"importNext"_s)->isEnabled());
    select(u"field0"_s, u"Asset tag"_s);
    QCOMPARE(notice(), QString());
    QCOMPARE(find<QComboBox>(u"importKey"_s)->currentText(), u"Asset tag"_s);
    select(u"field1"_s, u"Asset tag"_s); // a field is filled by one column
    QCOMPARE(find<QComboBox>(u"field0"_s)->currentText(), u"Ignored"_s);
    next();
    QCOMPARE(rows()->importedRow(0).changes.constFirst().after, u"x"_s);
}

void TestImportDialog::mappingIsRemembered()
{
    open("Code,Bemerkung\nA-1,x\n");
    select(u"importTarget"_s, u"Assets"_s);
    QTRY_VERIFY(button(u"importNext"_s)->isEnabled());
    next();
    select(u"field0"_s, u"Serial"_s);
    select(u"field1"_s, u"Notes"_s);
    select(u"importMode"_s, u"Only create a new record"_s);
    next();
    QCOMPARE(text(u"newRows"_s), u"New 1"_s);
    delete m_dialog;
    open("Code,Bemerkung\nA-2,y\nA-3,z\n");
    QCOMPARE(find<QComboBox>(u"importTarget"_s)->currentText(), u"Assets"_s);
    next();
    QCOMPARE(notice(), u"Mapped as the last file with these columns."_s);
    QCOMPARE(find<QComboBox>(u"field0"_s)->currentText(), u"Serial"_s);
    QCOMPARE(find<QComboBox>(u"field1"_s)->currentText(), u"Notes"_s);
    QCOMPARE(find<QComboBox>(u"importMode"_s)->currentText(), u"Only create a new record"_s);
}

void TestImportDialog::everyRowIsShownByItsResult()
{
    m_office->addAsset({.tag = u"A-1"_s, .name = u"Old"_s});
    toCheck("Asset Tag,Name,Purchase Date\nA-1,New,\nA-2,x,2026-02-31\nA-3,y,2026-02-28\n");
    const QAbstractItemModelTester tester(rows());
    QCOMPARE(rows()->rowCount(), 1); // what has to be done comes first
    QCOMPARE(rows()->index(0, ImportRowsModel::Row).data().toString(), u"2"_s);
    QCOMPARE(rows()->index(0, ImportRowsModel::Line).data().toString(), u"3"_s);
    QCOMPARE(rows()->index(0, ImportRowsModel::Result).data().toString(), u"Rejected"_s);
    auto *details = find<QTreeWidget>(u"importDetails"_s);
    QCOMPARE(details->topLevelItem(0)->text(0), u"Purchase Date"_s);
    QCOMPARE(details->topLevelItem(0)->text(1), u"2026-02-31"_s);
    QVERIFY(!details->topLevelItem(0)->text(2).isEmpty());
    QVERIFY(!details->topLevelItem(0)->text(3).isEmpty());
    QTest::mouseClick(button(u"newRows"_s), Qt::LeftButton);
    QCOMPARE(rows()->rowCount(), 1);
    QVERIFY(rows()->index(0, ImportRowsModel::Effect).data().toString().contains(u"Name: y"_s));
    QTest::mouseClick(button(u"allRows"_s), Qt::LeftButton);
    QCOMPARE(rows()->rowCount(), 3);
    QTest::mouseClick(button(u"unchangedRows"_s), Qt::LeftButton);
    QCOMPARE(rows()->rowCount(), 0);
}

void TestImportDialog::changesAreShownBeforeAndAfter()
{
    m_office->addAsset({.tag = u"A-1"_s, .name = u"Old"_s});
    toCheck("Asset Tag,Name\nA-1,New\n");
    auto *details = find<QTreeWidget>(u"importDetails"_s);
    QCOMPARE(details->topLevelItemCount(), 1);
    QCOMPARE(details->topLevelItem(0)->text(0), u"Name"_s);
    QCOMPARE(details->topLevelItem(0)->text(1), u"Old"_s);
    QCOMPARE(details->topLevelItem(0)->text(2), u"New"_s);
}

void TestImportDialog::cellIsCorrectedInPlace()
{
    toCheck("Asset Tag,Purchase Date\nA-1,2026-02-31\nA-2,2026-01-01\n");
    QCOMPARE(text(u"rejectedRows"_s), u"Rejected 1"_s);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_F2); // the cell that is to blame
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    QCOMPARE(editor->text(), u"2026-02-31"_s);
    type(editor, u"soon"_s);
    QCOMPARE(text(u"rejectedRows"_s), u"Rejected 1"_s);
    QCOMPARE(text(u"importNext"_s), u"&Check again"_s);
    correct(0, u"Purchase Date"_s, u"2026-02-28"_s);
    QCOMPARE(rows()->index(0, ImportRowsModel::Result).data().toString(), u"New"_s); // stays in view
    QCOMPARE(text(u"rejectedRows"_s), u"Rejected 0"_s);
    QVERIFY(!(*m_office)->assets.findByTag(u"A-1"_s));
    next(); // the whole of it again
    QCOMPARE(text(u"newRows"_s), u"New 2"_s);
    next();
    QSignalSpy imported(m_dialog, &ImportDialog::imported);
    next();
    QTRY_COMPARE(imported.size(), 1);
    QCOMPARE(got((*m_office)->assets.findByTag(u"A-1"_s)).purchaseDate, QDate(2026, 2, 28));
}

void TestImportDialog::doublesAreFreeAfterACorrection()
{
    toCheck("Asset Tag,Name\nA-1,x\nA-1,y\n");
    QCOMPARE(text(u"rejectedRows"_s), u"Rejected 2"_s);
    correct(1, u"Asset Tag"_s, u"A-2"_s);
    QCOMPARE(text(u"rejectedRows"_s), u"Rejected 1"_s);
    next();
    QCOMPARE(text(u"newRows"_s), u"New 2"_s);
}

void TestImportDialog::missingEntryIsCreated()
{
    toCheck("Asset Tag,Location\nA-1,Annex\nA-2,Annex\nA-3,Attic\n");
    QCOMPARE(text(u"missingNames"_s), u"Names not found: 2 to decide"_s);
    auto *list = find<QTreeWidget>(u"missingEntries"_s);
    QVERIFY(list->isVisible()); // what has to be decided comes first
    QCOMPARE(list->topLevelItem(0)->text(1), u"Annex"_s);
    QCOMPARE(list->topLevelItem(0)->text(2), u"2"_s);
    QTest::mouseClick(button(u"createMissing"_s), Qt::LeftButton);
    QCOMPARE(list->topLevelItem(0)->text(3), u"Is created"_s);
    next();
    QCOMPARE(text(u"newRows"_s), u"New 2"_s);
    QTest::mouseClick(button(u"missingNames"_s), Qt::LeftButton);
    QTest::mouseClick(button(u"createAllMissing"_s), Qt::LeftButton);
    next();
    QCOMPARE(text(u"newRows"_s), u"New 3"_s);
    next();
    QSignalSpy imported(m_dialog, &ImportDialog::imported);
    next();
    QTRY_COMPARE(imported.size(), 1);
    QStringList sites;
    for (const auto &site : got((*m_office)->catalog.entries(CatalogList::Kind::Sites)))
        sites.append(site.name);
    QVERIFY(sites.contains(u"Annex"_s) && sites.contains(u"Attic"_s));
}

void TestImportDialog::missingEntryIsAnother()
{
    m_office->addEntry(CatalogList::Kind::Sites, u"Main building"_s);
    m_office->addEntry(CatalogList::Kind::Sites, u"Annex"_s);
    toCheck("Asset Tag,Location\nA-1,Main bilding\n");
    auto *existing = find<QComboBox>(u"existingEntries"_s);
    QCOMPARE(existing->itemText(0), u"Main building"_s); // the nearest first, then all
    QVERIFY(existing->findText(u"Annex"_s) > 0);
    QTest::mouseClick(button(u"useExisting"_s), Qt::LeftButton);
    next();
    QCOMPARE(text(u"newRows"_s), u"New 1"_s);
    QVERIFY(rows()->index(0, ImportRowsModel::Effect).data().toString().contains(u"Site: Main building"_s));
    QTest::mouseClick(button(u"missingNames"_s), Qt::LeftButton);
    QTest::mouseClick(button(u"leaveMissing"_s), Qt::LeftButton);
    next();
    QCOMPARE(text(u"rejectedRows"_s), u"Rejected 1"_s);
}

void TestImportDialog::oneRoundOfDecisionsDoes()
{
    toCheck("Asset Tag,Model,Manufacturer,Category,Location,Checked Out To: Email,Checked Out To: First Name,Checked "
            "Out To: Last Name\nA-1,XPS,Dell,Laptop,Annex,zoe@example.org,Zoë,Ek\nA-2,XPS,Dell,Laptop,,,,\n");
    QCOMPARE(text(u"missingNames"_s), u"Names not found: 5 to decide"_s);
    QTest::mouseClick(button(u"createAllMissing"_s), Qt::LeftButton);
    next();
    QCOMPARE(text(u"newRows"_s), u"New 2"_s);
    QCOMPARE(text(u"missingNames"_s), u"Names not found: decided"_s);
}

void TestImportDialog::missingPersonIsCreated()
{
    toCheck("Asset Tag,Checked Out To: Email,Checked Out To: First Name,Checked Out To: Last Name\n"
            "A-1,zoe@example.org,Zoë,Ek\n");
    auto *list = find<QTreeWidget>(u"missingEntries"_s);
    QCOMPARE(list->topLevelItem(0)->text(0), u"Person"_s);
    QCOMPARE(list->topLevelItem(0)->text(1), u"zoe@example.org (Zoë Ek)"_s);
    QTest::mouseClick(button(u"createMissing"_s), Qt::LeftButton);
    QCOMPARE(list->topLevelItem(0)->text(3), u"Is created, without a role and a password"_s);
    next();
    QCOMPARE(text(u"newRows"_s), u"New 1"_s);
    QVERIFY(!(*m_office)->people.findByEmail(u"zoe@example.org"_s));
    next();
    QSignalSpy imported(m_dialog, &ImportDialog::imported);
    next();
    QTRY_COMPARE(imported.size(), 1);
    const Person zoe = got((*m_office)->people.findByEmail(u"zoe@example.org"_s));
    QCOMPARE(got((*m_office)->custody.currentAssets(zoe.id)).size(), 1);
}

void TestImportDialog::missingPersonIsSomebodyElse()
{
    const qint64 zoe = m_office->addPerson(u"Zoë"_s, u"Eck"_s, u"zoe@example.org"_s);
    const qint64 bo = m_office->addPerson(u"Bo"_s, u"Li"_s, u"bo@example.org"_s);
    const qint64 ek = m_office->addPerson(u"Zoë"_s, u"Eckl"_s, u"eckl@example.org"_s);
    toCheck("Asset Tag,Checked Out To\nA-1,Zoë Ek\nA-2,B. Lee\n");
    auto *list = find<QTreeWidget>(u"missingEntries"_s);
    auto *person = find<PickerField>(u"existingPerson"_s);
    QVERIFY(person->isVisible() && !find<QComboBox>(u"existingEntries"_s)->isVisible());
    QCOMPARE(list->topLevelItem(0)->text(1), u"B. Lee"_s);
    QVERIFY(!button(u"useExisting"_s)->isEnabled()); // nobody is like that
    person->lineEdit()->setFocus();
    QTest::keyClicks(person->lineEdit(), u"bo@example.org"_s);
    QTest::keyClick(person->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(person->id().value_or(0), bo);
    QTest::mouseClick(button(u"useExisting"_s), Qt::LeftButton);
    QCOMPARE(list->topLevelItem(0)->text(3), u"Is the same as “Bo Li”"_s);
    list->setCurrentItem(list->topLevelItem(1));
    QCOMPARE(person->id().value_or(0), zoe); // the nearest
    person->clear();
    person->lineEdit()->setFocus();
    for (int i = 0; i < 2; ++i) // opens the list, which begins with those who are near; the second of them
        QTest::keyClick(person->lineEdit(), Qt::Key_Down);
    QTest::keyClick(person->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(person->id().value_or(0), ek);
    person->setItems(PersonPicker::items(m_office->workspace(), {zoe}));
    QTest::mouseClick(button(u"useExisting"_s), Qt::LeftButton);
    next();
    QCOMPARE(text(u"newRows"_s), u"New 2"_s);
    QVERIFY(rows()->index(1, ImportRowsModel::Effect).data().toString().contains(u"Bo Li"_s));
}

void TestImportDialog::missingPersonWithoutALastNameIsNotCreated()
{
    toCheck("Asset Tag,Checked Out To\nA-1,Cher\n");
    auto *list = find<QTreeWidget>(u"missingEntries"_s);
    QVERIFY(list->topLevelItem(0)->text(3).contains(u"A person needs a last name."_s));
    QVERIFY(!button(u"createMissing"_s)->isEnabled());
    QVERIFY(!button(u"createAllMissing"_s)->isEnabled());
    QCOMPARE(button(u"createMissing"_s)->toolTip(), u"A person needs a last name."_s);
}

void TestImportDialog::questionsAreAnswered()
{
    toCheck("Asset Tag,Purchase Date\nA-1,03/04/25\n");
    QCOMPARE(text(u"rejectedRows"_s), u"Rejected 1"_s);
    QCOMPARE(QApplication::focusWidget(), find<QComboBox>(u"dateOrder-purchase_date"_s));
    select(u"dateOrder-purchase_date"_s, u"day: 03/04/25 is 3 April"_s);
    QTRY_VERIFY(m_dialog->findChild<ImportCheckStep *>()->hasFindings());
    select(u"importCentury"_s, u"2000 to 2099"_s);
    QTRY_COMPARE(text(u"newRows"_s), u"New 1"_s);
    QVERIFY(rows()->index(0, ImportRowsModel::Effect).data().toString().contains(u"2025-04-03"_s));
    QTRY_COMPARE(m_dialog->findChildren<QComboBox *>(u"importCentury"_s).size(), 1);
    select(u"dateOrder-purchase_date"_s, u"month: 03/04/25 is 4 March"_s); // on second thoughts
    QTRY_VERIFY(m_dialog->findChild<ImportCheckStep *>()->hasFindings());
    QVERIFY(rows()->index(0, ImportRowsModel::Effect).data().toString().contains(u"2025-03-04"_s));
}

void TestImportDialog::eachColumnIsAskedAlone()
{
    m_office->addPerson(u"Zoë"_s, u"Ek"_s);
    toCheck("Asset Tag,Purchase Date,Checked Out To,Checkout Date\nA-1,03/04/2025,Zoë Ek,05/06/2025\n");
    QVERIFY(!find<QComboBox>(u"importCentury"_s));
    select(u"dateOrder-purchase_date"_s, u"day: 03/04/2025 is 3 April"_s);
    QTRY_VERIFY(m_dialog->findChild<ImportCheckStep *>()->hasFindings());
    QCOMPARE(text(u"rejectedRows"_s), u"Rejected 1"_s);
    QTRY_COMPARE(QApplication::focusWidget(), find<QComboBox>(u"dateOrder-checked_out_at"_s));
    select(u"dateOrder-checked_out_at"_s, u"month: 05/06/2025 is 6 May"_s);
    QTRY_COMPARE(text(u"newRows"_s), u"New 1"_s);
    const QString effect = rows()->index(0, ImportRowsModel::Effect).data().toString();
    QVERIFY(effect.contains(u"2025-04-03"_s) && effect.contains(u"05/06/2025"_s));
}

void TestImportDialog::answersAreRemembered()
{
    toCheck("Asset Tag,Purchase Date\nA-1,03/04/2025\n");
    select(u"dateOrder-purchase_date"_s, u"day: 03/04/2025 is 3 April"_s);
    QTRY_COMPARE(text(u"newRows"_s), u"New 1"_s);
    next();
    QSignalSpy imported(m_dialog, &ImportDialog::imported);
    next();
    QTRY_COMPARE(imported.size(), 1);
    delete m_dialog;
    toCheck("Asset Tag,Purchase Date\nA-2,05/06/2025\n");
    QCOMPARE(text(u"newRows"_s), u"New 1"_s);
    QCOMPARE(find<QComboBox>(u"dateOrder-purchase_date"_s)->currentText(), u"day: 05/06/2025 is 5 June"_s);
}

// The order of its dates is known from another row.
void TestImportDialog::whatTheColumnsShowIsImportedSo()
{
    toCheck("Asset Tag,Purchase Date\nA-1,03/04/2025\nA-2,31/12/2025\n");
    QCOMPARE(find<QLabel>(u"importReading"_s)->text(),
             u"Dates in column “Purchase Date” begin with the day, as “31/12/2025” shows."_s);
    QCOMPARE(text(u"newRows"_s), u"New 2"_s);
    next();
    QSignalSpy imported(m_dialog, &ImportDialog::imported);
    next();
    QTRY_COMPARE(imported.size(), 1);
    QCOMPARE(got((*m_office)->assets.findByTag(u"A-1"_s)).purchaseDate, QDate(2025, 4, 3));
}

void TestImportDialog::rejectedRowsKeepAllOutUnlessTold()
{
    toCheck("Asset Tag,Purchase Date\nA-1,never\nA-2,2026-01-01\n");
    next();
    QVERIFY(!find<QRadioButton>(u"importAll"_s)->isEnabled());
    QVERIFY(!button(u"importNext"_s)->isEnabled());
    find<QRadioButton>(u"importGood"_s)->click();
    QSignalSpy imported(m_dialog, &ImportDialog::imported);
    next();
    QTRY_COMPARE(imported.size(), 1);
    QVERIFY((*m_office)->assets.findByTag(u"A-2"_s));
    QVERIFY(!(*m_office)->assets.findByTag(u"A-1"_s));
}

void TestImportDialog::rejectsAreSaved()
{
    toCheck("Asset Tag,Purchase Date\nA-1,never\nA-2,2026-01-01\n");
    QVERIFY(button(u"saveRejects"_s)->isVisible());
    QVERIFY(savedRejects(1).contains("A-1,never,1,Purchase Date,"));
    QVERIFY(notice().startsWith(u"Wrote 1 row to"_s));
}

// Of two rows with one serial the second is refused when it is written, not before.
void TestImportDialog::rejectsOfTheImportAreSaved()
{
    toCheck("Asset Tag,Serial,Purchase Date\nA-1,S1,\nA-2,S1,\nA-3,S3,never\n");
    next();
    find<QRadioButton>(u"importGood"_s)->click();
    QSignalSpy imported(m_dialog, &ImportDialog::imported);
    next();
    QTRY_COMPARE(imported.size(), 1);
    const QByteArray text = savedRejects(2);
    QVERIFY(text.contains("A-2,S1,,2,Serial,") && text.contains("A-3,S3,never,3,Purchase Date,"));
}

void TestImportDialog::fileIsTakenForWhatItIsCalled()
{
    open("id;name\n7;London\n");
    find<QLineEdit>(u"importPath"_s)->setText(write("id;name\n7;London\n", u"warehouses.csv"_s));
    QTRY_COMPARE(find<QComboBox>(u"importTarget"_s)->currentText(), u"Sites"_s);
}

void TestImportDialog::nothingToImportIsSaid()
{
    m_office->addAsset({.tag = u"A-1"_s, .name = u"Same"_s});
    toCheck("Asset Tag,Name\nA-1,Same\n");
    QVERIFY(!button(u"importNext"_s)->isEnabled());
    QVERIFY(!notice().isEmpty());
}

void TestImportDialog::stoppedCheckLeadsBack()
{
    QByteArray many = "Asset Tag,Name\n";
    for (int i = 0; i < 3000; ++i)
        many += "T-" + QByteArray::number(i) + ",x\n";
    open(many);
    next();
    QTest::mouseClick(button(u"importNext"_s), Qt::LeftButton);
    QCOMPARE(button(u"importCancel"_s)->text(), u"Stop"_s);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(find<QComboBox>(u"importKey"_s)->isVisible());
    QVERIFY(button(u"importNext"_s)->isEnabled());
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void TestImportDialog::stoppedImportChangesNothing()
{
    QByteArray many = "Asset Tag,Name\n";
    for (int i = 0; i < 3000; ++i)
        many += "T-" + QByteArray::number(i) + ",x\n";
    toCheck(many);
    next();
    const qint64 before = operations();
    QTest::mouseClick(button(u"importNext"_s), Qt::LeftButton);
    QTest::mouseClick(button(u"importCancel"_s), Qt::LeftButton);
    QTRY_COMPARE(notice(), u"Stopped. Nothing was changed."_s);
    QCOMPARE(operations(), before);
    QVERIFY(!(*m_office)->assets.findByTag(u"T-0"_s));
    QCOMPARE(text(u"importNext"_s), u"&Import 3,000 rows"_s);
}

void TestImportDialog::rolesInAFileAreConfirmed()
{
    got((*m_office)->signIn.setPassword(m_office->id(Who::Admin), u"correct horse battery"_s));
    toCheck("First Name,Last Name,Email,Role\nZoÃ«,Ek,zoe@example.org,Agent\n");
    next();
    const qint64 before = operations();
    (*m_office)->session.forgetConfirmation();
    QTest::mouseClick(button(u"importNext"_s), Qt::LeftButton);
    auto *asking = find<QDialog>(u"confirmDialog"_s);
    QVERIFY(asking && asking->isVisible());
    QCOMPARE(asking->windowTitle(), u"Import in.csv"_s);
    asking->reject();
    QTRY_VERIFY(!find<QDialog>(u"confirmDialog"_s));
    QVERIFY(!m_jobs->isRunning());
    QCOMPARE(operations(), before);
    QCOMPARE(notice(), QString());
    QSignalSpy imported(m_dialog, &ImportDialog::imported);
    QTest::mouseClick(button(u"importNext"_s), Qt::LeftButton);
    asking = find<QDialog>(u"confirmDialog"_s);
    asking->findChild<QLineEdit *>(u"ownPassword"_s)->setText(u"correct horse battery"_s);
    QTest::mouseClick(asking->findChild<QPushButton *>(u"saveButton"_s), Qt::LeftButton);
    QVERIFY(imported.wait());
    const Person zoe = got((*m_office)->people.findByEmail(u"zoe@example.org"_s));
    QCOMPARE(got((*m_office)->roles.currentRoles(zoe.id)).constFirst().name, u"Agent"_s);
}

void TestImportDialog::peopleWithoutRolesAreNot()
{
    toCheck("First Name,Last Name,Email\nZoÃ«,Ek,zoe@example.org\n");
    next();
    (*m_office)->session.forgetConfirmation();
    QSignalSpy imported(m_dialog, &ImportDialog::imported);
    QTest::mouseClick(button(u"importNext"_s), Qt::LeftButton);
    QVERIFY(!find<QDialog>(u"confirmDialog"_s));
    QVERIFY(imported.wait());
}

void TestImportDialog::nothingIsOfferedWithoutTheRight()
{
    m_office->signInAs(Who::User);
    open("Asset Tag\nA-1\n");
    QCOMPARE(find<QComboBox>(u"importTarget"_s)->count(), 0);
    QVERIFY(!button(u"importNext"_s)->isEnabled());
}

void TestImportDialog::rowsAreReadInAnyOrder()
{
    QByteArray many = "Asset Tag,Name\n";
    for (int i = 0; i < 3000; ++i)
        many += "T-" + QByteArray::number(i) + ",x\n";
    toCheck(many);
    QCOMPARE(rows()->rowCount(), 3000);
    QCOMPARE(rows()->index(2999, rows()->columnOf(u"Asset Tag"_s)).data().toString(), u"T-2999"_s);
    QCOMPARE(rows()->index(0, rows()->columnOf(u"Asset Tag"_s)).data().toString(), u"T-0"_s);
}

void TestImportDialog::droppedFileOpensTheDialog()
{
    SignedInWindow window(*m_office, Who::Admin);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write("Asset Tag,Name\nA-1,x\n"))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window.window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window.window(), &drop);
    m_dialog = window->findChild<ImportDialog *>();
    QVERIFY(m_dialog);
    QTRY_VERIFY(button(u"importNext"_s)->isEnabled());
    next();
    next();
    next();
    next();
    QTRY_VERIFY((*m_office)->assets.findByTag(u"A-1"_s));
    QTRY_COMPARE(window.rows()->rowCount(), 1); // the table shows it at once
}

// From the menu to the result.
void TestImportDialog::importInWindow(SignedInWindow &window, const QByteArray &content)
{
    window->findChild<QAction *>(u"file.import"_s)->trigger();
    m_dialog = window->findChild<ImportDialog *>();
    m_dialog->setPath(write(content));
    QTRY_VERIFY(button(u"importNext"_s)->isEnabled());
    QSignalSpy imported(m_dialog, &ImportDialog::imported);
    for (int step = 0; step < 4; ++step)
        next();
    QTRY_COMPARE(imported.size(), 1);
}

void TestImportDialog::resultCanBeUndone()
{
    SignedInWindow window(*m_office, Who::Admin);
    importInWindow(window, "Asset Tag,Name\nI-1,x\nI-2,y\n");
    QVERIFY((*m_office)->assets.findByTag(u"I-2"_s));
    QVERIFY(button(u"undoImport"_s)->isVisible());
    QTest::mouseClick(button(u"undoImport"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog);
    QTRY_VERIFY(!(*m_office)->assets.findByTag(u"I-2"_s));
    QTRY_VERIFY(window.seen<QPushButton>(u"toastAction"_s));
}

void TestImportDialog::resultLeadsToTheJournal()
{
    SignedInWindow window(*m_office, Who::Admin);
    importInWindow(window, "Asset Tag,Name\nA-1,x\n");
    auto *facts = find<QWidget>(u"importResultFacts"_s);
    QAbstractButton *link = nullptr;
    for (QAbstractButton *candidate : facts->findChildren<QAbstractButton *>()) {
        if (candidate->isVisible())
            link = candidate;
    }
    QVERIFY(link);
    link->click();
    QTRY_VERIFY(!m_dialog);
    auto *journal = window->findChild<TableView *>(u"operationsTable"_s);
    QTRY_VERIFY(journal->isVisible());
}

void TestImportDialog::otherFilesAreNotTaken()
{
    SignedInWindow window(*m_office, Who::Admin);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write("x", u"picture.png"_s))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window.window(), &enter);
    QVERIFY(!enter.isAccepted());
}

void TestImportDialog::usersSeeNoImport()
{
    MainWindow window(m_office->workspace(), *m_settings, false);
    QAction *action = window.findChild<QAction *>(u"file.import"_s);
    m_office->signInAs(Who::Admin);
    QTRY_VERIFY(action->isEnabled());
    m_office->signInAs(Who::User);
    QTRY_VERIFY(!action->isEnabled());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write("Asset Tag\nA-1\n"))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(!enter.isAccepted());
}

void TestImportDialog::signingOutClosesIt()
{
    SignedInWindow window(*m_office, Who::Admin);
    window->findChild<QAction *>(u"file.import"_s)->trigger();
    m_dialog = window->findChild<ImportDialog *>();
    m_dialog->setPath(write("Asset Tag,Name\nA-1,x\n"));
    QTRY_VERIFY(button(u"importNext"_s)->isEnabled());
    next();
    window->findChild<QAction *>(u"file.sign-out"_s)->trigger();
    QTRY_VERIFY(!m_dialog);
}

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
