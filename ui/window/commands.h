// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/saved.h"
#include "ui/tables/page.h"

#include <QObject>

class ActionRegistry;
class EditDialog;
class QSettings;
class TablePage;
class ToastHost;
class Workspace;

// What the commands of the window do: open the dialog that belongs to each with the selection of the page in view,
// and say what came of it. Keeps each command's reason for being greyed out.
class Commands final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Commands)

public:
    Commands(Workspace &workspace, ActionRegistry &actions, QSettings &settings, ToastHost &toasts, QWidget &window);

    void setSelection(const Selection &selection);
    void setTable(TablePage *table); // the one in view; nullptr for a page without

    void showError(const Error &error);
    void showMessage(const QString &text);

signals:
    void added(const QString &link); // see Page; to show what is new

private:
    void createAssetActions();
    void createPersonActions();
    void createRoleActions();
    void createEditActions();
    void updateAssetReasons();
    void updatePersonReasons();
    void updateRoleReasons();
    void addAsset();
    void addPerson();
    void open(EditDialog *dialog, const QString &done);
    void ask(const QString &title, const QString &explanation, const QString &verb, bool required,
             const std::function<Result<Saved>(const QString &)> &act, const QString &done);

    template <typename Dialog>
    void openCustody(const QString &done);
    void checkOut();
    void editAsset();
    void retireAssets();
    void deleteAsset();
    void editPerson(qint64 id, const QString &done);
    void setPeopleStatus(bool active);
    void deletePerson();
    void issueCode();
    void assignRole();
    void editRole(bool copy);
    void deleteRole();
    void exportTable();
    void copyTable();

    QString assetNames() const;

    Workspace &m_workspace;
    ActionRegistry &m_actions;
    QSettings &m_settings;
    ToastHost &m_toasts;
    QWidget &m_window;
    Selection m_selection;
    TablePage *m_table = nullptr;
};
