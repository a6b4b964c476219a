// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/restoredialog.h"

#include "core/workspace/workspace.h"
#include "ui/access/passwordedit.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"
#include "ui/common/momenttext.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

RestoreDialog::RestoreDialog(Workspace &workspace, const Backup &backup, QWidget *parent)
    : ConfirmPersonDialog(
        workspace, tr("Restore a backup"),
        tr("%1 becomes as it was on %2. What was done since is not in it any more; the file of now is "
           "kept beside it, under a name with the time.")
            .arg(QFileInfo(workspace.database.path()).fileName(), MomentText::moment(backup.at)),
        tr("Restore %1").arg(MomentText::moment(backup.at)), parent)
    , m_backup(backup)
    , m_passphrase(new PasswordEdit)
    , m_reason(new QLineEdit)
{
    m_passphrase->setObjectName(u"passphrase"_s);
    m_reason->setObjectName(u"reason"_s);
    if (backup.isSealed) {
        FormField *passphrase = form()->addField(tr("&Passphrase of the backup"), m_passphrase, 2);
        passphrase->setRequired(true);
        bindField(u"passphrase"_s, passphrase);
    } else {
        m_passphrase->setParent(this);
        m_passphrase->hide();
    }
    FormField *reason = form()->addField(tr("&Reason"), m_reason, 2);
    reason->setRequired(true);
    reason->setHint(tr("Kept in the journal."));
    addPassword();
}

QString RestoreDialog::passphrase() const
{
    return m_passphrase->text();
}

QString RestoreDialog::reason() const
{
    return m_reason->text().trimmed();
}
