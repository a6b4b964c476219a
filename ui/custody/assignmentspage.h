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
    AssignmentsPage(Workspace &workspace, ActionRegistry &actions, QSettings &settings, QWidget *parent = nullptr);

    Selection selection() const override;

protected:
    InspectorContent inspect(qint64 id) const override;
};
