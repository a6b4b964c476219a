// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/saved.h"
#include "core/transfer/import.h"

#include <QDialog>

class ImportCheckStep;
class ImportColumnsStep;
class ImportFileStep;
class ImportRunStep;
class JobStrip;
class Notice;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSettings;
class QStackedWidget;

// Brings a file in, in four steps: the file, its columns, a dry run, the import. Nothing is written before the last one,
// which is one operation and runs as a job of the window. Open with open().
class ImportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportDialog)

public:
    // `jobs` runs the import itself. All outlive it.
    ImportDialog(Workspace &workspace, QSettings &settings, JobStrip &jobs, QWidget *parent = nullptr);
    ~ImportDialog() override;

    void setPath(const QString &path); // the file to begin with

public slots:
    void reject() override; // cancels what runs first

signals:
    void imported(qint64 operation); // 0 when nothing had to change
    void linkActivated(const QString &link); // see Page; the dialog closes
    void undoRequested(qint64 operation); // what was imported shall go again; the dialog closes

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum Step { File, Columns, Check, Run, StepCount };

    QWidget *createHeader();
    QWidget *createButtons();
    void connectSteps();
    Step step() const;
    void showStep(Step step);
    void next();
    void back();
    void showColumns();
    void beginCheck();
    void remember(const ImportChoices &choices);
    void confirmAndRun();
    QString importTitle() const;
    void run();
    void finished(const Result<Saved> &done, const ImportFindings &found);
    void showError(const Error &error);
    void updateButtons();
    bool canGoOn() const;
    QString nextText() const;
    bool isRunning() const;

    Workspace &m_workspace;
    QSettings &m_settings;
    JobStrip &m_jobs;
    QList<QLabel *> m_stepLabels;
    QStackedWidget *m_steps;
    ImportFileStep *m_file;
    ImportColumnsStep *m_columns;
    ImportCheckStep *m_check;
    ImportRunStep *m_run;
    Notice *m_notice;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_cancel;
    bool m_isNewFile = true; // what is shown of the columns belongs to another one
    bool m_isImporting = false;
    bool m_isDone = false;
};
