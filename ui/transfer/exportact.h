// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablequery.h"
#include "core/tables/view.h"
#include "core/transfer/csvwriter.h"
#include "ui/common/longact.h"

#include <memory>

class PastState;

// Writing a view to a file as a long act: with the rights of who is signed in, and the target as it was when it fails or
// is cancelled.
struct ExportAct
{
    const View &view;
    TableQuery query;
    QList<const ViewColumn *> columns;
    CsvProfile profile = CsvProfile::Safe;
    QString target = {};
    qint64 rows = 0; // about so many, for the progress
    std::shared_ptr<const PastState> past = {}; // the rows as they were then; none: as they are

    // `written` gets the number of rows.
    LongAct act(const std::shared_ptr<qint64> &written) const;
};
