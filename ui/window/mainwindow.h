// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/backgroundreader.h"
#include "ui/common/actionregistry.h"
#include "ui/common/toast.h"
#include "ui/palette/paletteitem.h"
#include "ui/window/commands.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class AdministrationPage;
class CommandPalette;
class DatabaseRestore;
class JobStrip;
class LockPage;
class Page;
class PastMoment;
class QDialog;
class QLabel;
class QMenu;
class QSettings;
class QSplitter;
class QStackedWidget;
class SavedViewCommands;
class Sidebar;
class SignInPage;
class TablePage;
class Workspace;

// The window: sign-in first, then the sidebar with its pages; locked when nobody touches it for a while.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    // `showDemoAccounts`: the sign-in page offers the accounts of the demo data.
    MainWindow(Workspace &workspace, QSettings &settings, bool showDemoAccounts, QWidget *parent = nullptr);
    ~MainWindow() override;

    void openPage(const QString &id); // "assets"; ignored for one that is not there
    void openSavedView(qint64 id); // by its entry in the sidebar; ignored for one that is not there
    void followLink(const QString &link); // see Page
    void openBackups(); // at once, or after signing in
    void showMessage(const QString &text);
    void showError(const Error &error);

signals:
    void newDatabaseRequested(); // the welcome dialog is wanted
    void appearanceChanged();
    void restorePrepared(const std::shared_ptr<DatabaseRestore> &restore); // see BackupsPage

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override; // a file of separated values is imported
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createWindowActions();
    void openPalette();
    QList<PaletteItem> savedViewItems();
    void createMenus();
    void createPages();
    void createStatusBar();
    void addPage(const QString &id, const QString &iconName, const QString &text, Page *page,
                 const QList<Permission> &needs, Scope reach = Scope::All);
    void updatePages();
    void updateCounts();
    void askForCount(const QString &pageId, const View &view, const QString &condition);
    void showAdded(const QString &link);
    void pageChanged(const QString &id); // a page, or a saved view
    void showPage(const QString &id);
    void showSavedView(qint64 id);
    void signedIn();
    void signOut();
    void lock();
    void unlock();
    void refreshAll();
    void jobsChanged();
    qint64 dataVersion() const; // changes when another connection has written
    void checkOtherWriters();
    void restartIdleTimer();
    Page *currentPage() const;

    struct PageEntry
    {
        QString id;
        Page *page;
        QList<Permission> needs; // shown to whoever has one of these as far as `reach`; empty for everybody
        Scope reach;
        bool showsSavedView = false;
    };
    PageEntry *pageEntry(const QString &id);

    Workspace &m_workspace;
    QSettings &m_settings;
    BackgroundReader m_rowReader;
    BackgroundReader m_countReader;
    BackgroundReader m_paletteReader; // its own, so that typing there neither waits for a sort nor cancels it
    ActionRegistry m_actions;
    ToastHost *m_toasts;
    JobStrip *m_jobs;
    PastMoment *m_past;
    Commands *m_commands;
    QStackedWidget *m_stack; // sign-in, lock, work
    SignInPage *m_signIn;
    LockPage *m_lock;
    QWidget *m_work;
    Sidebar *m_sidebar;
    QStackedWidget *m_pages;
    SavedViewCommands *m_savedViews;
    QList<PageEntry> m_entries;
    QList<std::pair<QMenu *, QStringList>> m_menus;
    AdministrationPage *m_administration = nullptr;
    QLabel *m_person;
    QPointer<QWidget> m_focusBeforeLock;
    QList<QPointer<QDialog>> m_dialogsBeforeLock;
    QPointer<CommandPalette> m_palette;
    QTimer m_idle;
    QTimer m_poll;
    QTimer m_countsDue;
    qint64 m_dataVersion = 0;
    bool m_wantsBackups = false;
};
