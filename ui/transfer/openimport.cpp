// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/openimport.h"

#include "core/workspace/workspace.h"

Result<std::unique_ptr<OpenImport>> OpenImport::open(Workspace &workspace, const ImportSource &source,
                                                     const Progress &progress)
{
    auto file = CsvFile::open(source.path, source.format, progress);
    if (!file)
        return file.error();
    return std::make_unique<OpenImport>(workspace, std::shared_ptr<CsvFile>(*std::move(file)), source.target);
}

OpenImport::OpenImport(Workspace &workspace, const std::shared_ptr<CsvFile> &file, const QString &target)
    : m_file(file)
    , m_target(ImportTargets::make(target, workspace))
    , m_import(workspace, *m_file, *m_target)
{
}

Result<void> OpenImport::correct(qint64 row, int column, const QString &text)
{
    ImportChoices choices = m_import.choices();
    choices.corrections[row].insert(column, text);
    m_import.setChoices(choices);
    const auto same = m_import.findings().doubles.constFind(row);
    if (same == m_import.findings().doubles.cend() || choices.mapping.fieldOf(column) != same->field)
        return {};
    ImportFindings findings = m_import.findings(); // whether it is like another row again, the next dry run tells
    findings.doubles.remove(row);
    return m_import.setFindings(findings);
}
