// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backup/lastknown.h"

#include <QDialog>

// Says, before a database is shown, that operations are missing in it which were there, and asks what is to be done.
class RollbackDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RollbackDialog)

public:
    enum class Choice { Leave, Continue, Restore };

    RollbackDialog(const QString &path, const LastKnown::Rollback &rollback, QWidget *parent = nullptr);

    Choice choice() const { return m_choice; } // Leave when it was closed

private:
    void choose(Choice choice);

    Choice m_choice = Choice::Leave;
};
