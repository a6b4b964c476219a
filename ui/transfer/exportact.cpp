// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/exportact.h"

#include "core/transfer/exporter.h"
#include "core/workspace/workspace.h"

#include <algorithm>

LongAct ExportAct::act(const std::shared_ptr<qint64> &written) const
{
    const auto write = [request = *this, written](Workspace &workspace, const Progress &progress) -> Result<Saved> {
        const ViewReader reader(workspace.database, workspace.session, workspace.clock.now());
        const auto count = Exporter(reader, workspace.session)
                               .toFile(request.target, request.view, request.query, request.columns, request.profile,
                                       [&](qint64 done) { return progress(done, std::max(done, request.rows)); });
        if (!count)
            return count.error();
        *written = *count;
        return Saved {};
    };
    return {.records = rows, .run = write, .writes = false};
}
