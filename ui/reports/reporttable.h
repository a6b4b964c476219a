// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report.h"
#include "ui/tables/tablepage.h"

// The rows of one report, to be looked at, filtered further and exported. What they are about can be opened and acted
// upon from here.
class ReportTable final : public TablePage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportTable)

public:
    // `report` outlives the table.
    ReportTable(const PageContext &context, const Report &report, const QList<FilterTerm> &filters,
                QWidget *parent = nullptr);

    Selection selection(qint64 limit = everything) const override;

private:
    QString link(qint64 id) const; // to what a row is about; see Page
};
