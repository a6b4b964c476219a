// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/lockpage.h"

#include "core/workspace/workspace.h"
#include "ui/access/passwordcheck.h"
#include "ui/common/icons.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

LockPage::LockPage(Workspace &workspace, QWidget *parent)
    : CardPage(parent)
    , m_workspace(workspace)
    , m_check(new PasswordCheck(workspace.signIn))
    , m_signOut(new QPushButton(Icons::get(u"system-log-out"_s), tr("Sign out")))
{
    m_check->setVerb(tr("Unlock"));
    m_signOut->setObjectName(u"signOutButton"_s);
    m_signOut->setAutoDefault(false);
    body()->addWidget(m_check);
    body()->addWidget(m_signOut);
    connect(m_check, &PasswordCheck::signedIn, this, &LockPage::unlocked);
    connect(m_check, &PasswordCheck::busyChanged, m_signOut, &QWidget::setDisabled);
    connect(m_signOut, &QPushButton::clicked, this, &LockPage::signOutRequested);
}

void LockPage::lock()
{
    const Session &session = m_workspace.session;
    setHeader(u"system-lock-screen"_s, session.fullName(),
              tr("Locked. What you were doing is kept and waits for your password."));
    const auto person = m_workspace.people.find(session.userId());
    m_check->clear();
    m_check->setEmailFixed(person ? person->email : QString());
    m_check->focusFirstEmpty();
}
