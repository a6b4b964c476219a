// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablequery.h"
#include "ui/tables/page.h"

#include <QObject>

class ActionRegistry;
class JobStrip;
class QWidget;
class Workspace;
enum class CsvProfile;
struct JournalCheck;
struct OperationRecord;

// What the window offers about the journal: everything that was done with the selected asset or person, all that the
// selected operation changed, and whether all of it still fits.
class JournalCommands final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalCommands)

public:
    // All outlive it.
    JournalCommands(Workspace &workspace, ActionRegistry &actions, JobStrip &jobs, QWidget &window);

    void setSelection(const Selection &selection);
    // Writes what an operation changed to a file, as a long act.
    void exportChanges(const OperationRecord &operation, const QString &path, CsvProfile profile);

signals:
    void linkActivated(const QString &link); // see Page
    void failed(const Error &error);
    void message(const QString &text);

private:
    void updateReasons();
    void showRecord();
    void showChanges();
    void askForFile(const OperationRecord &operation);
    void verify();
    void showCheck(const JournalCheck &check);
    Result<FilterTerm> recordTerm() const;

    Workspace &m_workspace;
    ActionRegistry &m_actions;
    JobStrip &m_jobs;
    QWidget &m_window;
    Selection m_selection;
};
