// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backupdialog.h"

#include "core/workspace/workspace.h"
#include "ui/access/passwordedit.h"
#include "ui/access/pathedit.h"
#include "ui/common/dialogheight.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"

#include <QCheckBox>
#include <QDir>

using namespace Qt::Literals::StringLiterals;

BackupDialog::BackupDialog(Workspace &workspace, QWidget *parent)
    : EditDialog(parent)
    , m_workspace(workspace)
    , m_target(new PathEdit(tr("Backups (*.custodian *.sealed)"), u"custodian"_s))
    , m_encrypt(new QCheckBox(tr("&Encrypt with a passphrase")))
    , m_passphrase(new PasswordEdit)
    , m_repeat(new PasswordEdit)
{
    setWindowTitle(tr("Back up now"));
    setSubtitle(tr("A copy of the whole database, checked before it counts. Everybody can go on working meanwhile."));
    setVerb(tr("Back up"), u"document-save-as"_s);
    setMinimumWidth(520);
    m_target->setObjectName(u"target"_s);
    m_target->setDialogTitle(tr("Back up to"));
    FormField *target = form()->addField(tr("&File"), m_target, 2);
    target->setHint(tr("Empty: in %1").arg(QDir::toNativeSeparators(workspace.backups.folder().path())));
    createEncryption();
    check();
}

void BackupDialog::createEncryption()
{
    m_encrypt->setObjectName(u"encrypt"_s);
    m_passphrase->setObjectName(u"passphrase"_s);
    m_repeat->setObjectName(u"repeat"_s);
    form()->addWidget(m_encrypt);
    m_passphraseField = form()->addField(tr("&Passphrase"), m_passphrase, 2);
    m_repeatField = form()->addField(tr("&The same again"), m_repeat, 2);
    m_passphraseField->setHint(tr("Without it, nobody can read the backup, nor can you."));
    bindField(u"passphrase"_s, m_passphraseField);
    connect(m_encrypt, &QCheckBox::toggled, this, &BackupDialog::check);
    for (const QLineEdit *edit : {m_passphrase, m_repeat})
        connect(edit, &QLineEdit::textChanged, this, &BackupDialog::check);
}

void BackupDialog::check()
{
    const bool isSealed = m_encrypt->isChecked();
    for (FormField *field : {m_passphraseField, m_repeatField}) {
        field->setVisible(isSealed);
        field->setRequired(isSealed);
        field->clearMessage();
    }
    setBlocked(isSealed && m_repeat->text().isEmpty() ? tr("Type the passphrase twice.") : QString());
    DialogHeight::grow(this);
    if (!isSealed)
        return;
    const auto fits = SealedFile::checkPassphrase(m_passphrase->text());
    if (!fits && !m_passphrase->text().isEmpty())
        m_passphraseField->setError(fits.error().message);
    if (!m_repeat->text().isEmpty() && m_repeat->text() != m_passphrase->text())
        m_repeatField->setError(tr("This is not the same."));
}

LongAct::Run BackupDialog::act() const
{
    BackupService::Request request;
    request.target = m_target->path();
    if (m_encrypt->isChecked())
        request.passphrase = m_passphrase->text();
    return [request](Workspace &workspace, const Progress &progress) -> Result<Saved> {
        const auto made = workspace.backups.backUp(request, progress);
        if (made && !made->backup.problem.isEmpty())
            return Error {Error::Code::Unsupported,
                          tr("The backup was made, but the journal in it does not fit: it was altered."),
                          {},
                          made->backup.problem};
        return made ? Result<Saved>(Saved {made->operation, 0}) : made.error();
    };
}

Result<Saved> BackupDialog::save()
{
    return act()(m_workspace, {});
}

Result<std::optional<LongAct>> BackupDialog::longAct()
{
    return std::optional(LongAct {.records = 1, .run = act(), .writes = false});
}
