// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/purgedialog.h"

#include "ui/common/form.h"
#include "ui/common/formfield.h"

#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

PurgeDialog::PurgeDialog(Workspace &workspace, const QString &name, const QString &consequences, const Act &act,
                         QWidget *parent)
    : ConfirmPersonDialog(workspace, tr("Delete %1 for good").arg(name),
                          consequences + u' '
                              + tr("The journal keeps who deleted it and why, and what it was: from there it can be "
                                   "undone, and nobody can hide that it was there."),
                          tr("Delete %1").arg(name), parent)
    , m_act(act)
    , m_reason(new QLineEdit)
{
    m_reason->setObjectName(u"reason"_s);
    FormField *reason = form()->addField(tr("&Reason"), m_reason, 2);
    reason->setRequired(true);
    reason->setHint(tr("Kept in the journal."));
    bindField(u"reason"_s, reason);
    addPassword();
}

Result<Saved> PurgeDialog::save()
{
    return m_act(m_reason->text().trimmed());
}
