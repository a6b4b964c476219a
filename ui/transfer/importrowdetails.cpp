// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importrowdetails.h"

#include "ui/common/icons.h"
#include "ui/transfer/importrowsmodel.h"

#include <QHeaderView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int narrowest = 140;
constexpr int roomBeside = 16;
}

ImportRowDetails::ImportRowDetails(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"importDetails"_s);
    setAccessibleName(tr("Details of the row"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    header()->setSectionsMovable(false);
    connect(this, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        const QString column = item->data(0, Qt::UserRole).toString();
        if (!column.isEmpty())
            emit correctionRequested(column);
    });
}

void ImportRowDetails::showRow(const ImportRowsModel &model, const ImportSchema &schema, int row)
{
    clear();
    if (row < 0) {
        setColumnCount(1);
        return setHeaderLabels({tr("Select a row to see all of it.")});
    }
    const ImportedRow imported = model.importedRow(row);
    if (imported.problems.isEmpty())
        showChanges(imported, schema);
    else
        showProblems(imported.problems);
    fitColumns();
}

// The last column keeps room whatever the others have in them.
void ImportRowDetails::fitColumns()
{
    const int widest = columnCount() > 1 ? (width() - narrowest) / (columnCount() - 1) : width();
    for (int column = 0; column + 1 < columnCount(); ++column) {
        resizeColumnToContents(column);
        setColumnWidth(column, std::clamp(columnWidth(column) + roomBeside, narrowest, std::max(narrowest, widest)));
    }
}

void ImportRowDetails::showProblems(const QList<ImportProblem> &problems)
{
    const bool isSomethingExpected = std::ranges::any_of(
        problems, [](const ImportProblem &problem) { return !problem.expected.isEmpty(); });
    const QStringList titles {tr("Column"), tr("Value"), tr("What is wrong"), tr("Expected")};
    setColumnCount(isSomethingExpected ? 4 : 3);
    setHeaderLabels(titles.mid(0, columnCount()));
    for (const ImportProblem &problem : problems) {
        auto *item = new QTreeWidgetItem(this,
                                         {problem.column.isEmpty() ? tr("The whole row") : problem.column,
                                          problem.value, problem.reason, problem.expected});
        item->setIcon(0, Icons::get(u"dialog-error"_s, Theme::Role::Danger));
        item->setData(0, Qt::UserRole, problem.column);
    }
}

void ImportRowDetails::showChanges(const ImportedRow &row, const ImportSchema &schema)
{
    const bool isNew = row.outcome == ImportPlan::Outcome::New;
    setColumnCount(isNew ? 2 : 3);
    setHeaderLabels(isNew ? QStringList {tr("Field"), tr("Value")}
                          : QStringList {tr("Field"), tr("Before"), tr("After")});
    for (const ImportChange &change : row.changes) {
        const QString field = schema.fields[std::size_t(change.field)].label();
        new QTreeWidgetItem(
            this, isNew ? QStringList {field, change.after} : QStringList {field, change.before, change.after});
    }
    if (row.changes.isEmpty())
        new QTreeWidgetItem(this, {tr("All of it is there already.")});
}
