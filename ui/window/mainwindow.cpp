// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "core/db/sql.h"
#include "core/db/writegate.h"
#include "core/tables/querytext.h"
#include "core/workspace/workspace.h"
#include "ui/access/lockpage.h"
#include "ui/access/signinpage.h"
#include "ui/account/accountpage.h"
#include "ui/administration/administrationpage.h"
#include "ui/assets/assetspage.h"
#include "ui/backups/dailybackup.h"
#include "ui/common/sidebar.h"
#include "ui/common/tableview.h"
#include "ui/custody/assignmentspage.h"
#include "ui/jobs/jobstrip.h"
#include "ui/journal/journalpage.h"
#include "ui/palette/commandpalette.h"
#include "ui/past/pastmoment.h"
#include "ui/people/userspage.h"
#include "ui/reports/reportspage.h"
#include "ui/roles/rolespage.h"
#include "ui/savedviews/savedviewcommands.h"
#include "ui/tables/pagecontext.h"
#include "ui/today/todaypage.h"
#include "ui/transfer/droppedfile.h"
#include "ui/undo/undocommands.h"
#include "ui/window/shortcutsheet.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDialog>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pollMilliseconds = 1000;
constexpr int countMilliseconds = 300;
const QString geometryKey = u"window/geometry"_s;

}

MainWindow::MainWindow(Workspace &workspace, QSettings &settings, bool showDemoAccounts, QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_rowReader(workspace.database.path())
    , m_countReader(workspace.database.path())
    , m_paletteReader(workspace.database.path())
    , m_actions(workspace.session, this)
    , m_toasts(new ToastHost(this))
    , m_jobs(new JobStrip(workspace))
    , m_past(new PastMoment(workspace, *m_jobs, this))
    , m_commands(new Commands(workspace, m_actions, settings, *m_toasts, *m_jobs, *m_past, *this))
    , m_stack(new QStackedWidget)
    , m_signIn(new SignInPage(workspace, settings, showDemoAccounts))
    , m_lock(new LockPage(workspace))
    , m_work(new QWidget)
    , m_sidebar(new Sidebar)
    , m_pages(new QStackedWidget)
    , m_savedViews(new SavedViewCommands(workspace, m_actions, *m_sidebar, m_countReader, *this))
    , m_person(new QLabel)
{
    const QString name = workspace.settings.organization();
    setWindowTitle(name.isEmpty() ? tr("Custodian") : tr("%1 – Custodian").arg(name));
    setWindowIcon(QIcon(u":/icons/custodian.svg"_s));
    setAcceptDrops(true);
    constexpr int patienceMilliseconds = 30; // nobody notices; dialogs and jobs try again by themselves
    workspace.database.writeGate().setPatience(patienceMilliseconds);
    constexpr QSize frame(20, 60); // what a window manager puts around it
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - frame));
    restoreGeometry(settings.value(geometryKey).toByteArray());
    createWindowActions();
    createPages();
    createMenus();
    createStatusBar();
    auto *column = new QVBoxLayout(m_work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addWidget(m_pages, 1);
    column->addLayout(row, 1);
    column->addWidget(m_jobs);
    for (QWidget *widget : {static_cast<QWidget *>(m_signIn), static_cast<QWidget *>(m_lock), m_work})
        m_stack->addWidget(widget);
    setCentralWidget(m_stack);

    m_commands->setWholeSelection([this] { return currentPage() ? currentPage()->selection() : Selection(); });
    connect(m_commands, &Commands::added, this, &MainWindow::showAdded, Qt::QueuedConnection);
    connect(m_commands, &Commands::linkActivated, this, &MainWindow::followLink);
    connect(m_signIn, &SignInPage::signedIn, this, &MainWindow::signedIn);
    connect(m_lock, &LockPage::unlocked, this, &MainWindow::unlock);
    connect(m_lock, &LockPage::signOutRequested, this, &MainWindow::signOut);
    connect(m_sidebar, &Sidebar::currentChanged, this, &MainWindow::pageChanged);
    connect(m_savedViews, &SavedViewCommands::failed, m_commands, &Commands::showError);
    connect(m_savedViews, &SavedViewCommands::message, m_commands, &Commands::showDone);
    connect(&workspace.journal, &Journal::committed, this, &MainWindow::refreshAll, Qt::QueuedConnection);
    connect(m_jobs, &JobStrip::runningChanged, this, &MainWindow::jobsChanged);
    connect(
        &workspace.session, &Session::changed, this,
        [this] {
            updatePages();
            refreshAll(); // other rights may show other rows; and what was asked with the former ones is not answered
        },
        Qt::QueuedConnection);
    m_idle.setParent(this);
    m_idle.setObjectName(u"idle"_s);
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &MainWindow::lock);
    connect(&m_poll, &QTimer::timeout, this, &MainWindow::checkOtherWriters);
    m_countsDue.setSingleShot(true);
    m_countsDue.setInterval(countMilliseconds);
    connect(&m_countsDue, &QTimer::timeout, this, &MainWindow::updateCounts);
    m_dataVersion = dataVersion();
    m_poll.start(pollMilliseconds);
    qApp->installEventFilter(this);
    jobsChanged();
    signOut();
}

