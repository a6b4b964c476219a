// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/roles/role.h"
#include "ui/conflicts/mergingdialog.h"

class Notice;
class PermissionMatrix;
class QLineEdit;

// Makes a role or changes what it may do. Nobody grants what they do not hold, nobody changes their own role:
// what is refused is disabled, with the reason.
class RoleDialog final : public MergingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoleDialog)

public:
    explicit RoleDialog(Workspace &workspace, QWidget *parent = nullptr); // a new role

    void setRole(const Role &role); // edits this one, with the rights it has
    // A new role that starts as a copy of this one.
    void setTemplate(const Role &role);
    Role role() const; // as typed
    Grants grants() const; // as chosen

protected:
    Result<Saved> save() override;

private:
    void createFields();
    void loadGrants(qint64 roleId);
    void updateRefusal();
    QString refusal() const;

    Role m_original;
    Grants m_originalGrants; // as they were read
    Notice *m_notice;
    QLineEdit *m_name;
    QLineEdit *m_description;
    PermissionMatrix *m_matrix;
};
