// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translations.h"
#include "support/expect.h"
#include "support/screenshots.h"
#include "support/signedinwindow.h"
#include "ui/assets/assetdialog.h"
#include "ui/backups/backupplancard.h"
#include "ui/catalog/entrydialog.h"
#include "ui/catalog/modeldialog.h"
#include "ui/catalog/statusdialog.h"
#include "ui/common/momenttext.h"
#include "ui/common/toast.h"
#include "ui/people/persondialog.h"
#include "ui/roles/permissionmatrix.h"
#include "ui/roles/roledialog.h"
#include "ui/settings/settingspage.h"

#include <QAction>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Who = TestWorkspace::Who;

// A dialog here, and a second window of somebody else on the same file.
class TestConflicts final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Translations::install(QLocale(u"en_US"_s)); }
    void init();
    void cleanup();

    void differentFieldsMerge();
    void sameFieldAsks_data();
    void sameFieldAsks();
    void nothingIsChosenBeforehand();
    void cancelKeepsWhatWasTyped();
    void allAtOnce();
    void changedAgainWhileAsked();
    void sameValueIsNoConflict();
    void costIsToldToNobodyWithoutTheRight();
    void whoAndWhenIsTold();
    void newestChangeOfTheFieldCounts();
    void othersAreNotNamedToWhoMayNotSeeThem();
    void onesOwnOtherWindow();
    void whatIsKeptIsToldInTheWindow();
    void whatIsKeptIsToldInTheCatalog();
    void person();
    void catalogEntry();
    void model();
    void status();
    void roleTexts();
    void rightsOfARoleMerge();
    void sameRightAsks();
    void deletedMeanwhile();
    void settings();
    void idleLock();
    void rolePolicy();
    void rolePolicyChosenByBoth();
    void backupPlanMerges();
    void backupPlanAsks();

private:
    Workspace &mine() { return m_office->workspace(); }
    Workspace &theirs() { return *m_other; }
    Asset asset() { return got(mine().assets.find(m_asset)); }
    void theyEdit(const std::function<void(Asset &)> &change);
    void open(EditDialog *dialog);
    void theyEditSite(const std::function<void(CatalogEntry &)> &change);
    void openAsset();
    void openSite();
    RoleWithGrants openRole(); // of the agents, as it was read
    void save() { button(m_dialog.get(), u"saveButton"_s)->click(); }
    void type(const QString &field, const QString &text) { m_dialog->findChild<QLineEdit *>(field)->setText(text); }
    QDialog *question(const QWidget *parent = nullptr) const;
    QString changedBy(const QString &name) const; // of a value of theirs
    void choose(const QString &name) { m_question->findChild<QRadioButton *>(name)->click(); }
    static QPushButton *button(const QWidget *parent, const QString &name)
    {
        return parent->findChild<QPushButton *>(name);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<Workspace> m_other;
    std::unique_ptr<EditDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_saved;
    QDialog *m_question = nullptr;
    qint64 m_asset = 0;
    qint64 m_annex = 0;
    qint64 m_main = 0;
};

void TestConflicts::init()
{
    m_office = std::make_unique<TestWorkspace>();
    m_annex = m_office->addEntry(CatalogList::Kind::Sites, u"Annex"_s);
    m_main = m_office->addEntry(CatalogList::Kind::Sites, u"Main building"_s);
    m_asset = m_office->addAsset(
        {.tag = u"LT-0042"_s, .serial = u"PF3XK"_s, .name = u"Cart"_s, .siteId = m_annex, .purchaseCost = 100});
    m_other = got(Workspace::open(m_office->path(), m_office->clock()));
    got(m_other->session.open(m_office->id(Who::Admin)));
}

void TestConflicts::cleanup()
{
    m_saved.reset();
    m_dialog.reset();
    m_other.reset();
    m_office.reset();
}

void TestConflicts::theyEdit(const std::function<void(Asset &)> &change)
{
    const Asset original = got(theirs().assets.find(m_asset));
    Asset edited = original;
    change(edited);
    got(theirs().assets.update(original, edited));
}

