// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transfer/mappingmemory.h"
#include "ui/transfer/openimport.h"

#include <QWidget>

#include <atomic>

class Notice;
class QComboBox;
class QLineEdit;
class QSettings;
class QStandardItemModel;
class TableView;

// The first step of an import: the file, what its rows are, how it is read, and its first rows as they will be read.
class ImportFileStep final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportFileStep)

public:
    ImportFileStep(Workspace &workspace, QSettings &settings, QWidget *parent = nullptr);
    ~ImportFileStep() override; // stops reading

    void setPath(const QString &path); // reads it in the background
    bool isComplete() const; // it was read, it has a header that will do, and it is known what it is
    // Of a complete step.
    const std::shared_ptr<CsvFile> &file() const { return m_file; }
    ImportSource source() const; // as it was detected or chosen: nothing is left to detect
    // How a file with these columns was imported the last time, if that was as the same kind.
    std::optional<MappingMemory::Memory> memory() const;

signals:
    void changed(); // all that was made of the former file is void
    void progressed(); // isComplete() may have changed

private:
    struct Reading;

    QWidget *createPath();
    QWidget *createChoices();
    void browse();
    void read();
    void readAgain(); // after a choice of how
    void show(const Reading &reading);
    void forgetFormat();
    void showFormat(const CsvFormat &format);
    void showPreview();
    void guessTarget();
    CsvChoice chosenFormat() const;

    Workspace &m_workspace;
    QSettings &m_settings;
    QLineEdit *m_path;
    QComboBox *m_target;
    QComboBox *m_encoding;
    QComboBox *m_delimiter;
    Notice *m_notice;
    QStandardItemModel *m_rows;
    TableView *m_preview;
    std::shared_ptr<CsvFile> m_file;
    std::shared_ptr<std::atomic_int> m_generation; // of what is read; an older reading stops
};
