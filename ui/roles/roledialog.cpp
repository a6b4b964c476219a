// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/roledialog.h"

#include "core/workspace/workspace.h"
#include "ui/access/notice.h"
#include "ui/access/writerefusal.h"
#include "ui/common/errortext.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"
#include "ui/roles/permissionmatrix.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

RoleDialog::RoleDialog(Workspace &workspace, QWidget *parent)
    : MergingDialog(workspace, parent)
    , m_notice(new Notice)
    , m_name(new QLineEdit)
    , m_description(new QLineEdit)
    , m_matrix(new PermissionMatrix)
{
    body()->insertWidget(0, m_notice);
    createFields();
    body()->addWidget(m_matrix, 1);
    m_matrix->setLimit(workspace.session.grants());
    connect(m_matrix, &PermissionMatrix::changed, this, &RoleDialog::clearError);
    setRole({});
    resize(740, 720);
}

void RoleDialog::createFields()
{
    m_name->setObjectName(u"name"_s);
    m_name->setMaxLength(80);
    FormField *name = form()->addField(tr("&Name"), m_name, 2);
    name->setRequired(true);
    bindField(u"name"_s, name);
    connect(m_name, &QLineEdit::textChanged, name, &FormField::clearMessage);
    m_description->setObjectName(u"description"_s);
    m_description->setMaxLength(255);
    FormField *description = form()->addField(tr("&Description"), m_description, 2);
    description->setHint(tr("A sentence: who it is for"));
    bindField(u"description"_s, description);
}

void RoleDialog::setRole(const Role &role)
{
    m_original = role;
    m_name->setText(role.name);
    m_description->setText(role.description);
    m_description->setCursorPosition(0);
    setWindowTitle(role.id ? tr("Edit the role %1").arg(role.name) : tr("Add a role"));
    setVerb(role.id ? tr("Save") : tr("Add role"));
    setSubtitle(role.builtin ? tr("This role came with the database: it can be changed, but not deleted.") : QString());
    if (role.id)
        loadGrants(role.id);
    else
        m_matrix->setGrants({});
    updateRefusal();
}

void RoleDialog::setTemplate(const Role &role)
{
    setRole({.name = tr("Copy of %1").arg(role.name), .description = role.description});
    loadGrants(role.id);
}

void RoleDialog::loadGrants(qint64 roleId)
{
    const auto grants = workspace().roles.grants(roleId);
    m_originalGrants = grants ? *grants : Grants();
    if (grants)
        m_matrix->setGrants(*grants);
    else
        showError(grants.error());
}

Role RoleDialog::role() const
{
    Role role = m_original;
    role.name = m_name->text().trimmed();
    role.description = m_description->text().trimmed();
    return role;
}

Grants RoleDialog::grants() const
{
    return m_matrix->grants();
}

Result<Saved> RoleDialog::save()
{
    RoleService &roles = workspace().roles;
    if (!m_original.id)
        return roles.create(role(), grants());
    return saveMerged(
        u"roles"_s, m_original.id, roles.merge({m_original, m_originalGrants}, {role(), grants()}),
        [&roles](const RoleWithGrants &stored, const RoleWithGrants &merged) { return roles.update(stored, merged); });
}

void RoleDialog::updateRefusal()
{
    const QString reason = refusal();
    m_notice->showRefusal(reason);
    for (QLineEdit *edit : {m_name, m_description}) {
        edit->setReadOnly(!reason.isEmpty());
        edit->setFrame(reason.isEmpty());
    }
    m_matrix->setReadOnly(!reason.isEmpty());
    setBlocked(reason);
}

QString RoleDialog::refusal() const
{
    const Session &session = workspace().session;
    if (const QString missing = writeRefusal(workspace(), Permission::EditRoles); !missing.isEmpty() || !m_original.id)
        return missing;
    const auto own = workspace().roles.currentRoles(session.userId());
    if (!own)
        return ErrorText::sentence(own.error());
    if (std::ranges::find(*own, m_original.id, &Role::id) != own->end())
        return tr(
            "This is a role of your own, and nobody changes what they may do themselves. Ask another administrator.");
    if (!session.grants().covers(m_matrix->grants()))
        return tr("This role has rights that you do not hold, so you cannot change it.");
    return {};
}