MainWindow::~MainWindow()
{
    m_past->leave(); // before what reads it goes
    // A dialog that only its destructor hides takes what is typed into it when half of it is gone.
    for (QDialog *dialog : findChildren<QDialog *>())
        dialog->hide();
    m_workspace.database.writeGate().setPatience(std::numeric_limits<int>::max());
}

void MainWindow::createWindowActions()
{
    const auto add = [this](const ActionRegistry::Definition &definition, auto act) {
        QAction *action = m_actions.add(definition);
        connect(action, &QAction::triggered, this, act);
    };
    add({u"file.new"_s, tr("&New or other database…"), u"database"_s, {}}, [this] { emit newDatabaseRequested(); });
    add({u"file.lock"_s, tr("&Lock"), u"system-lock-screen"_s, Qt::CTRL | Qt::Key_L}, [this] { lock(); });
    add({u"file.sign-out"_s, tr("&Sign out"), u"system-log-out"_s, {}}, [this] { signOut(); });
    add({u"file.quit"_s, tr("&Quit"), u"window-close"_s, QKeySequence::Quit}, [this] { close(); });
    add({u"edit.find"_s, tr("&Find"), u"edit-find"_s, QKeySequence::Find}, [this] {
        if (Page *page = currentPage())
            page->focusSearch();
    });
    add({u"edit.palette"_s, tr("Find &anything…"), u"edit-find"_s, Qt::CTRL | Qt::Key_K}, [this] { openPalette(); });
    add({u"view.refresh"_s, tr("&Refresh"), u"view-refresh"_s, QKeySequence::Refresh}, [this] { refreshAll(); });
    add({u"help.shortcuts"_s, tr("&Keyboard shortcuts"), u"help"_s, Qt::CTRL | Qt::Key_Slash}, [this] {
        auto *sheet = new ShortcutSheet(m_actions, this);
        sheet->open();
    });
    add({u"help.about"_s, tr("&About Custodian"), u"dialog-information"_s, {}}, [this] {
        auto *box = new QMessageBox(
            QMessageBox::NoIcon, tr("About Custodian"),
            tr("Custodian %1\nWho holds what, since when, until when, and who held it before.\n\nDatabase: %2")
                .arg(QApplication::applicationVersion(), QDir::toNativeSeparators(m_workspace.database.path())),
            QMessageBox::Close, this);
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setIconPixmap(QApplication::windowIcon().pixmap(64));
        box->open();
    });
}

void MainWindow::openPalette()
{
    if (m_palette && m_palette->isVisible())
        return void(m_palette->close());
    m_palette = new CommandPalette(m_workspace, m_actions, m_paletteReader, m_settings, this);
    m_palette->setSavedViews(savedViewItems());
    connect(m_palette, &CommandPalette::linkActivated, this, &MainWindow::followLink);
    m_palette->show();
}

// Those that stand in the sidebar.
QList<PaletteItem> MainWindow::savedViewItems()
{
    QList<PaletteItem> items;
    const auto views = m_workspace.savedViews.list();
    for (const SavedView &saved : views ? *views : QList<SavedView>()) {
        const QString entryId = SavedViewCommands::entryId(saved.id);
        if (m_sidebar->ids().contains(entryId))
            items.append({.key = entryId,
                          .title = saved.name,
                          .subtitle = Views::title(*Views::find(saved.view)),
                          .iconName = SavedViewCommands::iconName(saved),
                          .open = [this, id = saved.id] { openSavedView(id); }});
    }
    return items;
}

