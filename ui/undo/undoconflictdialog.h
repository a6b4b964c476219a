// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/undo/undo.h"

#include <QDialog>

class QTreeWidget;

// The rows that keep an operation from being undone or redone, who changed them and when, and the choice to put back the
// others alone. Accepted for that choice; open with open().
class UndoConflictDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UndoConflictDialog)

public:
    explicit UndoConflictDialog(const UndoPlan &plan, QWidget *parent = nullptr);

private:
    QTreeWidget *createList(const UndoPlan &plan);
};
