// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/reasondialog.h"

#include "ui/common/form.h"
#include "ui/common/formfield.h"

#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

ReasonDialog::ReasonDialog(Workspace &workspace, const QString &title, const QString &explanation, const QString &verb,
                           bool required, const Act &act, QWidget *parent)
    : EditDialog(parent)
    , m_workspace(workspace)
    , m_act(act)
    , m_reason(new QLineEdit)
{
    setWindowTitle(title);
    setSubtitle(explanation);
    setVerb(verb);
    setMinimumWidth(440);
    m_reason->setObjectName(u"reason"_s);
    FormField *field = form()->addField(tr("&Reason"), m_reason, 2);
    field->setRequired(required);
    field->setHint(required ? tr("Kept in the journal.") : tr("Optional, kept in the journal."));
    bindField(u"reason"_s, field);
}

Result<Saved> ReasonDialog::save()
{
    return m_act(m_workspace, m_reason->text().trimmed(), {});
}

Result<std::optional<LongAct>> ReasonDialog::longAct()
{
    if (m_records <= LongAct::recordsAtOnce)
        return std::optional<LongAct>();
    const auto run = [act = m_act, reason = m_reason->text().trimmed()](
                         Workspace &workspace, const Progress &progress) { return act(workspace, reason, progress); };
    return std::optional(LongAct {m_records, run});
}
