// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/tablepage.h"

// All roles, with what the selected one may do and who has it beside them.
class RolesPage final : public TablePage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RolesPage)

public:
    explicit RolesPage(const PageContext &context, QWidget *parent = nullptr);

    Selection selection(qint64 limit = everything) const override;

protected:
    InspectorContent inspect(qint64 id) const override;
};