void TestConflicts::open(EditDialog *dialog)
{
    m_dialog.reset(dialog);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_saved = std::make_unique<QSignalSpy>(dialog, &EditDialog::saved);
    m_dialog->open();
}

void TestConflicts::openAsset()
{
    auto *dialog = new AssetDialog(mine());
    dialog->setAsset(asset());
    open(dialog);
}

void TestConflicts::theyEditSite(const std::function<void(CatalogEntry &)> &change)
{
    const CatalogEntry original = got(theirs().catalog.entry(CatalogList::Kind::Sites, m_annex));
    CatalogEntry edited = original;
    change(edited);
    got(theirs().catalog.update(CatalogList::Kind::Sites, original, edited));
}

void TestConflicts::openSite()
{
    auto *dialog = new EntryDialog(mine(), CatalogList::Kind::Sites);
    dialog->setEntry(got(mine().catalog.entry(CatalogList::Kind::Sites, m_annex)));
    open(dialog);
}

RoleWithGrants TestConflicts::openRole()
{
    const Role role = got(mine().roles.findByName(u"Agent"_s));
    auto *dialog = new RoleDialog(mine());
    dialog->setRole(role);
    open(dialog);
    return {role, got(mine().roles.grants(role.id))};
}

// The one that is open; nullptr where nothing is asked.
QDialog *TestConflicts::question(const QWidget *parent) const
{
    for (auto *dialog : (parent ? parent : m_dialog.get())->findChildren<QDialog *>(u"conflictDialog"_s)) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void TestConflicts::differentFieldsMerge()
{
    openAsset();
    type(u"name"_s, u"Trolley"_s);
    theyEdit([this](Asset &edited) {
        edited.siteId = m_main;
        edited.serial = u"PF9"_s;
    });
    save();
    QCOMPARE(m_saved->count(), 1);
    QVERIFY(!question());
    QCOMPARE(asset().name, u"Trolley"_s);
    QCOMPARE(asset().serial, u"PF9"_s);
    QCOMPARE(asset().siteId, std::optional(m_main));
    QVERIFY2(m_dialog->notice().contains(u"Site: Annex → Main building"_s), qPrintable(m_dialog->notice()));
    QVERIFY(m_dialog->notice().contains(u"PF3XK → PF9"_s));
}

void TestConflicts::sameFieldAsks_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QString>("name");
    QTest::newRow("mine") << u"mine-name"_s << u"Trolley"_s;
    QTest::newRow("theirs") << u"theirs-name"_s << u"Shelf"_s;
}

void TestConflicts::sameFieldAsks()
{
    QFETCH(const QString, choice);
    QFETCH(const QString, name);
    openAsset();
    type(u"name"_s, u"Trolley"_s);
    type(u"serial"_s, u"PF7"_s);
    theyEdit([](Asset &edited) {
        edited.name = u"Shelf"_s;
        edited.notes = u"Third floor"_s;
    });
    save();
    QCOMPARE(m_saved->count(), 0);
    QCOMPARE(asset().name, u"Shelf"_s);
    m_question = question();
    QVERIFY(m_question);
    QStringList shown;
    for (const QLabel *label : m_question->findChildren<QLabel *>())
        shown.append(label->text());
    for (const QString &value : {u"Name"_s, u"Trolley"_s, u"Shelf"_s, u"Cart"_s})
        QVERIFY2(shown.contains(value), qPrintable(value));
    this->choose(choice);
    button(m_question, u"saveResolved"_s)->click();
    QCOMPARE(m_saved->count(), 1);
    QCOMPARE(asset().name, name);
    QCOMPARE(asset().serial, u"PF7"_s);
    QCOMPARE(asset().notes, u"Third floor"_s);
}

