// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/custody/custodydialog.h"

// Hands assets that are in stock to a person.
class CheckOutDialog final : public CustodyDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckOutDialog)

public:
    explicit CheckOutDialog(Workspace &workspace, QWidget *parent = nullptr);

protected:
    LongAct::Run write() const override;
};
