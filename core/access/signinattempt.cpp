// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/signinattempt.h"

#include "core/access/credential.h"

void SignInAttempt::compareWith(const Credential &credential, const QDateTime &now)
{
    m_isCode = credential.passwordHash.isEmpty() && credential.hasCode(now);
    if (!m_isCode && credential.passwordHash.isEmpty())
        return;
    m_userId = credential.userId;
    m_hash = m_isCode ? credential.codeHash : credential.passwordHash;
}
