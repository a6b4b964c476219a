// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/custody/custodydialog.h"

// Sets a new due date, or none, for assets that somebody holds.
class ExtendDialog final : public CustodyDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExtendDialog)

public:
    explicit ExtendDialog(Workspace &workspace, QWidget *parent = nullptr);

protected:
    LongAct::Run write() const override;
};
