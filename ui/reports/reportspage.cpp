// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reports/reportspage.h"

#include "core/workspace/workspace.h"
#include "ui/common/emptystate.h"
#include "ui/common/labels.h"
#include "ui/common/tableview.h"
#include "ui/common/twolinedelegate.h"
#include "ui/reports/reportparameters.h"
#include "ui/reports/reporttable.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QSettings>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int listWidth = 248;
constexpr int nameRole = Qt::UserRole;
const QString currentKey = u"reports/current"_s;

}

ReportsPage::ReportsPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_list(new QListWidget)
    , m_sheets(new QStackedWidget)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(createList());
    row->addWidget(m_sheets, 1);
}

QWidget *ReportsPage::createList()
{
    m_list->setObjectName(u"reportList"_s);
    m_list->setAccessibleName(tr("Reports"));
    m_list->setItemDelegate(new TwoLineDelegate(TwoLineDelegate::Indicator::None, m_list));
    m_list->setFixedWidth(listWidth);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item)
            showReport(item->data(nameRole).toString());
    });
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        if (ReportTable *table = currentTable())
            table->table()->setFocus();
    });
    return m_list;
}

// The current one stays, if it is still allowed.
void ReportsPage::listReports()
{
    const Session &session = m_context.workspace.session;
    QList<const Report *> allowed;
    for (const Report &report : Reports::all()) {
        if (session.scope(report.view.permission) != Scope::None)
            allowed.append(&report);
    }
    QStringList names;
    for (const Report *report : std::as_const(allowed))
        names.append(report->name());
    QStringList listed;
    for (int row = 0; row < m_list->count(); ++row)
        listed.append(m_list->item(row)->data(nameRole).toString());
    if (listed == names)
        return;
    const QString wanted = m_current.isEmpty() ? m_context.settings.value(currentKey).toString() : m_current;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Report *report : std::as_const(allowed)) {
        auto *item = new QListWidgetItem(Reports::title(*report), m_list);
        item->setData(nameRole, report->name());
        item->setData(TwoLineDelegate::SentenceRole, Reports::description(*report));
        item->setData(Qt::AccessibleDescriptionRole, Reports::description(*report));
    }
    const int row = std::max(0, int(names.indexOf(wanted)));
    m_list->setCurrentRow(row);
    if (!names.isEmpty())
        showReport(names.at(row));
}

void ReportsPage::open(const QString &name)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(nameRole) == name)
            m_list->setCurrentRow(row);
    }
}

void ReportsPage::showReport(const QString &name)
{
    const Report *report = Reports::find(name);
    if (!report || name == m_current)
        return;
    rest();
    m_current = name;
    m_context.settings.setValue(currentKey, name);
    if (!m_sheetOf.contains(name))
        m_sheetOf.insert(name, createSheet(*report));
    m_sheets->setCurrentWidget(m_sheetOf.value(name).widget);
    applyParameters(*report);
    currentTable()->refresh();
    emit tableChanged();
    emit selectionChanged();
}

ReportsPage::Sheet ReportsPage::createSheet(const Report &report)
{
    Sheet sheet;
    sheet.widget = new QWidget;
    sheet.parameters = new ReportParameters(report, today());
    const auto filters = report.filters({}, today());
    sheet.table = new ReportTable(m_context, report, filters ? *filters : QList<FilterTerm>());
    sheet.table->setObjectName(report.name() + u"Report"_s);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(16, 12, 12, 0);
    top->setSpacing(8);
    top->addWidget(Labels::heading(Reports::title(report), 1.15));
    top->addWidget(sheet.parameters);
    auto *column = new QVBoxLayout(sheet.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(sheet.table, 1);
    m_sheets->addWidget(sheet.widget);
    connect(sheet.parameters, &ReportParameters::changed, this, [this, &report] { applyParameters(report); });
    connect(sheet.table, &Page::selectionChanged, this, &Page::selectionChanged);
    connect(sheet.table, &Page::linkActivated, this, &Page::linkActivated);
    connect(sheet.table, &Page::failed, this, &Page::failed);
    return sheet;
}

void ReportsPage::applyParameters(const Report &report)
{
    const Sheet sheet = m_sheetOf.value(report.name());
    const auto filters = report.filters(sheet.parameters->values(), today());
    if (filters)
        sheet.table->setFixedFilters(*filters);
    else
        sheet.parameters->showProblem(filters.error());
}

ReportTable *ReportsPage::currentTable() const
{
    return m_sheetOf.value(m_current).table;
}

QDate ReportsPage::today() const
{
    return m_context.workspace.clock.now().toLocalTime().date();
}

Selection ReportsPage::selection(qint64 limit) const
{
    return currentTable() ? currentTable()->selection(limit) : Selection();
}

TablePage *ReportsPage::tablePage()
{
    return currentTable();
}

void ReportsPage::refresh()
{
    listReports();
    if (const Report *report = Reports::find(m_current)) {
        applyParameters(*report); // the day may be another one
        currentTable()->refresh();
    }
}

void ReportsPage::rest()
{
    if (currentTable())
        currentTable()->rest();
}

void ReportsPage::focusMain()
{
    m_list->setFocus();
}

void ReportsPage::focusSearch()
{
    if (currentTable())
        currentTable()->focusMain();
}
