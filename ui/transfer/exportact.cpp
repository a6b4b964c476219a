// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/exportact.h"

#include "core/transfer/exporter.h"
#include "core/workspace/pastworkspace.h"

#include <algorithm>

LongAct ExportAct::act(const std::shared_ptr<qint64> &written) const
{
    const auto write = [request = *this, written](Workspace &workspace, const Progress &progress) -> Result<Saved> {
        const auto opened = request.past
            ? PastWorkspace::open(workspace.database.path(), request.past, workspace.session)
            : Result<std::unique_ptr<PastWorkspace>>(std::unique_ptr<PastWorkspace>());
        if (!opened)
            return opened.error();
        Workspace &shown = *opened ? (*opened)->workspace() : workspace;
        const ViewReader reader(shown.database, shown.session, shown.clock.now());
        const auto count = Exporter(reader, shown.session)
                               .toFile(request.target, request.view, request.query, request.columns, request.profile,
                                       [&](qint64 done) { return progress(done, std::max(done, request.rows)); });
        if (!count)
            return count.error();
        *written = *count;
        return Saved {};
    };
    return {.records = rows, .run = write, .writes = false};
}
