// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/passphrasedialog.h"

#include "ui/access/passwordedit.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"

using namespace Qt::Literals::StringLiterals;

PassphraseDialog::PassphraseDialog(Workspace &workspace, const QString &title, const QString &explanation,
                                   const QString &verb, const Act &act, QWidget *parent)
    : EditDialog(parent)
    , m_workspace(workspace)
    , m_act(act)
    , m_passphrase(new PasswordEdit)
{
    setWindowTitle(title);
    setSubtitle(explanation);
    setVerb(verb);
    setMinimumWidth(440);
    m_passphrase->setObjectName(u"passphrase"_s);
    FormField *field = form()->addField(tr("&Passphrase of the backup"), m_passphrase, 2);
    field->setRequired(true);
    bindField(u"passphrase"_s, field);
    connect(m_passphrase, &QLineEdit::textChanged, field, &FormField::clearMessage);
}

Result<Saved> PassphraseDialog::save()
{
    return m_act(m_passphrase->text()).run(m_workspace, {});
}

Result<std::optional<LongAct>> PassphraseDialog::longAct()
{
    return std::optional(m_act(m_passphrase->text()));
}