void TestConflicts::nothingIsChosenBeforehand()
{
    openAsset();
    type(u"name"_s, u"Trolley"_s);
    theyEdit([](Asset &edited) { edited.name = u"Shelf"_s; });
    save();
    m_question = question();
    for (const auto *choice : m_question->findChildren<QRadioButton *>())
        QVERIFY(!choice->isChecked());
    QVERIFY(!button(m_question, u"saveResolved"_s)->isEnabled());
}

void TestConflicts::cancelKeepsWhatWasTyped()
{
    openAsset();
    type(u"name"_s, u"Trolley"_s);
    theyEdit([](Asset &edited) { edited.name = u"Shelf"_s; });
    save();
    question()->reject();
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_dialog->findChild<QLineEdit *>(u"name"_s)->text(), u"Trolley"_s);
    QVERIFY(!m_dialog->message().isEmpty());
    QCOMPARE(asset().name, u"Shelf"_s);
    save(); // asks again
    QVERIFY(question());
}

void TestConflicts::allAtOnce()
{
    openAsset();
    type(u"name"_s, u"Trolley"_s);
    type(u"serial"_s, u"PF7"_s);
    m_dialog->findChild<QPlainTextEdit *>(u"notes"_s)->setPlainText(u"Mine"_s);
    theyEdit([](Asset &edited) {
        edited.name = u"Shelf"_s;
        edited.serial = u"PF8"_s;
    });
    save();
    m_question = question();
    button(m_question, u"allTheirs"_s)->click();
    choose(u"mine-serial"_s);
    Screenshots("CUSTODIAN_CONFLICT_DIR", m_folder.path()).take(*m_dialog, u"conflict"_s);
    button(m_question, u"saveResolved"_s)->click();
    QCOMPARE(m_saved->count(), 1);
    QCOMPARE(asset().name, u"Shelf"_s);
    QCOMPARE(asset().serial, u"PF7"_s);
    QCOMPARE(asset().notes, u"Mine"_s);
}

void TestConflicts::changedAgainWhileAsked()
{
    openAsset();
    type(u"name"_s, u"Trolley"_s);
    theyEdit([](Asset &edited) { edited.name = u"Shelf"_s; });
    save();
    m_question = question();
    theyEdit([](Asset &edited) { edited.name = u"Rack"_s; });
    choose(u"mine-name"_s);
    button(m_question, u"saveResolved"_s)->click();
    QCOMPARE(m_saved->count(), 0);
    QCOMPARE(asset().name, u"Rack"_s);
    m_question = question();
    QVERIFY(m_question);
    choose(u"mine-name"_s);
    button(m_question, u"saveResolved"_s)->click();
    QCOMPARE(m_saved->count(), 1);
    QCOMPARE(asset().name, u"Trolley"_s);
}

void TestConflicts::sameValueIsNoConflict()
{
    openAsset();
    type(u"name"_s, u"Shelf"_s);
    theyEdit([](Asset &edited) { edited.name = u"Shelf"_s; });
    save();
    QCOMPARE(m_saved->count(), 1);
    QVERIFY(m_dialog->notice().isEmpty());
}

void TestConflicts::costIsToldToNobodyWithoutTheRight()
{
    m_office->signInAs(Who::Agent);
    openAsset();
    type(u"name"_s, u"Trolley"_s);
    theyEdit([](Asset &edited) { edited.purchaseCost = 4711; });
    save();
    QCOMPARE(m_saved->count(), 1);
    QVERIFY(m_dialog->notice().isEmpty());
    QCOMPARE(asset().purchaseCost, std::optional<qint64>(4711));
}

QString TestConflicts::changedBy(const QString &name) const
{
    return question()->findChild<QRadioButton *>(u"theirs-"_s + name)->accessibleDescription();
}

