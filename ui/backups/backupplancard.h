// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/settings/backupplan.h"
#include "ui/settings/settingscard.h"

class FormField;
class QCheckBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class Workspace;

// When backups are made by themselves, where, and how long they are kept.
class BackupPlanCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackupPlanCard)

public:
    explicit BackupPlanCard(Workspace &workspace, QWidget *parent = nullptr);

    void reload(); // reads the plan again and drops what was typed
    void updateRights();

signals:
    void saved();
    void failed(const Error &error);

private:
    QWidget *createKeep();
    QWidget *createFolder();
    QSpinBox *createCount(const QString &name, int least);
    BackupPlan typed() const;
    void chooseFolder();
    void save();
    void write(const BackupPlan &plan);
    void updateButton();

    Workspace &m_workspace;
    BackupPlan m_seen; // what the card shows, or showed before somebody typed
    QCheckBox *m_daily;
    QSpinBox *m_days;
    QSpinBox *m_weeks;
    QSpinBox *m_months;
    QLineEdit *m_folder;
    QPushButton *m_save;
};
