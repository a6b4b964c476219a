// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/savedviews/savedview.h"
#include "ui/common/editdialog.h"

class Notice;
class QCheckBox;
class QLineEdit;
class Workspace;

// Keeps what a list shows under a name, for oneself or for everybody; a name the person has already replaces that view.
// A view that has been saved is renamed.
class SavedViewDialog final : public EditDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SavedViewDialog)

public:
    // `saved`: what is to be kept, with the name to begin with; or, with an id, the one to rename.
    SavedViewDialog(Workspace &workspace, const SavedView &saved, QWidget *parent = nullptr);

protected:
    Result<Saved> save() override;

private:
    void createSharing();
    void nameChanged();

    Workspace &m_workspace;
    const SavedView m_original;
    std::optional<SavedView> m_replaced;
    Notice *m_notice;
    QLineEdit *m_name;
    QCheckBox *m_shared;
};
