// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/passwordhash.h"

#include <QDialog>
#include <QFutureWatcher>

class Clock;
class CreateDatabasePage;
class Notice;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

// What came of the first start.
struct WelcomeOutcome
{
    enum class Kind { None, Created, Opened, Demo };

    Kind kind = Kind::None; // None: cancelled
    QString path = {};
    QString email = {}; // of the administrator, to sign in with; empty for an opened database
};

// The first start: make a database, open one, or try the demo school. What it makes is whole or not there.
class WelcomeWizard final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WelcomeWizard)

public:
    explicit WelcomeWizard(Clock &clock, QWidget *parent = nullptr, const PasswordHash::Cost &cost = {});
    ~WelcomeWizard() override;

    const WelcomeOutcome &outcome() const { return m_outcome; } // after accepted()
    // Where a new database and the demo are suggested to go: the platform's documents and data folders at first.
    void setSuggestedPaths(const QString &database, const QString &demo);

public slots:
    void reject() override; // cancels what runs first

private:
    QWidget *createChoicePage();
    QWidget *createProgressPage();
    void openExisting();
    void createDatabase();
    void createDemo();
    template <typename Work> void run(const WelcomeOutcome &outcome, const QString &text, Work work);
    void finished();
    void fail(const Error &error);

    Clock &m_clock;
    const PasswordHash::Cost m_cost;
    QString m_demoPath;
    QStackedWidget *m_pages;
    Notice *m_error;
    CreateDatabasePage *m_create;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QFutureWatcher<Result<void>> m_job;
    WelcomeOutcome m_pending;
    WelcomeOutcome m_outcome;
};
