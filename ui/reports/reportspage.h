// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/report.h"
#include "ui/tables/page.h"
#include "ui/tables/pagecontext.h"

class QLabel;
class QListWidget;
class QStackedWidget;
class ReportParameters;
class ReportTable;

// The reports that the session may see any row of, in a list; beside it the chosen one with its parameters and its rows.
class ReportsPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportsPage)

public:
    explicit ReportsPage(const PageContext &context, QWidget *parent = nullptr);

    void open(const QString &name); // ignored for one that is not in the list
    Selection selection(qint64 limit = everything) const override;
    TablePage *tablePage() override;
    void refresh() override;
    void rest() override;
    void focusMain() override; // the list
    void focusSearch() override; // of the report

private:
    // What stands in the stack for a report, made when it is first shown.
    struct Sheet
    {
        QWidget *widget = nullptr;
        ReportParameters *parameters = nullptr;
        ReportTable *table = nullptr;
    };

    QWidget *createList();
    void listReports();
    void showReport(const QString &name);
    Sheet createSheet(const Report &report);
    void applyParameters(const Report &report);
    ReportTable *currentTable() const;
    QDate today() const;

    const PageContext m_context;
    QListWidget *m_list;
    QStackedWidget *m_sheets;
    QHash<QString, Sheet> m_sheetOf; // by the reports' names
    QString m_current;
};
