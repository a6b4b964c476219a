// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QApplication>
#include <QSettings>
#include <QTimer>

#include <memory>
#include <optional>

class DatabaseRestore;
class MainWindow;
class Workspace;

// Composition root of the window: command line, looks, which database, then the window on it.
class WindowApplication final
{
    Q_DECLARE_TR_FUNCTIONS(WindowApplication)
    Q_DISABLE_COPY_MOVE(WindowApplication)

public:
    WindowApplication(int &argc, char **argv);
    ~WindowApplication();

    int run(); // the exit status

private:
    QString databaseFromArguments();
    bool openDatabase(const QString &path); // false: there is nothing to show
    bool welcome(const std::optional<Error> &error);
    bool settleRollback(const Workspace &workspace, bool &wantsBackups); // false: another file is to be opened
    void finishRestore(const std::shared_ptr<DatabaseRestore> &restore);
    void remember();
    void showWindow(std::unique_ptr<Workspace> workspace);
    void applyAppearance();

    QApplication m_application;
    QSettings m_settings;
    Clock m_clock;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    QTimer m_remember;
};
