// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job.h"
#include "ui/transfer/openimport.h"

#include <QWidget>

class ImportProgress;
class ImportQuestions;
class ImportRowDetails;
class ImportRowsModel;
class MissingEntriesPanel;
class Notice;
class QButtonGroup;
class QHBoxLayout;
class QPushButton;
class QStackedWidget;
class TableView;

// The third step of an import: the dry run and what it found. Rows by what would become of them, the cells of the
// rejected ones to be corrected, the names that the catalog lacks, and what has to be asked.
class ImportCheckStep final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportCheckStep)

public:
    explicit ImportCheckStep(Workspace &workspace, QWidget *parent = nullptr);
    ~ImportCheckStep() override;

    // Begins a dry run of that file.
    void check(const ImportSource &source, const std::shared_ptr<CsvFile> &file, const ImportChoices &choices);
    void checkAgain(); // with what was corrected and decided
    void cancel();
    bool isRunning() const { return m_isRunning; } // until its end is told
    void saveRejects(); // asks where to
    void writeRejects(const QString &path);

    // What is shown: none before the first dry run.
    bool hasFindings() const { return m_import != nullptr && !isRunning(); }
    bool isStale() const { return m_isStale; } // something was corrected or decided since
    bool changesSomething() const; // an import of the good rows would
    const ImportSource &source() const { return m_source; }
    const ImportChoices &choices() const { return (*m_import)->choices(); }
    const ImportFindings &findings() const { return (*m_import)->findings(); }
    void setImported(const ImportFindings &found); // what writeRejects() is about from then on

signals:
    void changed();
    void cancelled(); // the dry run; what was found before is shown again, if there is something
    void failed(const Error &error); // likewise
    void rejectsWritten(const QString &path, qint64 rows);

private:
    QWidget *createFindings();
    QWidget *createFilters();
    QWidget *createRows();
    QPushButton *addFilter(QHBoxLayout *row, int id, const QString &name);
    void start(const ImportSource &source, const std::shared_ptr<CsvFile> &file, const ImportChoices &choices);
    void finished(const Result<Saved> &done);
    void show();
    void showCounts();
    void showFilter(int id);
    void showWarnings();
    void showCurrent();
    void answer();
    void decide();
    void setStale();
    void correct(int row, const QString &column);
    void correctCurrent();

    Workspace &m_workspace;
    Job m_job;
    Job m_rejectsJob;
    ImportSource m_source;
    ImportSource m_pendingSource;
    ImportChoices m_pendingChoices;
    std::shared_ptr<CsvFile> m_pendingFile;
    std::shared_ptr<CsvFile> m_file;
    std::shared_ptr<ImportFindings> m_found;
    std::unique_ptr<OpenImport> m_import;
    bool m_isStale = false;
    bool m_isRunning = false;

    QStackedWidget *m_pages;
    ImportProgress *m_progress;
    QWidget *m_findings = nullptr;
    ImportQuestions *m_questions;
    Notice *m_warnings;
    QButtonGroup *m_filters;
    QPushButton *m_saveRejects;
    QStackedWidget *m_content;
    QWidget *m_rowsPage = nullptr;
    ImportRowsModel *m_model;
    TableView *m_table;
    ImportRowDetails *m_details;
    MissingEntriesPanel *m_missing;
};