void MainWindow::createMenus()
{
    const auto fillMenu = [this](const QString &title, const QStringList &ids) {
        QMenu *menu = menuBar()->addMenu(title);
        m_actions.fill(menu, ids);
        m_menus.append({menu, ids});
    };
    fillMenu(tr("&File"),
             {u"file.new"_s, QString(), u"file.import"_s, u"file.export"_s, u"journal.verify"_s, QString(),
              u"file.lock"_s, u"file.sign-out"_s, QString(), u"file.quit"_s});
    fillMenu(
        tr("&Edit"),
        {u"edit.undo"_s, u"edit.redo"_s, QString(), u"edit.cell"_s, u"edit.copy"_s, u"edit.find"_s, u"edit.palette"_s});
    fillMenu(tr("&Assets"),
             {u"asset.add"_s, u"asset.edit"_s, u"asset.edit-many"_s, QString(), u"asset.check-out"_s,
              u"asset.check-in"_s, u"asset.transfer"_s, u"asset.extend"_s, QString(), u"asset.retire"_s,
              u"asset.delete"_s, QString(), u"journal.show"_s});
    fillMenu(tr("&People"),
             {u"person.add"_s, u"person.edit"_s, QString(), u"role.assign"_s, u"person.code"_s, QString(),
              u"person.activate"_s, u"person.deactivate"_s, u"person.delete"_s, QString(), u"journal.show"_s});
    fillMenu(tr("&Roles"), {u"role.add"_s, u"role.edit"_s, u"role.copy"_s, u"role.delete"_s});
    QStringList view {u"view.save"_s, u"view.refresh"_s, QString(), u"view.as-of"_s, u"view.now"_s, QString()};
    for (const PageEntry &entry : std::as_const(m_entries))
        view.append(u"go."_s + entry.id);
    fillMenu(tr("&View"), view);
    fillMenu(tr("A&ccount"), {u"account.contact"_s, u"account.password"_s});
    fillMenu(tr("&Help"), {u"help.shortcuts"_s, u"help.about"_s});
}

void MainWindow::createPages()
{
    const PageContext context {m_workspace, m_actions, m_settings, m_rowReader, m_countReader, m_past};
    addPage(u"today"_s, u"calendar-today"_s, tr("Today"), new TodayPage(m_workspace, m_countReader),
            {Permission::ChangeCustody});
    m_sidebar->addSection(tr("Inventory"));
    addPage(u"assets"_s, u"computer"_s, tr("Assets"), new AssetsPage(context), {Permission::ViewAssets});
    addPage(u"assignments"_s, u"assignment"_s, tr("Assignments"), new AssignmentsPage(context),
            {Permission::ViewCustody});
    m_sidebar->addSection(tr("People"));
    addPage(u"users"_s, u"system-users"_s, tr("Users"), new UsersPage(context), {Permission::ViewPeople});
    addPage(u"roles"_s, u"user-role"_s, tr("Roles"), new RolesPage(context), {Permission::ViewRoles});
    m_sidebar->addSection(tr("System"));
    addPage(u"reports"_s, u"report"_s, tr("Reports"), new ReportsPage(context),
            {Permission::ViewAssets, Permission::ViewCustody, Permission::ViewPeople, Permission::ViewRoles});
    addPage(u"operations"_s, u"history"_s, tr("Journal"), new JournalPage(context), {Permission::ViewOperations},
            Scope::Own);
    m_administration = new AdministrationPage(m_workspace, m_settings, *m_jobs);
    addPage(u"administration"_s, u"preferences-system"_s, tr("Administration"), m_administration,
            {Permission::EditCatalog, Permission::EditSettings, Permission::BackUp});
    addPage(u"account"_s, u"user"_s, tr("My account"), new AccountPage(m_workspace, m_actions), {});
    connect(m_administration, &AdministrationPage::message, m_commands, &Commands::showDone);
    connect(m_administration, &AdministrationPage::assignRoleRequested, m_commands,
            [this](const QList<qint64> &people) { m_commands->assignRole(people); });
    connect(m_administration, &AdministrationPage::appearanceChanged, this, &MainWindow::appearanceChanged);
    connect(m_administration, &AdministrationPage::restorePrepared, this, &MainWindow::restorePrepared);
    auto *daily = new DailyBackup(m_workspace, *m_jobs, this);
    connect(daily, &DailyBackup::failed, m_commands, &Commands::showError);
}

