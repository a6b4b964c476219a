// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/editdialog.h"

#include <functional>

class QLineEdit;

// Asks why before something that is not taken back lightly: a verb on the button, what it acts on, a reason.
class ReasonDialog final : public EditDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReasonDialog)

public:
    using Act = std::function<Result<Saved>(const QString &reason)>;

    // `required`: the act cannot be done without a reason.
    ReasonDialog(const QString &title, const QString &explanation, const QString &verb, bool required, const Act &act,
                 QWidget *parent = nullptr);

protected:
    Result<Saved> save() override;

private:
    const Act m_act;
    QLineEdit *m_reason;
};