void TestConflicts::whoAndWhenIsTold()
{
    got(theirs().session.open(m_office->id(Who::Agent)));
    openAsset();
    type(u"name"_s, u"Trolley"_s);
    type(u"serial"_s, u"PF7"_s);
    m_office->clock().advance(1h);
    theyEdit([](Asset &edited) {
        edited.name = u"Shelf"_s;
        edited.serial = u"PF8"_s;
    });
    const QString told = u"agent@example.org, "_s
        + MomentText::moment(m_office->clock().now()).replace(u' ', QChar::Nbsp);
    m_office->clock().advance(24h);
    save();
    QVERIFY(question());
    QCOMPARE(changedBy(u"name"_s), told);
    QCOMPARE(changedBy(u"serial"_s), told);
    QStringList shown;
    for (const QLabel *label : question()->findChildren<QLabel *>())
        shown.append(label->text());
    QCOMPARE(shown.count(told), 2);
    Screenshots("CUSTODIAN_CONFLICT_DIR", m_folder.path()).take(*question(), u"who-and-when"_s);
}

// Not the newest of the row.
void TestConflicts::newestChangeOfTheFieldCounts()
{
    openAsset();
    type(u"name"_s, u"Trolley"_s);
    theyEdit([](Asset &edited) { edited.name = u"Rack"_s; });
    got(theirs().session.open(m_office->id(Who::Agent)));
    theyEdit([](Asset &edited) { edited.name = u"Shelf"_s; });
    got(theirs().session.open(m_office->id(Who::Admin)));
    theyEdit([](Asset &edited) { edited.notes = u"Third floor"_s; });
    save();
    QVERIFY(question());
    QVERIFY2(changedBy(u"name"_s).startsWith(u"agent@example.org, "_s), qPrintable(changedBy(u"name"_s)));
}

void TestConflicts::othersAreNotNamedToWhoMayNotSeeThem()
{
    m_office->signInAs(Who::Agent);
    openAsset();
    type(u"name"_s, u"Trolley"_s);
    theyEdit([](Asset &edited) { edited.name = u"Shelf"_s; });
    save();
    QVERIFY(question());
    QCOMPARE(changedBy(u"name"_s), u"somebody else"_s);
}

void TestConflicts::onesOwnOtherWindow()
{
    openAsset();
    type(u"name"_s, u"Trolley"_s);
    theyEdit([](Asset &edited) { edited.name = u"Shelf"_s; });
    save();
    QVERIFY(question());
    QVERIFY2(changedBy(u"name"_s).startsWith(u"you yourself, "_s), qPrintable(changedBy(u"name"_s)));
}

void TestConflicts::whatIsKeptIsToldInTheWindow()
{
    SignedInWindow window(*m_office, Who::Admin);
    window.makeCurrent(0, u"asset_tag"_s);
    QAction *edit = window->findChild<QAction *>(u"asset.edit"_s);
    QTRY_VERIFY(edit->isEnabled());
    edit->trigger();
    QTRY_VERIFY(window.seen<QLineEdit>(u"name"_s));
    window.seen<QLineEdit>(u"name"_s)->setText(u"Trolley"_s);
    theyEdit([this](Asset &edited) {
        edited.siteId = m_main;
        edited.serial = u"PF9"_s;
    });
    QTest::mouseClick(window.seen<QPushButton>(u"saveButton"_s), Qt::LeftButton);
    QTRY_COMPARE(asset().name, u"Trolley"_s);
    const QList<Toast *> toasts = window->findChildren<Toast *>();
    QCOMPARE(toasts.size(), 1);
    const QString told = toasts.constFirst()->text();
    QVERIFY2(told.startsWith(u"LT-0042 was saved.\n"_s), qPrintable(told));
    QVERIFY2(told.contains(u"that is kept: "_s), qPrintable(told));
    QVERIFY2(told.contains(u"Serial: PF3XK → PF9"_s) && told.contains(u"Site: Annex → Main building"_s),
             qPrintable(told));
    Screenshots("CUSTODIAN_CONFLICT_DIR", m_folder.path()).take(window.window(), u"kept-from-both"_s);
    QTest::mouseClick(window.seen<QPushButton>(u"toastAction"_s), Qt::LeftButton); // takes back what was typed alone
    QCOMPARE(asset().name, u"Cart"_s);
    QCOMPARE(asset().serial, u"PF9"_s);
}

