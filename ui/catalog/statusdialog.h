// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "ui/catalog/catalogdialog.h"

class QButtonGroup;

// Adds or edits a status; its kind, with a sentence each, says what an asset with it may do.
class StatusDialog final : public CatalogDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusDialog)

public:
    explicit StatusDialog(Workspace &workspace, QWidget *parent = nullptr);

    void setStatus(const StatusLabel &status);
    StatusLabel status() const; // as typed

protected:
    Result<Saved> save() override;

private:
    QWidget *createKinds();

    StatusLabel m_original;
    QButtonGroup *m_kinds;
};
