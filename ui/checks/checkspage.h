// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/check.h"
#include "core/journal/saved.h"
#include "core/tables/backgroundreader.h"

#include <QWidget>

class CheckCard;
class EmptyState;
class JobStrip;
class Notice;
class QAction;
class QLabel;
class QVBoxLayout;
class Workspace;

// What contradicts itself and what only looks wrong, by kind, each with its fix beside it. It is looked for in the
// background: when the page comes into view, after a fix, and when somebody asks.
class ChecksPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecksPage)

public:
    // All outlive it.
    ChecksPage(Workspace &workspace, JobStrip &jobs, QWidget *parent = nullptr);

public slots:
    void checkAgain();
    void refresh(); // after a change
    void updateRights();

signals:
    void message(const QString &text, qint64 operation); // done; the operation for "Undo"
    void failed(const Error &error);
    void linkActivated(const QString &link); // see Page
    void assignRoleRequested(const QList<qint64> &people);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createHeader();
    QWidget *createList();
    void showResults(const Result<QList<CheckResult>> &results);
    bool isShown(const QList<CheckResult> &results) const;
    void clear();
    void addCard(const CheckResult &result);
    void fix(const Check &check, CheckFix fix, const CheckFinding &finding);
    void fixAll(const CheckResult &result);
    void assignRoles(const CheckResult &result);
    void open(const Check &check, qint64 id);
    void fixed(const Result<Saved> &done, const QString &text);
    void updateState();
    QString refusal(CheckFix fix, qsizetype findings) const;

    Workspace &m_workspace;
    JobStrip &m_jobs;
    BackgroundReader m_reader;
    QAction *m_again;
    QLabel *m_state;
    Notice *m_notice;
    EmptyState *m_empty;
    QWidget *m_list;
    QVBoxLayout *m_cards;
    QList<CheckCard *> m_shown;
    QDateTime m_checkedAt; // invalid while nothing is known
    qint64 m_person = 0; // who the list was made for
    bool m_running = false;
};
