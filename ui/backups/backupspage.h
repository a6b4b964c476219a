// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backup/backup.h"
#include "core/base/result.h"
#include "ui/common/longact.h"

#include <QWidget>

#include <memory>

class BackupPlanCard;
class BackupTableModel;
class DatabaseRestore;
class EditDialog;
class JobStrip;
class Notice;
class QAction;
class QLabel;
class QSettings;
class QSortFilterProxyModel;
class RestoreDialog;
class TableView;
class Workspace;

// The backups that are there, whether they are right, and what can be done with them; below, when they are made.
class BackupsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackupsPage)

public:
    // All outlive it.
    BackupsPage(Workspace &workspace, QSettings &settings, JobStrip &jobs, QWidget *parent = nullptr);

public slots:
    void reload(); // looks into the folder again
    void updateRights();
    void backUp();
    void verify(); // the selected one
    void restore(); // the selected one
    void chooseAndRestore(); // one from elsewhere

signals:
    void message(const QString &text);
    void failed(const Error &error);
    // Everything that takes long is done; to finish, nobody may have the database open.
    void restorePrepared(const std::shared_ptr<DatabaseRestore> &restore);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createHeader();
    QWidget *createTable();
    QAction *createAction(const QString &id, const QString &iconName, const QString &text, void (BackupsPage::*slot)());
    void openFolder();
    void open(EditDialog *dialog, const QString &done);
    void runVerify(const Backup &backup);
    void askToRestore(const Backup &backup);
    void prepare(const RestoreDialog &dialog);
    void updateActions();
    void updateState(const QList<Backup> &backups);
    void updateEmptyState();
    const Backup *selected() const;

    Workspace &m_workspace;
    QSettings &m_settings;
    JobStrip &m_jobs;
    BackupTableModel *m_model;
    QSortFilterProxyModel *m_proxy;
    TableView *m_table;
    QLabel *m_state;
    Notice *m_notice;
    BackupPlanCard *m_plan;
    QAction *m_backUp;
    QAction *m_verify;
    QAction *m_restore;
    QAction *m_restoreFile;
    QAction *m_folder;
};