void MainWindow::addPage(const QString &id, const QString &iconName, const QString &text, Page *page,
                         const QList<Permission> &needs, Scope reach)
{
    const QKeySequence keys(Qt::ALT | Qt::Key(Qt::Key_1 + m_entries.size()));
    m_entries.append({id, page, needs, reach});
    m_pages->addWidget(page);
    m_sidebar->addItem(id, iconName, text, keys.toString(QKeySequence::NativeText));
    page->setObjectName(id + u"Page"_s);
    QAction *action = m_actions.add({u"go."_s + id, text, iconName, keys, {}});
    connect(action, &QAction::triggered, this, [this, id] { openPage(id); });
    connect(page, &Page::failed, m_commands, &Commands::showError);
    connect(page, &Page::linkActivated, this, &MainWindow::followLink);
    connect(page, &Page::selectionChanged, this, [this, page] {
        if (page == currentPage())
            m_commands->setSelection(page->selection(Commands::previewed));
    });
    connect(page, &Page::tableChanged, this, [this, page] {
        if (page == currentPage())
            m_commands->setTable(page->tablePage());
    });
}

void MainWindow::createStatusBar()
{
    const QString path = m_workspace.database.path();
    auto *database = new QLabel(QFileInfo(path).fileName());
    database->setToolTip(QDir::toNativeSeparators(path).toHtmlEscaped());
    database->setTextFormat(Qt::PlainText);
    database->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_person->setTextFormat(Qt::PlainText);
    statusBar()->setContentsMargins(12, 0, 0, 0);
    statusBar()->addWidget(database);
    if (m_workspace.database.isReadOnly())
        statusBar()->addWidget(new QLabel(tr("Read-only")));
    statusBar()->addPermanentWidget(m_person);
}

Page *MainWindow::currentPage() const
{
    return m_stack->currentWidget() == m_work ? static_cast<Page *>(m_pages->currentWidget()) : nullptr;
}

void MainWindow::openPage(const QString &id)
{
    if (m_sidebar->ids().contains(id))
        m_sidebar->setCurrent(id);
}

void MainWindow::openBackups()
{
    m_wantsBackups = !currentPage();
    if (m_wantsBackups)
        return;
    m_administration->showBackups();
    openPage(u"administration"_s);
}

void MainWindow::showMessage(const QString &text)
{
    m_commands->showMessage(text);
}

void MainWindow::showError(const Error &error)
{
    m_commands->showError(error);
}

void MainWindow::openSavedView(qint64 id)
{
    openPage(SavedViewCommands::entryId(id));
}

void MainWindow::followLink(const QString &link)
{
    const QString target = link.section(u'?', 0, 0).section(u':', 0, 0);
    const QString pageId = target == "asset"_L1 ? u"assets"_s : target == "person"_L1 ? u"users"_s : target;
    openPage(m_sidebar->ids().contains(pageId) ? pageId : u"account"_s); // where one's own things are
    auto *table = qobject_cast<TablePage *>(currentPage());
    if (!table || m_sidebar->current() != pageId)
        return;
    if (link.contains(u'?')) {
        const auto asked = QueryText::parse(table->view(), link.section(u'?', 1));
        table->setQuery({.search = asked.search, .filters = asked.filters});
    } else {
        table->select(link.section(u':', 1).toLongLong());
    }
    table->table()->setFocus();
}

// Where the table in view lists such things; nobody is taken to another page for it.
void MainWindow::showAdded(const QString &link)
{
    const bool asset = link.startsWith("asset:"_L1);
    auto *table = qobject_cast<TablePage *>(currentPage());
    if (table && m_sidebar->current() == (asset ? "assets"_L1 : "users"_L1)) {
        table->refresh();
        table->select(link.section(u':', 1).toLongLong());
    }
}

