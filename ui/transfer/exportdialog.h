// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transfer/exportjob.h"

#include <QDialog>

class FormField;
class QButtonGroup;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSettings;
class Workspace;

// Exports what a table shows: its filter, its order, its columns. Remembers folder and profile; long exports show
// progress and can be cancelled.
class ExportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    // `columns`: the ones shown, in order; the others the reader may see are offered unchecked.
    ExportDialog(Workspace &workspace, QSettings &settings, const View &view, const TableQuery &query,
                 const QList<const ViewColumn *> &columns, qint64 rowCount, QWidget *parent = nullptr);

    QString target() const;

public slots:
    void accept() override;
    void reject() override; // cancels what runs first

signals:
    void exported(const QString &path, qint64 rows);

private:
    QWidget *createColumns(const QList<const ViewColumn *> &columns);
    QWidget *createProfiles();
    QWidget *createTarget();
    QList<const ViewColumn *> chosenColumns() const;
    CsvProfile profile() const;
    void browse();
    void finished(const Result<qint64> &rows);
    void setRunning(bool running);

    Workspace &m_workspace;
    QSettings &m_settings;
    const View &m_view;
    const TableQuery m_query;
    ExportJob m_job;
    QListWidget *m_columns;
    QButtonGroup *m_profiles;
    QLineEdit *m_target;
    FormField *m_targetField;
    QProgressBar *m_progress;
    QLabel *m_error;
    QPushButton *m_export;
};
