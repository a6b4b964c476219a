// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/passwordhash.h"

#include <QDialog>
#include <QFutureWatcher>

#include <functional>

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
    QString email = {}; // to sign in with; empty for an opened database
};

// The first start: make a database, open one, or try the demo school. What it makes is whole or not there; it
// opens nothing itself, that is the owner's.
class WelcomeWizard final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WelcomeWizard)

public:
    explicit WelcomeWizard(Clock &clock, QWidget *parent = nullptr, const PasswordHash::Cost &cost = {});
    ~WelcomeWizard() override;

    const WelcomeOutcome &outcome() const { return m_outcome; } // after accepted()
    // Where a new database and the demo go unless the person says otherwise: the platform's data folder at first.
    void setSuggestedPaths(const QString &database, const QString &demo);
    // Why the chosen database could not be opened, when the owner shows the dialog again.
    void showError(const Error &error);

public slots:
    void reject() override; // cancels what runs first

private:
    using Work = std::function<Result<void>(QPromise<Result<void>> &promise)>;

    QWidget *createHeader();
    QWidget *createChoicePage();
    QWidget *createProgressPage();
    void showCreatePage();
    void openExisting();
    void createDatabase();
    void createDemo();
    void run(const WelcomeOutcome &pending, const QString &text, const Work &work);
    void finished();
    void complete(const WelcomeOutcome &outcome);
    void showPage(QWidget *page);

    Clock &m_clock;
    const PasswordHash::Cost m_cost;
    QString m_demoPath;
    QStackedWidget *m_pages;
    QLabel *m_title;
    QLabel *m_sentence;
    Notice *m_error;
    CreateDatabasePage *m_create;
    QWidget *m_choice;
    QWidget *m_running;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QFutureWatcher<Result<void>> m_job;
    WelcomeOutcome m_pending;
    WelcomeOutcome m_outcome;
};