MainWindow::PageEntry *MainWindow::pageEntry(const QString &id)
{
    const auto found = std::ranges::find(m_entries, id, &PageEntry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

void MainWindow::pageChanged(const QString &id)
{
    if (!m_workspace.session.isOpen())
        return;
    if (const qint64 savedView = SavedViewCommands::savedViewId(id)) {
        showSavedView(savedView);
        return;
    }
    PageEntry *entry = pageEntry(id);
    auto *table = entry ? qobject_cast<TablePage *>(entry->page) : nullptr;
    if (table && std::exchange(entry->showsSavedView, false)) // from there back to the whole list
        table->setQuery({});
    showPage(id);
}

void MainWindow::showPage(const QString &id)
{
    PageEntry *entry = pageEntry(id);
    if (!entry)
        return;
    if (auto *left = qobject_cast<Page *>(m_pages->currentWidget()); left && left != entry->page)
        left->rest();
    m_pages->setCurrentWidget(entry->page);
    entry->page->refresh();
    m_savedViews->setTable(entry->page->tablePage());
    m_commands->setTable(entry->page->tablePage());
    m_commands->setSelection(entry->page->selection(Commands::previewed));
    entry->page->focusMain();
}

// One that cannot be shown any more says why, over the whole list.
void MainWindow::showSavedView(qint64 id)
{
    const auto saved = m_workspace.savedViews.find(id);
    PageEntry *entry = saved ? pageEntry(saved->view) : nullptr;
    auto *table = entry ? qobject_cast<TablePage *>(entry->page) : nullptr;
    const auto query = saved ? saved->tableQuery() : Result<TableQuery>(saved.error());
    if (!query)
        m_commands->showError(query.error());
    if (!table)
        return;
    entry->showsSavedView = true;
    table->setQuery(query ? *query : TableQuery());
    showPage(entry->id);
}

void MainWindow::updatePages()
{
    const Session &session = m_workspace.session;
    m_rowReader.setReader(session.userId());
    m_countReader.setReader(session.userId());
    m_paletteReader.setReader(session.userId());
    for (const PageEntry &entry : std::as_const(m_entries)) {
        const bool shown = entry.needs.isEmpty()
            || std::any_of(entry.needs.cbegin(), entry.needs.cend(),
                           [&](Permission permission) { return session.scope(permission) >= entry.reach; });
        m_sidebar->setItemVisible(entry.id, session.isOpen() && shown);
        m_actions.setBlocked(u"go."_s + entry.id,
                             !session.isOpen() ? tr("Sign in first.")
                                 : shown       ? QString()
                                               : tr("Your role does not include this page."));
    }
    m_savedViews->refresh();
    if (session.isOpen() && !m_sidebar->ids().contains(m_sidebar->current()))
        openPage(m_sidebar->ids().value(0));
    for (const auto &[menu, ids] : std::as_const(m_menus)) // a menu of which nothing is allowed tells nobody anything
        menu->menuAction()->setVisible(
            std::any_of(ids.cbegin(), ids.cend(), [this](const QString &id) { return m_actions.isPermitted(id); }));
    m_person->setText(session.isOpen() ? session.fullName() : QString());
    for (const QString &id : {u"file.lock"_s, u"file.sign-out"_s, u"edit.find"_s, u"edit.palette"_s, u"view.refresh"_s})
        m_actions.setBlocked(id, session.isOpen() ? QString() : tr("Sign in first."));
}

void MainWindow::updateCounts()
{
    askForCount(u"today"_s, Views::assets(), u"overdue"_s);
    if (m_workspace.session.may(Permission::AssignRoles))
        askForCount(u"users"_s, Views::users(), u"without-role"_s);
    else
        m_sidebar->setCount(u"users"_s, 0, true);
}

void MainWindow::askForCount(const QString &pageId, const View &view, const QString &condition)
{
    const TableQuery query {.filters = {{u"is"_s, FilterTerm::Op::Equals, {condition}}}};
    m_countReader.ask(
        this, u"count "_s + pageId,
        [&view, query, now = m_workspace.clock.now()](RowEngine &engine) { return engine.count(view, query, now); },
        [this, pageId](const Result<qint64> &count) { m_sidebar->setCount(pageId, count ? int(*count) : 0, true); });
}

void MainWindow::signedIn()
{
    updatePages();
    m_stack->setCurrentWidget(m_work);
    menuBar()->show();
    m_commands->undo().begin();
    openPage(m_sidebar->ids().value(0));
    pageChanged(m_sidebar->current());
    updateCounts();
    restartIdleTimer();
    if (m_wantsBackups)
        openBackups();
}

void MainWindow::signOut()
{
    m_jobs->cancel(); // it works in the name of who leaves
    m_idle.stop();
    m_toasts->clear();
    if (m_palette)
        m_palette->close();
    for (QDialog *dialog : findChildren<QDialog *>()) // those of pages and of other dialogs too
        dialog->close();
    m_dialogsBeforeLock.clear();
    m_workspace.session.close();
    m_commands->setSelection({});
    m_commands->undo().update();
    updatePages();
    m_signIn->reset();
    menuBar()->show();
    m_stack->setCurrentWidget(m_signIn);
}

// Dialogs stay open behind the lock, with what was typed.
void MainWindow::lock()
{
    if (!currentPage())
        return;
    m_idle.stop();
    m_toasts->clear(); // their buttons would still act
    if (m_palette)
        m_palette->close();
    while (QWidget *popup = QApplication::activePopupWidget()) // a menu, a list of suggestions
        popup->hide();
    m_focusBeforeLock = focusWidget();
    m_workspace.session.forgetConfirmation();
    m_lock->lock();
    menuBar()->hide();
    m_stack->setCurrentWidget(m_lock);
    m_dialogsBeforeLock.clear();
    for (QDialog *dialog : findChildren<QDialog *>()) { // those of pages and of other dialogs too
        if (dialog->isVisible())
            m_dialogsBeforeLock.append(dialog);
    }
    for (const QPointer<QDialog> &dialog : std::as_const(m_dialogsBeforeLock))
        dialog->hide();
}

void MainWindow::unlock()
{
    m_stack->setCurrentWidget(m_work);
    menuBar()->show();
    for (const QPointer<QDialog> &dialog : std::exchange(m_dialogsBeforeLock, {})) {
        if (dialog)
            dialog->show();
    }
    if (m_focusBeforeLock)
        m_focusBeforeLock->setFocus();
    restartIdleTimer();
    refreshAll();
}

void MainWindow::refreshAll()
{
    Page *page = currentPage();
    if (!page)
        return;
    page->refresh();
    m_past->follow();
    m_commands->setSelection(page->selection(Commands::previewed));
    m_commands->undo().update();
    m_savedViews->refresh();
    if (!m_countsDue.isActive()) // while others write without a pause, a count comes to its end all the same
        m_countsDue.start();
}

// The toasts stand above the strip.
void MainWindow::jobsChanged()
{
    constexpr QMargins margins(16, 16, 16, 40);
    m_toasts->setMargins(m_jobs->isRunning() ? margins + QMargins(0, 0, 0, m_jobs->sizeHint().height()) : margins);
    if (!m_jobs->isRunning())
        refreshAll();
}

qint64 MainWindow::dataVersion() const
{
    const auto version = Sql::value(m_workspace.database.connection(), u"PRAGMA data_version"_s);
    return version ? version->toLongLong() : m_dataVersion;
}

// What another process wrote shows within a second.
void MainWindow::checkOtherWriters()
{
    const qint64 version = dataVersion();
    if (version == m_dataVersion)
        return;
    m_dataVersion = version;
    refreshAll();
}

void MainWindow::restartIdleTimer()
{
    const int minutes = m_workspace.settings.idleLockMinutes();
    if (minutes > 0 && currentPage())
        m_idle.start(minutes * 60'000);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    const bool touched = event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress
        || event->type() == QEvent::Wheel || event->type() == QEvent::MouseMove;
    if (touched && m_idle.isActive())
        m_idle.start();
    // A modal dialog keeps the window's shortcuts from working, and locking must not wait for it.
    if (event->type() == QEvent::KeyPress && QApplication::activeModalWidget()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (QKeySequence(key->keyCombination()) == m_actions.action(u"file.lock"_s)->shortcut()) {
            lock();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(geometryKey, saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (currentPage() && m_actions.action(u"file.import"_s)->isEnabled()
        && !DroppedFile::path(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    m_commands->importFile(DroppedFile::path(*event->mimeData()));
}
