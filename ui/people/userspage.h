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
    UsersPage(Workspace &workspace, ActionRegistry &actions, QSettings &settings, QWidget *parent = nullptr);

    Selection selection() const override;

protected:
    InspectorContent inspect(qint64 id) const override;
};
