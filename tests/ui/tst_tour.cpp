// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translations.h"
#include "core/demo/demodata.h"
#include "core/tables/viewreader.h"
#include "core/workspace/workspace.h"
#include "support/screenshots.h"
#include "support/terms.h"
#include "ui/access/purgedialog.h"
#include "ui/checks/checkcard.h"
#include "ui/checks/checkspage.h"
#include "ui/common/pickerfield.h"
#include "ui/common/tableview.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"
#include "ui/roles/roleassignmentdialog.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

// The main job in the real window, as a person does it, with a picture of each step in $CUSTODIAN_TOUR_DIR.
class TestTour final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void agentSignsIn();
    void agentFindsAnAsset();
    void agentChecksItOut();
    void agentChecksItIn();
    void agentIsRefusedTheAdministratorsWork();
    void administratorChangesARole();
    void administratorLooksAround();
    void fileIsImported();
    void viewIsExported();
    void pastIsShown();
    void adminLooksAtTheChecks();
    void asksBeforeWhatMatters();
    void windowIsLocked();
    void userSeesTheirOwnOnly();
    void cleanupTestCase();

private:
    void signIn(const QString &button);
    void openPage(const QString &id);
    void trigger(const QString &action);
    void pick(QWidget *dialog, const QString &field, const QString &text);
    void save(QDialog *dialog);
    QDialog *dialog() const;
    template <typename T>
    T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    // The one that can be seen, of several with this name.
    template <typename T>
    T *seen(const QString &name) const
    {
        for (T *widget : m_window->findChildren<T *>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    QString inspectorTitle() const;
    int rowCount(const QString &table) const { return find<TableView>(table)->model()->rowCount(); }

    QTemporaryDir m_home;
    Clock m_clock;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Screenshots> m_pictures;
    QString m_tag; // of the asset the tour is about
};

void TestTour::initTestCase()
{
    Translations::install(QLocale());
    Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Comfortable);
    const QString path = m_home.filePath(u"demo.custodian"_s);
    const auto made = DemoData::create(path, m_clock.now());
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    auto workspace = Workspace::open(path, m_clock);
    QVERIFY(workspace);
    m_workspace = *std::move(workspace);
    m_settings = std::make_unique<QSettings>(m_home.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_pictures = std::make_unique<Screenshots>("CUSTODIAN_TOUR_DIR", m_home.filePath(u"tour"_s));
    m_window = std::make_unique<MainWindow>(*m_workspace, *m_settings, true);
    m_window->resize(QGuiApplication::platformName() == "xcb"_L1 ? QSize(1278, 778) : QSize(1280, 800));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_pictures->take(*m_window, u"sign-in"_s);
}

void TestTour::signIn(const QString &button)
{
    QTest::mouseClick(seen<QPushButton>(button), Qt::LeftButton);
    QTest::mouseClick(seen<QPushButton>(u"signInButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->session.isOpen(), 20'000);
    QTRY_VERIFY(find<QWidget>(u"accountPage"_s)->window()->isVisible());
}

void TestTour::openPage(const QString &id)
{
    trigger(u"go."_s + id);
    QTRY_VERIFY(find<QWidget>(id + u"Page"_s)->isVisible());
}

void TestTour::trigger(const QString &id)
{
    auto *action = find<QAction>(id);
    QVERIFY2(action, qPrintable(id));
    QVERIFY2(action->isEnabled(), qPrintable(id + u": "_s + action->statusTip()));
    action->trigger();
}

QDialog *TestTour::dialog() const
{
    for (QDialog *dialog : m_window->findChildren<QDialog *>()) {
        if (dialog->isVisible() && dialog->isModal())
            return dialog;
    }
    return nullptr;
}

// Types into a picker and takes the match.
void TestTour::pick(QWidget *dialog, const QString &field, const QString &text)
{
    auto *picker = dialog->findChild<PickerField *>(field);
    QVERIFY2(picker, qPrintable(field));
    picker->lineEdit()->setFocus();
    QTest::keyClicks(picker->lineEdit(), text);
    QTest::keyClick(picker->lineEdit(), Qt::Key_Return);
    QTRY_VERIFY(picker->isChosen());
}

void TestTour::save(QDialog *dialog)
{
    auto *button = dialog->findChild<QPushButton *>(u"saveButton"_s);
    QTRY_VERIFY(button->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!this->dialog());
}

QString TestTour::inspectorTitle() const
{
    const QLabel *title = seen<QLabel>(u"inspectorTitle"_s);
    return title ? title->text() : QString();
}

void TestTour::agentSignsIn()
{
    signIn(u"demoAgent"_s);
    QVERIFY(find<QWidget>(u"todayPage"_s)->isVisible());
    m_pictures->take(*m_window, u"today"_s);
}

void TestTour::agentFindsAnAsset()
{
    const ViewReader reader(m_workspace->database, m_workspace->session, m_clock.now());
    const auto inStock = reader.ids(
        Views::assets(), {.filters = {equals(u"status"_s, u"In stock"_s), equals(u"category"_s, u"Laptop"_s)}});
    QVERIFY(inStock && !inStock->empty());
    m_tag = m_workspace->assets.find(inStock->front())->tag;
    openPage(u"assets"_s);
    QCOMPARE(rowCount(u"assetsTable"_s), 900);
    m_pictures->take(*m_window, u"assets"_s);
    auto *search = find<QWidget>(u"assetsPage"_s)->findChild<QLineEdit *>(u"searchField"_s);
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, m_tag);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(rowCount(u"assetsTable"_s), 1);
    QTest::keyClick(search, Qt::Key_Down);
    QTRY_COMPARE(inspectorTitle(), m_tag);
    m_pictures->take(*m_window, u"asset-found"_s);
}

void TestTour::agentChecksItOut()
{
    trigger(u"asset.check-out"_s);
    QDialog *checkOut = dialog();
    QVERIFY(checkOut);
    pick(checkOut, u"user_id"_s, QString::fromLatin1(DemoData::userEmail));
    m_pictures->take(*m_window, u"check-out"_s);
    save(checkOut);
    const auto asset = m_workspace->assets.findByTag(m_tag);
    QTRY_VERIFY(m_workspace->custody.current(asset->id)->has_value());
    QTRY_VERIFY(!find<QAction>(u"asset.check-out"_s)->isEnabled());
    m_pictures->take(*m_window, u"checked-out"_s);
}

void TestTour::agentChecksItIn()
{
    QTRY_VERIFY(find<QAction>(u"asset.check-in"_s)->isEnabled());
    trigger(u"asset.check-in"_s);
    QDialog *checkIn = dialog();
    QVERIFY(checkIn);
    m_pictures->take(*m_window, u"check-in"_s);
    save(checkIn);
    QTRY_VERIFY(!m_workspace->custody.current(m_workspace->assets.findByTag(m_tag)->id)->has_value());
    m_pictures->take(*m_window, u"checked-in"_s);
    openPage(u"assignments"_s);
    find<TableView>(u"assignmentsTable"_s)->selectRow(0);
    m_pictures->take(*m_window, u"assignments"_s);
}

void TestTour::agentIsRefusedTheAdministratorsWork()
{
    openPage(u"users"_s);
    find<TableView>(u"usersTable"_s)->selectRow(3);
    auto *assign = find<QAction>(u"role.assign"_s);
    QVERIFY(!assign->isEnabled());
    QVERIFY(!assign->statusTip().isEmpty());
    trigger(u"file.sign-out"_s);
    QVERIFY(!m_workspace->session.isOpen());
}

void TestTour::administratorChangesARole()
{
    signIn(u"demoAdmin"_s);
    m_pictures->take(*m_window, u"today-of-an-administrator"_s);
    openPage(u"users"_s);
    const auto person = m_workspace->people.findByEmail(QString::fromLatin1(DemoData::userEmail));
    m_window->followLink(u"person:%1"_s.arg(person->id));
    QTRY_COMPARE(inspectorTitle(), person->fullName());
    m_pictures->take(*m_window, u"person"_s);
    trigger(u"role.assign"_s);
    QDialog *assign = dialog();
    QVERIFY(assign);
    auto *roles = assign->findChild<QListWidget *>(u"roles"_s);
    for (int row = 0; row < roles->count(); ++row) {
        if (roles->item(row)->text() == "Agent"_L1)
            roles->setCurrentRow(row);
    }
    QTest::keyClicks(assign->findChild<QLineEdit *>(u"reason"_s), u"Helps at the desk this term"_s);
    m_pictures->take(*m_window, u"assign-role"_s);
    save(assign);
    QTRY_COMPARE(m_workspace->roles.currentRoles(person->id)->size(), 1);
    QCOMPARE(m_workspace->roles.currentRoles(person->id)->constFirst().name, u"Agent"_s);
    m_pictures->take(*m_window, u"role-assigned"_s);
}

void TestTour::administratorLooksAround()
{
    openPage(u"roles"_s);
    find<TableView>(u"rolesTable"_s)->selectRow(1);
    m_pictures->take(*m_window, u"roles"_s);
    trigger(u"role.edit"_s);
    QVERIFY(dialog());
    m_pictures->take(*m_window, u"edit-role"_s);
    dialog()->reject();
    trigger(u"asset.add"_s);
    QVERIFY(dialog());
    m_pictures->take(*m_window, u"add-asset"_s);
    dialog()->reject();
    trigger(u"person.add"_s);
    QVERIFY(dialog());
    m_pictures->take(*m_window, u"add-person"_s);
    dialog()->reject();
    openPage(u"operations"_s);
    find<TableView>(u"operationsTable"_s)->selectRow(0);
    QTRY_VERIFY(!inspectorTitle().isEmpty());
    m_pictures->take(*m_window, u"journal"_s);
    openPage(u"reports"_s);
    QTRY_VERIFY(rowCount(u"assets-with-holderTable"_s) > 0);
    m_pictures->take(*m_window, u"reports"_s);
    openPage(u"administration"_s);
    m_pictures->take(*m_window, u"catalog"_s);
    find<QTabWidget>(u"administrationTabs"_s)->setCurrentIndex(1);
    m_pictures->take(*m_window, u"settings"_s);
}

// The users of another system: one with a site that is not there yet, one who is known already.
void TestTour::fileIsImported()
{
    const QString path = m_home.filePath(u"new-staff.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("First Name,Last Name,Email,Username,Activated,Location,Job Title\r\n"
               "Kenneth,Lefeuvre,klefeuvre@example.net,klefeuvre,true,Annex,Librarian\r\n"
               "Kiel,Eland,keland@example.net,keland,true,,Music teacher\r\n");
    file.write(QByteArray(DemoData::userEmail).prepend(",,").append(",,true,,Helps at the desk\r\n"));
    file.close();
    trigger(u"file.import"_s);
    QDialog *importing = dialog();
    QVERIFY(importing);
    auto *next = importing->findChild<QPushButton *>(u"importNext"_s);
    const auto goOn = [&](const QString &text) {
        QTRY_COMPARE_WITH_TIMEOUT(next->text(), text, 20'000);
        QTRY_VERIFY(next->isEnabled());
        next->click();
    };
    importing->findChild<QLineEdit *>(u"importPath"_s)->setText(path);
    goOn(u"&Next"_s);
    m_pictures->take(*m_window, u"import-columns"_s);
    goOn(u"&Check"_s);
    auto *createAll = importing->findChild<QPushButton *>(u"createAllMissing"_s);
    QTRY_VERIFY(createAll->isVisible());
    createAll->click();
    goOn(u"&Check again"_s);
    QTRY_COMPARE(next->text(), u"&Next"_s);
    m_pictures->take(*m_window, u"import-check"_s);
    goOn(u"&Next"_s);
    goOn(u"&Import 3 rows"_s);
    QTRY_COMPARE_WITH_TIMEOUT(next->text(), u"&Close"_s, 20'000);
    m_pictures->take(*m_window, u"imported"_s);
    next->click();
    QVERIFY(m_workspace->people.findByEmail(u"keland@example.net"_s));
    QTRY_VERIFY(!dialog());
}

void TestTour::viewIsExported()
{
    openPage(u"assets"_s);
    auto *search = find<QWidget>(u"assetsPage"_s)->findChild<QLineEdit *>(u"searchField"_s);
    search->clear();
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(rowCount(u"assetsTable"_s), 900);
    trigger(u"file.export"_s);
    QDialog *exporting = dialog();
    QVERIFY(exporting);
    const QString target = QDir(m_pictures->folder()).filePath(u"assets.csv"_s);
    auto *path = exporting->findChild<QLineEdit *>(u"exportTarget"_s);
    path->selectAll();
    QTest::keyClicks(path, target);
    m_pictures->take(*m_window, u"export"_s);
    QTest::mouseClick(exporting->findChild<QPushButton *>(u"exportButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog() && QFile::exists(target), 20'000);
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    QVERIFY(csv.startsWith("\xEF\xBB\xBF"
                           "asset_tag,"));
    QVERIFY(csv.contains(m_tag.toUtf8()));
    m_pictures->take(*m_window, u"exported"_s);
    for (Toast *toast : m_window->findChildren<Toast *>())
        toast->dismiss();
    find<TableView>(u"assetsTable"_s)->selectRow(3);
    m_pictures->take(*m_window, u"asset-details"_s);
    Theme::apply(*qApp, Theme::Scheme::Dark, Theme::Density::Compact);
    m_pictures->take(*m_window, u"dark"_s);
    Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Comfortable);
}

// Who held what half a year ago.
void TestTour::pastIsShown()
{
    openPage(u"assets"_s);
    trigger(u"view.as-of"_s);
    auto *moment = find<QLineEdit>(u"pastMoment"_s);
    moment->setText(m_workspace->clock.now().addMonths(-6).toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s));
    QTest::keyClick(moment, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(seen<QWidget>(u"pastBar"_s), 20'000);
    QTRY_VERIFY(rowCount(u"assetsTable"_s) > 0);
    find<TableView>(u"assetsTable"_s)->selectRow(4);
    m_pictures->take(*m_window, u"as-of"_s);
    QTest::mouseClick(seen<QPushButton>(u"backToNow"_s), Qt::LeftButton);
    QTRY_VERIFY(!seen<QWidget>(u"pastBar"_s));
}

void TestTour::adminLooksAtTheChecks()
{
    openPage(u"administration"_s);
    auto *checks = m_window->findChild<ChecksPage *>();
    find<QTabWidget>(u"administrationTabs"_s)->setCurrentWidget(checks);
    QTRY_VERIFY_WITH_TIMEOUT(checks->findChild<CheckCard *>(u"without-role"_s), 20'000);
    m_pictures->take(*m_window, u"checks"_s);
    checks->findChild<CheckCard *>(u"without-role"_s)->findChild<QToolButton *>(u"fix"_s)->click();
    QVERIFY(qobject_cast<RoleAssignmentDialog *>(dialog()));
    dialog()->reject();
    auto *card = checks->findChild<CheckCard *>(u"inactive-holder"_s);
    const qint64 asset = card->result().findings.constFirst().id;
    card->findChild<QToolButton *>(u"fix"_s)->click();
    QVERIFY(!m_workspace->custody.current(asset)->has_value());
    m_pictures->take(*m_window, u"check-fixed"_s);
    find<QTabWidget>(u"administrationTabs"_s)->setCurrentIndex(2);
    QTRY_VERIFY(find<QWidget>(u"backupsTable"_s)->isVisible());
    m_pictures->take(*m_window, u"backups"_s);
    find<QTabWidget>(u"administrationTabs"_s)->setCurrentWidget(checks);
    checks->findChild<CheckCard *>(u"without-role"_s)
        ->findChild<QToolButton *>(u"fix"_s)
        ->menu()
        ->actions()
        .last()
        ->trigger();
    QTRY_VERIFY(find<QWidget>(u"usersPage"_s)->isVisible());
}

void TestTour::asksBeforeWhatMatters()
{
    openPage(u"assets"_s);
    find<TableView>(u"assetsTable"_s)->selectRow(3);
    QTRY_VERIFY(find<QAction>(u"asset.check-in"_s)->isEnabled());
    QVERIFY(!find<QAction>(u"asset.delete"_s)->isEnabled()); // somebody has it
    find<TableView>(u"assetsTable"_s)->selectRow(1);
    QTRY_VERIFY(find<QAction>(u"asset.delete"_s)->isEnabled());
    trigger(u"asset.delete"_s);
    QVERIFY(qobject_cast<PurgeDialog *>(dialog()));
    m_pictures->take(*m_window, u"delete-for-good"_s);
    dialog()->reject();
    m_workspace->session.forgetConfirmation();
    trigger(u"role.add"_s);
    QVERIFY(dialog());
    m_pictures->take(*m_window, u"confirm-it-is-you"_s);
    dialog()->reject();
}

void TestTour::windowIsLocked()
{
    trigger(u"file.lock"_s);
    QVERIFY(!find<QWidget>(u"assetsPage"_s)->isVisible());
    m_pictures->take(*m_window, u"locked"_s);
    QTest::mouseClick(find<QPushButton>(u"signOutButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_workspace->session.isOpen());
}

void TestTour::userSeesTheirOwnOnly()
{
    // Somebody with the role User and no other, who holds something.
    const auto user = m_workspace->people.findByEmail(QString::fromLatin1(DemoData::userEmail));
    m_workspace->session.openAsSystem();
    QVERIFY(m_workspace->roles.assign({user->id}, m_workspace->roles.findByName(u"User"_s)->id, {}));
    m_workspace->session.close();
    signIn(u"demoUser"_s);
    QTRY_VERIFY(find<QWidget>(u"accountPage"_s)->isVisible());
    for (const QString &page :
         {u"today"_s, u"assets"_s, u"users"_s, u"roles"_s, u"assignments"_s, u"operations"_s, u"administration"_s})
        QVERIFY2(!find<QAction>(u"go."_s + page)->isEnabled(), qPrintable(page));
    for (const QAction *menu : m_window->menuBar()->actions())
        QVERIFY2(!menu->isVisible() || !QStringList({u"&Assets"_s, u"&People"_s, u"&Roles"_s}).contains(menu->text()),
                 qPrintable(menu->text()));
    m_pictures->take(*m_window, u"my-account"_s);
}

void TestTour::cleanupTestCase()
{
    QVERIFY(m_workspace->verify()->isEmpty());
}

QTEST_MAIN(TestTour)
#include "tst_tour.moc"
