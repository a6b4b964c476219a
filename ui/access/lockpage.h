// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/access/cardpage.h"

class PasswordCheck;
class QPushButton;
class Workspace;

// Stands in front of everything while the person is away: only the same person's password leads back.
class LockPage final : public CardPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LockPage)

public:
    explicit LockPage(Workspace &workspace, QWidget *parent = nullptr);

public slots:
    void lock(); // for the person who is signed in now; the owner shows the page

signals:
    void unlocked();
    void signOutRequested();

private:
    Workspace &m_workspace;
    PasswordCheck *m_check;
    QPushButton *m_signOut;
};