void TestConflicts::whatIsKeptIsToldInTheCatalog()
{
    openSite();
    type(u"name"_s, u"Old annex"_s);
    theyEditSite([](CatalogEntry &edited) { edited.notes = u"Key at the desk"_s; });
    save();
    QCOMPARE(m_saved->count(), 1);
    QVERIFY2(m_dialog->notice().contains(u"Notes: – → Key at the desk"_s), qPrintable(m_dialog->notice()));
}

void TestConflicts::person()
{
    const qint64 zoe = m_office->addPerson(u"Zoë"_s, u"Zimmer"_s, u"zoe@example.org"_s);
    const Person original = got(mine().people.find(zoe));
    auto *dialog = new PersonDialog(mine());
    dialog->setPerson(original);
    open(dialog);
    type(u"last_name"_s, u"Young"_s);
    type(u"phone1"_s, u"17"_s);
    Person edited = original;
    edited.lastName = u"Old"_s;
    edited.position = u"Caretaker"_s;
    got(theirs().people.update(original, edited));
    save();
    m_question = question();
    QVERIFY(m_question);
    choose(u"theirs-last_name"_s);
    button(m_question, u"saveResolved"_s)->click();
    QCOMPARE(m_saved->count(), 1);
    const Person now = got(mine().people.find(zoe));
    QCOMPARE(now.lastName, u"Old"_s);
    QCOMPARE(now.phone1, u"17"_s);
    QCOMPARE(now.position, u"Caretaker"_s);
}

void TestConflicts::catalogEntry()
{
    openSite();
    type(u"name"_s, u"Old annex"_s);
    theyEditSite([](CatalogEntry &edited) {
        edited.name = u"East wing"_s;
        edited.notes = u"Key at the desk"_s;
    });
    save();
    m_question = question();
    QVERIFY(m_question);
    QVERIFY(changedBy(u"name"_s).startsWith(u"you yourself, "_s));
    choose(u"mine-name"_s);
    button(m_question, u"saveResolved"_s)->click();
    QCOMPARE(m_saved->count(), 1);
    const CatalogEntry now = got(mine().catalog.entry(CatalogList::Kind::Sites, m_annex));
    QCOMPARE(now.name, u"Old annex"_s);
    QCOMPARE(now.notes, u"Key at the desk"_s);
}

void TestConflicts::model()
{
    const AssetModel original = got(mine().catalog.model(m_office->addModel(u"ThinkPad"_s)));
    auto *dialog = new ModelDialog(mine());
    dialog->setModel(original);
    open(dialog);
    type(u"model_number"_s, u"20W1"_s);
    AssetModel edited = original;
    edited.name = u"ThinkPad T14"_s;
    got(theirs().catalog.update(original, edited));
    save();
    QCOMPARE(m_saved->count(), 1);
    QCOMPARE(got(mine().catalog.model(original.id)).name, u"ThinkPad T14"_s);
    QCOMPARE(got(mine().catalog.model(original.id)).modelNumber, u"20W1"_s);
    QVERIFY(m_dialog->notice().contains(u"ThinkPad T14"_s));
}

void TestConflicts::status()
{
    const StatusLabel original = got(mine().catalog.defaultStatus(StatusKind::Value::Pending));
    auto *dialog = new StatusDialog(mine());
    dialog->setStatus(original);
    open(dialog);
    type(u"name"_s, u"On its way"_s);
    StatusLabel edited = original;
    edited.name = u"Ordered"_s;
    got(theirs().catalog.update(original, edited));
    save();
    m_question = question();
    QVERIFY(m_question);
    choose(u"theirs-name"_s);
    button(m_question, u"saveResolved"_s)->click();
    QCOMPARE(got(mine().catalog.status(original.id)).name, u"Ordered"_s);
}

