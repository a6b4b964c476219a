// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/access/confirmpersondialog.h"

class QLineEdit;

// Asks for a reason and for the person's password before a record is deleted for good; the button names the record.
class PurgeDialog final : public ConfirmPersonDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PurgeDialog)

public:
    using Act = std::function<Result<Saved>(const QString &reason)>;

    // `name`: of the record. `consequences`: what goes with it, a sentence.
    PurgeDialog(Workspace &workspace, const QString &name, const QString &consequences, const Act &act,
                QWidget *parent = nullptr);

protected:
    Result<Saved> save() override;

private:
    const Act m_act;
    QLineEdit *m_reason;
};
