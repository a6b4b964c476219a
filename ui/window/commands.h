// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/actionregistry.h"
#include "ui/common/longact.h"
#include "ui/common/reasondialog.h"
#include "ui/tables/page.h"

#include <QObject>

class EditDialog;
struct ExportAct;
class JobStrip;
class JournalCommands;
class PastMoment;
class QSettings;
class TablePage;
class ToastHost;
class UndoCommands;
class Workspace;

// What the commands of the window do: open the dialog that belongs to each with the selection of the page in view,
// and say what came of it. Keeps each command's reason for being greyed out.
class Commands final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Commands)

public:
    Commands(Workspace &workspace, ActionRegistry &actions, QSettings &settings, ToastHost &toasts, JobStrip &jobs,
             PastMoment &past, QWidget &window);

    static constexpr qint64 previewed = LongAct::recordsAtOnce + 1; // rows tell whether a command can be run

    // What is selected, or the beginning of it when a command that runs asks `whole` for all.
    void setSelection(const Selection &selection);
    void setWholeSelection(const std::function<Selection()> &whole) { m_wholeSelection = whole; }
    void setTable(TablePage *table); // the one in view; nullptr for a page without

    void assignRole(const QList<qint64> &people, qint64 role = 0); // asks who it is before
    void importFile(const QString &path = {}); // nothing without the right to
    void showError(const Error &error);
    void showMessage(const QString &text);
    void showDone(const QString &text, qint64 operation); // with "Undo" where it can be undone
    UndoCommands &undo() const { return *m_undo; }

signals:
    void added(const QString &link); // see Page; to show what is new
    void linkActivated(const QString &link); // see Page; where the person wants to go

private:
    void createAssetActions();
    void createPersonActions();
    void createRoleActions();
    void createEditActions();
    void createImportAction();
    void createPastActions();
    void addOnSelection(ActionRegistry::Definition definition, const std::function<void()> &act);
    void updateAssetReasons();
    void updatePersonReasons();
    void updateRoleReasons();
    void updateMoment();
    void addAsset();
    void addPerson();
    void open(EditDialog *dialog, const QString &done);
    void run(EditDialog *dialog, const LongAct &act);
    // `records`: how many of them `act` is about.
    void ask(const QString &title, const QString &explanation, const QString &verb, bool required,
             const ReasonDialog::Act &act, const QString &done, qint64 records = 1);

    template <typename Dialog>
    void openCustody(const QString &done);
    void checkOut();
    void editAsset();
    void editAssets();
    void retireAssets();
    void deleteAsset();
    void editPerson(qint64 id, const QString &done);
    void setPeopleStatus(bool active);
    void deletePerson();
    void issueCode();
    void confirmed(const QString &id, Permission right, const std::function<void()> &act);
    void openRoleAssignment(const QList<qint64> &people, qint64 role);
    void editRole(bool copy);
    void deleteRole();
    void exportTable();
    void runExport(const ExportAct &act);
    void copyTable();
    void askForMoment();

    QString assetNames() const;

    Workspace &m_workspace;
    ActionRegistry &m_actions;
    QSettings &m_settings;
    ToastHost &m_toasts;
    JobStrip &m_jobs;
    PastMoment &m_past;
    QWidget &m_window;
    UndoCommands *m_undo;
    JournalCommands *m_journal;
    Selection m_selection;
    std::function<Selection()> m_wholeSelection;
    TablePage *m_table = nullptr;
};
