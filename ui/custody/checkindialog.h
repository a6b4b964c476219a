// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/custody/custodydialog.h"

class DialogChoice;

// Takes assets back: their condition, the status and the place they return to.
class CheckInDialog final : public CustodyDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckInDialog)

public:
    explicit CheckInDialog(Workspace &workspace, QWidget *parent = nullptr);

protected:
    LongAct::Run write() const override;

private:
    DialogChoice *createStatus() const;

    DialogChoice *m_status;
    DialogChoice *m_site;
};
