// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/tablepage.h"

// All people, with the selected one's contact, role and what they hold and held beside them.
class UsersPage final : public TablePage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UsersPage)

public:
    explicit UsersPage(const PageContext &context, QWidget *parent = nullptr);

    Selection selection(qint64 limit = everything) const override;

protected:
    InspectorContent inspect(qint64 id) const override;
};
