// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/import.h"

#include <QTreeWidget>

class ImportRowsModel;

// All of one row of an import: what is wrong with which cell and what was expected, or each field before and after.
class ImportRowDetails final : public QTreeWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportRowDetails)

public:
    explicit ImportRowDetails(QWidget *parent = nullptr);

    void showRow(const ImportRowsModel &model, const ImportSchema &schema, int row); // −1: none

signals:
    void correctionRequested(const QString &column); // of the file

private:
    void fitColumns();
    void showProblems(const QList<ImportProblem> &problems);
    void showChanges(const ImportedRow &row, const ImportSchema &schema);
};
