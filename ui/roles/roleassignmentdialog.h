// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/roles/role.h"
#include "ui/common/editdialog.h"

#include <QHash>

class Notice;
class PersonCheckList;
class QHBoxLayout;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
struct Person;
class RoleEffectPanel;
class Workspace;

// Gives a role to one or many people, and says before what each gains and loses. One's own role and the last
// administrator are disabled, with the reason. Under the several-roles policy it also takes roles away.
class RoleAssignmentDialog final : public EditDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoleAssignmentDialog)

public:
    explicit RoleAssignmentDialog(Workspace &workspace, QWidget *parent = nullptr);

    void setPeople(const QList<qint64> &userIds);
    void setRole(qint64 roleId);
    QList<qint64> people() const;
    qint64 role() const; // 0: none chosen

signals:
    void revoked(const Saved &saved); // a role was taken away; the dialog stays open

protected:
    Result<Saved> save() override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createChoices();
    QWidget *createEffect();
    void createReason();
    void loadRoles();
    void refresh();
    void updateRole(QListWidgetItem *item);
    void updateEffect();
    void updateRevoke();
    void revoke(qint64 roleId);
    QString refusalOf(const Person &person, qint64 roleId) const;
    QString personRefusal(const Person &person) const;
    QString roleRefusal(qint64 roleId) const;
    QString refusal() const;
    QString othersText() const;

    Workspace &m_workspace;
    Notice *m_notice;
    PersonCheckList *m_people;
    QListWidget *m_roles;
    RoleEffectPanel *m_effect;
    QWidget *m_revoke;
    QHBoxLayout *m_revokeRow;
    QLineEdit *m_reason;
    // Since the last refresh(): people of the same standing are told the same, however many there are.
    mutable QHash<QString, QString> m_refusals;
};
