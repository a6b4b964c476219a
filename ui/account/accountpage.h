// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/page.h"

class ActionRegistry;
class FactsPanel;
class QLabel;
class TimelineView;
class Workspace;

// One's own details and assets: all that a person without further rights sees.
class AccountPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountPage)

public:
    AccountPage(Workspace &workspace, const ActionRegistry &actions, QWidget *parent = nullptr);

    void refresh() override;

private:
    QWidget *createDetails(const ActionRegistry &actions);
    QWidget *createAssets();
    void refreshAssets();

    Workspace &m_workspace;
    QLabel *m_name;
    QLabel *m_role;
    FactsPanel *m_facts;
    QLabel *m_current;
    TimelineView *m_held;
    TimelineView *m_past;
};
