// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/csvfile.h"
#include "core/transfer/import.h"
#include "support/expect.h"
#include "support/testworkspace.h"

// A file of a test on its way into a workspace.
class Incoming final
{
public:
    Incoming(TestWorkspace &workspace, const QByteArray &content, const QString &target = QStringLiteral("assets"))
        : Incoming(workspace.workspace(), content, target)
    {
    }
    Incoming(Workspace &workspace, const QByteArray &content, const QString &target)
    {
        QFile written(m_folder.filePath(QStringLiteral("in.csv")));
        if (written.open(QIODevice::WriteOnly))
            written.write(content);
        written.close();
        m_file = got(CsvFile::open(written.fileName()));
        m_target = ImportTargets::make(target, workspace);
        m_import = std::make_unique<Import>(workspace, *m_file, *m_target);
    }

    Import *operator->() { return m_import.get(); }
    void choose(const std::function<void(ImportChoices &)> &change)
    {
        ImportChoices choices = m_import->choices();
        change(choices);
        m_import->setChoices(choices);
    }
    ImportSummary tried()
    {
        m_problems.clear();
        return got(m_import->dryRun({}, [this](const ImportProblem &problem) { m_problems.append(problem.text()); }));
    }
    QStringList problems() const { return m_problems; }
    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<CsvFile> m_file;
    std::unique_ptr<ImportTarget> m_target;
    std::unique_ptr<Import> m_import;
    QStringList m_problems;
};