void TestConflicts::roleTexts()
{
    const auto [original, before] = openRole();
    type(u"description"_s, u"Mine"_s);
    Role edited = original;
    edited.name = u"Help desk"_s;
    got(theirs().roles.update(original, edited, before));
    save();
    QCOMPARE(m_saved->count(), 1);
    QCOMPARE(got(mine().roles.find(original.id)).name, u"Help desk"_s);
    QCOMPARE(got(mine().roles.find(original.id)).description, u"Mine"_s);
}

void TestConflicts::rightsOfARoleMerge()
{
    const auto [original, before] = openRole();
    Grants chosen = before;
    chosen.set(Permission::RetireAssets, Scope::None);
    m_dialog->findChild<PermissionMatrix *>()->setGrants(chosen);
    Grants other = before;
    other.set(Permission::IssueCode, Scope::None);
    got(theirs().roles.update(original, original, other));
    save();
    QCOMPARE(m_saved->count(), 1);
    const Grants now = got(mine().roles.grants(original.id));
    QCOMPARE(now.scope(Permission::RetireAssets), Scope::None);
    QCOMPARE(now.scope(Permission::IssueCode), Scope::None);
}

void TestConflicts::sameRightAsks()
{
    const auto [original, before] = openRole();
    Grants chosen = before;
    chosen.set(Permission::ViewOperations, Scope::All);
    m_dialog->findChild<PermissionMatrix *>()->setGrants(chosen);
    Grants other = before;
    other.set(Permission::ViewOperations, Scope::None);
    got(theirs().roles.update(original, original, other));
    save();
    m_question = question();
    QVERIFY(m_question);
    const QString column = QString::fromLatin1(Permissions::row(Permission::ViewOperations).name);
    QVERIFY2(changedBy(column).startsWith(u"you yourself, "_s), qPrintable(changedBy(column)));
    choose(u"theirs-"_s + column);
    button(m_question, u"saveResolved"_s)->click();
    QCOMPARE(m_saved->count(), 1);
    QCOMPARE(got(mine().roles.grants(original.id)).scope(Permission::ViewOperations), Scope::None);
}

void TestConflicts::deletedMeanwhile()
{
    openAsset();
    type(u"name"_s, u"Trolley"_s);
    got(theirs().assets.remove(m_asset, u"Sold"_s));
    save();
    QCOMPARE(m_saved->count(), 0);
    QVERIFY(!m_dialog->message().isEmpty());
    QCOMPARE(m_dialog->findChild<QLineEdit *>(u"name"_s)->text(), u"Trolley"_s);
}

