// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/csvfile.h"
#include "core/transfer/import.h"

// Which file comes in as what, and how it is read: a value that can go to another thread.
struct ImportSource
{
    QString path = {};
    CsvChoice format = {};
    QString target = {}; // one of ImportTargets::names()
};

// A file, the kind of record its rows are, and the import of the one as the other: in one thread, on one workspace.
class OpenImport final
{
    Q_DISABLE_COPY_MOVE(OpenImport)

public:
    // As CsvFile::open().
    static Result<std::unique_ptr<OpenImport>> open(Workspace &workspace, const ImportSource &source,
                                                    const Progress &progress = {});
    // `target` is a known one. The workspace outlives it.
    OpenImport(Workspace &workspace, const std::shared_ptr<CsvFile> &file, const QString &target);

    Import *operator->() { return &m_import; }
    const CsvFile &file() const { return *m_file; }
    const ImportLookups &lookups() const { return m_target->lookups(); }

    // Has that text stand in for a cell of the file; row() tells at once what comes of it.
    Result<void> correct(qint64 row, int column, const QString &text);

private:
    const std::shared_ptr<CsvFile> m_file;
    const std::unique_ptr<ImportTarget> m_target;
    Import m_import;
};
