// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/bulkeditdialog.h"

#include "core/base/translations.h"
#include "support/expect.h"
#include "support/testworkspace.h"
#include "ui/assets/dialogchoice.h"
#include "ui/common/changeedit.h"
#include "ui/common/formfield.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

class TestBulkEditDialog final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Translations::install(QLocale(u"en_US"_s)); }
    void init();
    void cleanup();

    void nothingChangesAtFirst();
    void setsAndClears();
    void typedTextThatIsNoEntryIsNotTaken();
    void newValueMustBeFilledIn();
    void statusIsNotCleared();
    void costIsForWhoMaySeeIt();
    void errorsStandAtTheirField();
    void usersAreRefused();

private:
    void open();
    ChangeEdit *change(const QString &name) const { return m_dialog->findChild<ChangeEdit *>(name); }
    template <typename T>
    T *editor(const QString &name) const;
    void set(const QString &name) { change(name)->setMode(ChangeEdit::Mode::Set); }
    QString preview() const { return m_dialog->findChild<QLabel *>(u"preview"_s)->text(); }
    QPushButton *button() const { return m_dialog->findChild<QPushButton *>(u"saveButton"_s); }
    Asset asset(int index) const { return got((*m_office)->assets.find(m_ids.at(index))); }

    std::unique_ptr<TestWorkspace> m_office;
    QList<qint64> m_ids;
    qint64 m_site = 0;
    QPointer<BulkEditDialog> m_dialog;
};

void TestBulkEditDialog::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_site = m_office->addEntry(CatalogList::Kind::Sites, u"Annex"_s);
    m_ids = {m_office->addAsset({.tag = u"A-1"_s, .siteId = m_site, .notes = u"Old"_s}),
             m_office->addAsset({.tag = u"A-2"_s, .notes = u"Old"_s})};
}

void TestBulkEditDialog::cleanup()
{
    delete m_dialog;
    m_office.reset();
}

void TestBulkEditDialog::open()
{
    m_dialog = new BulkEditDialog(m_office->workspace(), m_ids);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

template <typename T>
T *TestBulkEditDialog::editor(const QString &name) const
{
    return change(name)->findChild<T *>(QString(), Qt::FindDirectChildrenOnly);
}

void TestBulkEditDialog::nothingChangesAtFirst()
{
    open();
    QCOMPARE(m_dialog->windowTitle(), u"Edit 2 assets"_s);
    QCOMPARE(preview(), u"Nothing changes yet."_s);
    QVERIFY(!button()->isEnabled());
    QVERIFY(!editor<DialogChoice>(u"site_id"_s)->isEnabled());
}

void TestBulkEditDialog::setsAndClears()
{
    open();
    set(u"site_id"_s);
    editor<DialogChoice>(u"site_id"_s)->setId(m_site);
    set(u"name"_s);
    QTest::keyClicks(editor<QLineEdit>(u"name"_s), u"Cart"_s);
    change(u"notes"_s)->setMode(ChangeEdit::Mode::Clear);
    QCOMPARE(preview(), u"Changes 2 assets. Sets: Site, Name. Clears: Notes."_s);
    QSignalSpy saved(m_dialog, &EditDialog::saved);
    QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(saved.size(), 1);
    for (const int index : {0, 1}) {
        QCOMPARE(asset(index).siteId, m_site);
        QCOMPARE(asset(index).name, u"Cart"_s);
        QVERIFY(asset(index).notes.isEmpty());
    }
}

void TestBulkEditDialog::typedTextThatIsNoEntryIsNotTaken()
{
    open();
    set(u"site_id"_s);
    editor<DialogChoice>(u"site_id"_s)->setEditText(u"Nowhere"_s);
    QVERIFY(!button()->isEnabled());
    QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(asset(0).siteId, m_site);
}

void TestBulkEditDialog::newValueMustBeFilledIn()
{
    open();
    set(u"name"_s);
    QVERIFY(!button()->isEnabled());
    QTest::keyClicks(editor<QLineEdit>(u"name"_s), u"Cart"_s);
    QVERIFY(button()->isEnabled());
    change(u"name"_s)->setMode(ChangeEdit::Mode::Keep);
    QVERIFY(!button()->isEnabled());
}

void TestBulkEditDialog::statusIsNotCleared()
{
    open();
    const auto *status = change(u"status_id"_s)->findChild<QComboBox *>(u"mode"_s);
    QCOMPARE(status->findData(int(ChangeEdit::Mode::Clear)), -1);
    const auto *site = change(u"site_id"_s)->findChild<QComboBox *>(u"mode"_s);
    QVERIFY(site->findData(int(ChangeEdit::Mode::Clear)) >= 0);
}

void TestBulkEditDialog::costIsForWhoMaySeeIt()
{
    m_office->signInAs(Who::Agent);
    open();
    QVERIFY(!change(u"purchase_cost"_s));
    delete m_dialog;
    m_office->signInAs(Who::Admin);
    open();
    set(u"purchase_cost"_s);
    QTest::keyClicks(editor<QLineEdit>(u"purchase_cost"_s), u"12.50"_s);
    QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(asset(1).purchaseCost, 1250);
}

void TestBulkEditDialog::errorsStandAtTheirField()
{
    open();
    set(u"warranty_months"_s);
    QTest::keyClicks(editor<QLineEdit>(u"warranty_months"_s), u"999"_s);
    QVERIFY(!button()->isEnabled());
    const auto *part = qobject_cast<FormField *>(change(u"warranty_months"_s)->parentWidget());
    QVERIFY(part);
    QCOMPARE(part->state(), FormField::State::Error);
    QTest::keyClick(editor<QLineEdit>(u"warranty_months"_s), Qt::Key_Backspace);
    QCOMPARE(part->state(), FormField::State::None);
    QVERIFY(button()->isEnabled());
}

void TestBulkEditDialog::usersAreRefused()
{
    m_office->signInAs(Who::User);
    open();
    set(u"name"_s);
    editor<QLineEdit>(u"name"_s)->setText(u"Cart"_s);
    QVERIFY(!button()->isEnabled());
    QVERIFY(m_dialog->message().contains(u"right"_s));
}

QTEST_MAIN(TestBulkEditDialog)
#include "tst_bulkeditdialog.moc"
