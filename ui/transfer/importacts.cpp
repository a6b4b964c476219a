// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importacts.h"

namespace {

Result<std::unique_ptr<OpenImport>> opened(Workspace &workspace, const ImportSource &source,
                                           const ImportChoices &choices)
{
    auto import = OpenImport::open(workspace, source);
    if (import)
        (**import)->setChoices(choices);
    return import;
}

Result<std::unique_ptr<OpenImport>> checked(Workspace &workspace, const ImportSource &source,
                                            const ImportChoices &choices, const ImportFindings &findings)
{
    auto import = opened(workspace, source, choices);
    if (!import)
        return import;
    if (auto taken = (**import)->setFindings(findings); !taken)
        return taken.error();
    return import;
}

}

namespace ImportActs {

LongAct::Run check(const ImportSource &source, const ImportChoices &choices,
                   const std::shared_ptr<ImportFindings> &into)
{
    return [=](Workspace &workspace, const Progress &progress) -> Result<Saved> {
        const auto import = opened(workspace, source, choices);
        if (!import)
            return import.error();
        if (const auto found = (**import)->dryRun(progress); !found)
            return found.error();
        *into = (**import)->findings();
        return Saved {};
    };
}

LongAct::Run run(const ImportSource &source, const ImportChoices &choices, const Findings &findings,
                 const std::shared_ptr<ImportFindings> &into)
{
    return [=](Workspace &workspace, const Progress &progress) -> Result<Saved> {
        const auto import = checked(workspace, source, choices, *findings);
        if (!import)
            return import.error();
        const auto done = (**import)->run(progress);
        if (!done)
            return done.error();
        *into = (**import)->findings();
        return Saved {done->operation};
    };
}

LongAct::Run writeRejects(const ImportSource &source, const ImportChoices &choices, const Findings &findings,
                          const QString &path, const std::shared_ptr<qint64> &into)
{
    return [=](Workspace &workspace, const Progress &progress) -> Result<Saved> {
        const auto import = checked(workspace, source, choices, *findings);
        if (!import)
            return import.error();
        const auto written = (**import)->writeRejects(path, progress);
        if (!written)
            return written.error();
        *into = *written;
        return Saved {};
    };
}

}
