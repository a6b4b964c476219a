// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/windowapplication.h"

#include "core/backup/databaserestore.h"
#include "core/backup/lastknown.h"
#include "core/base/translations.h"
#include "core/demo/demodata.h"
#include "core/workspace/databaselocation.h"
#include "core/workspace/workspace.h"
#include "ui/access/welcomewizard.h"
#include "ui/backups/rollbackdialog.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/settings/appearance.h"
#include "ui/window/mainwindow.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace {

// Settings are found under the application's name, so it is set before there is an application.
int &named(int &argc)
{
    QCoreApplication::setOrganizationName(u"Custodian"_s);
    QCoreApplication::setApplicationName(u"custodian"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CUSTODIAN_VERSION));
    QGuiApplication::setDesktopFileName(u"org.custodian.Custodian"_s);
    QGuiApplication::setApplicationDisplayName(u"Custodian"_s);
    return argc;
}

bool isDemo(const Workspace &workspace)
{
    for (const char *email : {DemoData::adminEmail, DemoData::agentEmail, DemoData::userEmail}) {
        if (!workspace.people.findByEmail(QString::fromLatin1(email)))
            return false;
    }
    return true;
}

}

WindowApplication::WindowApplication(int &argc, char **argv)
    : m_application(named(argc), argv)
{
    applyAppearance();
    QApplication::setWindowIcon(QIcon(u":/icons/custodian.svg"_s));
    Translations::install(QLocale());
    constexpr int rememberMilliseconds = 5000;
    QObject::connect(&m_remember, &QTimer::timeout, &m_application, [this] { remember(); });
    m_remember.start(rememberMilliseconds);
}

WindowApplication::~WindowApplication()
{
    remember();
}

int WindowApplication::run()
{
    const QString path = databaseFromArguments();
    if (path.isEmpty() ? !welcome({}) : !openDatabase(path))
        return 0;
    return QApplication::exec();
}

// The one named on the command line, else the one that was open last, while it is there.
QString WindowApplication::databaseFromArguments()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Who holds what, since when, until when, and who held it before."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption database(u"database"_s, tr("Opens this database."), tr("file"));
    parser.addOption(database);
    parser.addPositionalArgument(u"file"_s, tr("A database to open."), u"[file]"_s);
    parser.process(m_application);
    const QString named = parser.isSet(database) ? parser.value(database) : parser.positionalArguments().value(0);
    if (!named.isEmpty())
        return QFileInfo(named).absoluteFilePath();
    const QString last = DatabaseLocation::last(m_settings);
    return QFileInfo(last).isFile() ? last : QString();
}

bool WindowApplication::openDatabase(const QString &path)
{
    auto workspace = Workspace::open(path, m_clock);
    if (!workspace)
        return welcome(workspace.error());
    bool wantsBackups = false;
    if (!settleRollback(**workspace, wantsBackups))
        return welcome({});
    DatabaseLocation::remember(m_settings, (*workspace)->database.path());
    showWindow(*std::move(workspace));
    if (wantsBackups)
        m_window->openBackups();
    return true;
}

bool WindowApplication::settleRollback(const Workspace &workspace, bool &wantsBackups)
{
    const auto rollback = LastKnown::check(workspace.database);
    if (!rollback || !*rollback)
        return true;
    RollbackDialog dialog(workspace.database.path(), **rollback, m_window.get());
    dialog.exec();
    wantsBackups = dialog.choice() == RollbackDialog::Choice::Restore;
    if (dialog.choice() == RollbackDialog::Choice::Continue)
        (void)LastKnown::accept(workspace.database); // otherwise it is asked once more
    return dialog.choice() != RollbackDialog::Choice::Leave;
}

// Nobody has the database open meanwhile, this window least of all.
void WindowApplication::finishRestore(const std::shared_ptr<DatabaseRestore> &restore)
{
    const QString path = m_workspace->database.path();
    QApplication::setQuitOnLastWindowClosed(false); // another one comes
    m_window.reset();
    m_workspace.reset();
    const auto done = restore->finish(m_clock);
    const bool isOpen = openDatabase(path) && m_window;
    QApplication::setQuitOnLastWindowClosed(true);
    if (!isOpen)
        return QApplication::quit();
    if (!done)
        m_window->showError(done.error());
    else
        m_window->showMessage(
            tr("The backup was restored. The database of before is kept as %1.").arg(QFileInfo(done->kept).fileName()));
}

void WindowApplication::remember()
{
    if (m_workspace)
        (void)LastKnown::remember(m_workspace->database);
}

bool WindowApplication::welcome(const std::optional<Error> &error)
{
    WelcomeWizard wizard(m_clock, m_window.get());
    if (error)
        wizard.showError(*error);
    if (wizard.exec() != QDialog::Accepted)
        return m_window != nullptr;
    if (!wizard.outcome().email.isEmpty())
        m_settings.setValue(u"signin/email"_s, wizard.outcome().email);
    return openDatabase(wizard.outcome().path);
}

void WindowApplication::showWindow(std::unique_ptr<Workspace> workspace)
{
    const bool demo = isDemo(*workspace);
    auto window = std::make_unique<MainWindow>(*workspace, m_settings, demo);
    QObject::connect(
        window.get(), &MainWindow::newDatabaseRequested, &m_application, [this] { welcome({}); }, Qt::QueuedConnection);
    QObject::connect(
        window.get(), &MainWindow::restorePrepared, &m_application,
        [this](const auto &restore) { finishRestore(restore); }, Qt::QueuedConnection);
    QObject::connect(window.get(), &MainWindow::appearanceChanged, &m_application, [this] { applyAppearance(); });
    window->show();
    remember(); // what the one that goes has written
    m_window = std::move(window); // the old window goes before the database it shows
    m_workspace = std::move(workspace);
}

void WindowApplication::applyAppearance()
{
    const Appearance appearance = Appearance::read(m_settings);
    Theme::apply(m_application, appearance.scheme, appearance.density);
}
