// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/tablepage.h"

// Who holds and held what, newest first.
class AssignmentsPage final : public TablePage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AssignmentsPage)

public:
    explicit AssignmentsPage(const PageContext &context, QWidget *parent = nullptr);

    Selection selection(qint64 limit = everything) const override;

protected:
    InspectorContent inspect(qint64 id) const override;
};