void TestConflicts::settings()
{
    QTemporaryDir folder;
    QSettings looks(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    SettingsPage page(mine(), looks);
    page.show();
    const auto prefix = [&] { return page.findChild<QLineEdit *>(u"tag_prefix"_s); };
    got(theirs().settings.setTagFormat(u"AT-"_s, 7));
    prefix()->setText(u"NB-"_s);
    button(&page, u"saveTags"_s)->click();
    QVERIFY(!question(&page));
    QCOMPARE(mine().settings.tagPrefix(), u"NB-"_s);
    QCOMPARE(mine().settings.tagDigits(), 7);
    got(theirs().settings.setTagFormat(u"XX-"_s, 7));
    prefix()->setText(u"YY-"_s);
    button(&page, u"saveTags"_s)->click();
    m_question = question(&page);
    QVERIFY(m_question);
    QVERIFY(m_question->findChild<QRadioButton *>(u"theirs-tag_prefix"_s)
                ->accessibleDescription()
                .startsWith(u"you yourself, "_s));
    QCOMPARE(mine().settings.tagPrefix(), u"XX-"_s);
    choose(u"theirs-tag_prefix"_s);
    button(m_question, u"saveResolved"_s)->click();
    QCOMPARE(mine().settings.tagPrefix(), u"XX-"_s);
    QCOMPARE(prefix()->text(), u"XX-"_s);
}

void TestConflicts::idleLock()
{
    QTemporaryDir folder;
    QSettings looks(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    SettingsPage page(mine(), looks);
    page.show();
    auto *minutes = page.findChild<QSpinBox *>(u"idle_lock_minutes"_s);
    got(theirs().settings.setIdleLockMinutes(5));
    minutes->setValue(60);
    button(&page, u"saveLock"_s)->click();
    m_question = question(&page);
    QVERIFY(m_question);
    QCOMPARE(mine().settings.idleLockMinutes(), 5);
    m_question->reject();
    QCOMPARE(mine().settings.idleLockMinutes(), 5);
    QCOMPARE(minutes->value(), 60);
    button(&page, u"saveLock"_s)->click();
    m_question = question(&page);
    choose(u"theirs-idle_lock_minutes"_s);
    button(m_question, u"saveResolved"_s)->click();
    QCOMPARE(mine().settings.idleLockMinutes(), 5);
    QCOMPARE(minutes->value(), 5);
}

// One of two values: whoever changes what they see sets what the other one set.
void TestConflicts::rolePolicy()
{
    QTemporaryDir folder;
    QSettings looks(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    SettingsPage page(mine(), looks);
    page.show();
    auto *single = page.findChild<QRadioButton *>(u"policySingle"_s);
    QVERIFY(single->isChecked());
    got(theirs().roles.setPolicy(RoleService::Policy::Several));
    single->click(); // as it is shown: nothing that anyone chose
    QCOMPARE(mine().roles.policy(), RoleService::Policy::Several);
    QVERIFY(page.findChild<QRadioButton *>(u"policySeveral"_s)->isChecked());
    QVERIFY(!question(&page));
    single->click(); // now it is chosen
    QCOMPARE(mine().roles.policy(), RoleService::Policy::Single);
}

void TestConflicts::rolePolicyChosenByBoth()
{
    QTemporaryDir folder;
    QSettings looks(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    SettingsPage page(mine(), looks);
    page.show();
    const qint64 operation = got(theirs().roles.setPolicy(RoleService::Policy::Several)).operation;
    page.findChild<QRadioButton *>(u"policySeveral"_s)->click();
    QCOMPARE(mine().roles.policy(), RoleService::Policy::Several);
    QVERIFY(!question(&page));
    QCOMPARE(got(mine().undo.newestOperation()), operation);
}

void TestConflicts::backupPlanMerges()
{
    BackupPlanCard card(mine());
    card.show();
    got(theirs().settings.setBackupPlan({.isDaily = false, .weeks = 9}));
    card.findChild<QSpinBox *>(u"keepDays"_s)->setValue(30);
    button(&card, u"savePlan"_s)->click();
    QVERIFY(!question(&card));
    QCOMPARE(mine().settings.backupPlan(), (BackupPlan {.isDaily = false, .days = 30, .weeks = 9}));
    QCOMPARE(card.findChild<QSpinBox *>(u"keepWeeks"_s)->value(), 9); // and shows it
}

void TestConflicts::backupPlanAsks()
{
    BackupPlanCard card(mine());
    card.show();
    auto *days = card.findChild<QSpinBox *>(u"keepDays"_s);
    got(theirs().session.open(m_office->id(Who::Admin)));
    got(theirs().settings.setBackupPlan({.days = 14, .months = 3}));
    days->setValue(30);
    button(&card, u"savePlan"_s)->click();
    m_question = question(&card);
    QVERIFY(m_question);
    QCOMPARE(mine().settings.backupPlan().days, 14);
    m_question->reject();
    QCOMPARE(days->value(), 30);
    QCOMPARE(mine().settings.backupPlan(), (BackupPlan {.days = 14, .months = 3}));
    button(&card, u"savePlan"_s)->click();
    m_question = question(&card);
    choose(u"mine-backup_keep_days"_s);
    button(m_question, u"saveResolved"_s)->click();
    QCOMPARE(mine().settings.backupPlan(), (BackupPlan {.days = 30, .months = 3}));
    QCOMPARE(card.findChild<QSpinBox *>(u"keepMonths"_s)->value(), 3);
}

QTEST_MAIN(TestConflicts)
#include "tst_conflicts.moc"
