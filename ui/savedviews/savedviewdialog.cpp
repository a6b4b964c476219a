// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/savedviews/savedviewdialog.h"

#include "core/tables/view.h"
#include "core/workspace/workspace.h"
#include "ui/access/notice.h"
#include "ui/access/writerefusal.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

SavedViewDialog::SavedViewDialog(Workspace &workspace, const SavedView &saved, QWidget *parent)
    : EditDialog(parent)
    , m_workspace(workspace)
    , m_original(saved)
    , m_notice(new Notice)
    , m_name(new QLineEdit(saved.name))
    , m_shared(new QCheckBox(tr("&Share with everybody")))
{
    setMinimumWidth(460);
    setWindowTitle(saved.id ? tr("Rename the view %1").arg(saved.name) : tr("Save this view"));
    setSubtitle(tr("%1: %2", "list, what is searched for in it")
                    .arg(Views::title(*Views::find(saved.view)), saved.query.isEmpty() ? tr("all rows") : saved.query));
    body()->insertWidget(0, m_notice);
    m_name->setObjectName(u"name"_s);
    m_name->setMaxLength(SavedViewService::LongestName);
    m_name->selectAll();
    FormField *name = form()->addField(tr("&Name"), m_name, 2);
    name->setRequired(true);
    bindField(u"name"_s, name);
    createSharing();
    connect(m_name, &QLineEdit::textChanged, this, &SavedViewDialog::nameChanged);
    nameChanged();
    const QString refusal = writeRefusal(workspace, Views::find(saved.view)->permission, workspace.session.userId());
    m_notice->showRefusal(refusal);
    setBlocked(refusal);
}

void SavedViewDialog::createSharing()
{
    m_shared->setObjectName(u"shared"_s);
    body()->addWidget(m_shared);
    m_shared->setVisible(!m_original.id);
    if (m_original.id)
        return;
    const QString refusal = writeRefusal(m_workspace, Permission::ShareViews, m_workspace.session.userId());
    m_shared->setEnabled(refusal.isEmpty());
    m_shared->setToolTip(refusal.toHtmlEscaped());
    auto *reason = new Notice;
    reason->setObjectName(u"sharingRefusal"_s);
    reason->showRefusal(refusal);
    body()->addWidget(reason);
}

// Whether the name is one of the person's own already, which is said before it is replaced.
void SavedViewDialog::nameChanged()
{
    field(u"name"_s)->clearMessage();
    if (m_original.id) {
        setVerb(tr("Rename"));
        return;
    }
    const auto found = m_workspace.savedViews.findOwn(m_original.view, m_name->text());
    m_replaced = found ? *found : std::nullopt;
    setVerb(m_replaced ? tr("Replace") : tr("Save"));
    if (m_replaced) {
        field(u"name"_s)->setInfo(tr("Replaces your saved view “%1”.").arg(m_replaced->name));
        m_shared->setChecked(m_replaced->shared);
    }
}

Result<Saved> SavedViewDialog::save()
{
    SavedView edited = m_original;
    edited.name = m_name->text();
    if (m_original.id)
        return m_workspace.savedViews.update(m_original, edited);
    edited.shared = m_shared->isChecked();
    return m_replaced ? m_workspace.savedViews.update(*m_replaced, edited) : m_workspace.savedViews.create(edited);
}
