// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operationreader.h"

#include <QDialog>

class OperationChangesModel;
class QTreeWidget;
class TableView;
class Workspace;

// Everything that one operation changed: its rows above, below the fields of the selected one, before and after.
class OperationChangesDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OperationChangesDialog)

public:
    OperationChangesDialog(Workspace &workspace, const OperationRecord &operation, QWidget *parent = nullptr);

signals:
    void linkActivated(const QString &link); // see Page; the dialog closes
    void exportRequested();

private:
    QWidget *createHead() const;
    QWidget *createTables();
    void showFields();
    void follow(const QModelIndex &index);

    const OperationReader m_reader;
    const OperationRecord m_operation;
    OperationChangesModel *m_model;
    TableView *m_rows;
    QTreeWidget *m_fields;
};
