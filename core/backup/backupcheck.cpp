// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup/backupcheck.h"

#include "core/db/copycheck.h"
#include "core/db/database.h"
#include "core/journal/verifier.h"

namespace {

Result<QList<Finding>> lookAtChain(Database &copy, const Progress &progress)
{
    constexpr int fineness = 1000;
    return Verifier(copy).verifyChain(
        [&progress](double share) { return progress(qint64(share * fineness), fineness); });
}

}

namespace BackupCheck {

Result<BackupFindings> look(const QString &path, const Progress &progress)
{
    QList<Finding> chain;
    auto problems = CopyCheck::problems(path, progress,
                                        [&chain](Database &copy, const Progress &share) -> Result<void> {
                                            auto looked = lookAtChain(copy, share);
                                            if (!looked)
                                                return looked.error();
                                            chain = *std::move(looked);
                                            return {};
                                        });
    if (!problems)
        return problems.error();
    if (problems->isEmpty() && !chain.isEmpty())
        return BackupFindings {.journal = chain.constFirst().message};
    return BackupFindings {.file = *std::move(problems)};
}

}
