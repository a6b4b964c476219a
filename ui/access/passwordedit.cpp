// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/passwordedit.h"

#include "core/access/credentialpassword.h"
#include "ui/common/icons.h"

#include <QAction>

using namespace Qt::Literals::StringLiterals;

PasswordEdit::PasswordEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_show(addAction(QIcon(), TrailingPosition))
{
    setMaxLength(CredentialPassword::mostBytes);
    m_show->setCheckable(true);
    connect(m_show, &QAction::toggled, this, &PasswordEdit::setShown);
    setShown(false);
}

void PasswordEdit::setShown(bool shown)
{
    setEchoMode(shown ? Normal : Password);
    const QString eye = shown ? u"view-hidden"_s : u"view-visible"_s;
    m_show->setIcon(Icons::get(Icons::exists(eye) ? eye : u"emblem-locked"_s, Theme::Role::Muted));
    m_show->setText(shown ? tr("Hide the password") : tr("Show the password"));
    m_show->setToolTip(m_show->text());
}
