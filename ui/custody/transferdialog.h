// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/custody/custodydialog.h"

// Hands assets that somebody holds on to another person, in one act.
class TransferDialog final : public CustodyDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferDialog)

public:
    explicit TransferDialog(Workspace &workspace, QWidget *parent = nullptr);

protected:
    LongAct::Run write() const override;
};
