// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/editdialog.h"

class QLineEdit;

// Asks why before something that is not taken back lightly: a verb on the button, what it acts on, a reason.
class ReasonDialog final : public EditDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReasonDialog)

public:
    using Act = std::function<Result<Saved>(Workspace &workspace, const QString &reason, const Progress &progress)>;

    // `required`: the act cannot be done without a reason.
    ReasonDialog(Workspace &workspace, const QString &title, const QString &explanation, const QString &verb,
                 bool required, const Act &act, QWidget *parent = nullptr);

    void setRecords(qint64 records) { m_records = records; } // it acts on, one unless said otherwise

protected:
    Result<Saved> save() override;
    Result<std::optional<LongAct>> longAct() override;

private:
    Workspace &m_workspace;
    const Act m_act;
    qint64 m_records = 1;
    QLineEdit *m_reason;
};
