// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backup/backup.h"
#include "ui/access/confirmpersondialog.h"

// Which backup is to be restored over the open database, why, with its passphrase where it has one, and the password of
// whoever does it. What is restored and how is for the owner, once saved() is emitted.
class RestoreDialog final : public ConfirmPersonDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestoreDialog)

public:
    RestoreDialog(Workspace &workspace, const Backup &backup, QWidget *parent = nullptr);

    const Backup &backup() const { return m_backup; }
    QString passphrase() const; // empty for a backup without
    QString reason() const;

private:
    const Backup m_backup;
    QLineEdit *m_passphrase;
    QLineEdit *m_reason;
};
