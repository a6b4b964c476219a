// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablepage.h"

#include "core/tables/viewreader.h"
#include "core/tables/windowproxy.h"
#include "core/transfer/exporter.h"
#include "core/workspace/workspace.h"
#include "ui/common/actionregistry.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/searchfield.h"
#include "ui/common/tableview.h"
#include "ui/tables/decorationproxy.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

TablePage::TablePage(Workspace &workspace, ActionRegistry &actions, QSettings &settings, const Setup &setup,
                     QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_settings(settings)
    , m_setup(setup)
    , m_searchField(new SearchField(setup.searchHint))
    , m_count(new QLabel)
    , m_table(new TableView)
    , m_inspector(new Inspector(actions, setup.inspector))
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    createModels();
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(16, 12, 0, 8);
    column->setSpacing(8);
    column->addWidget(createHeader(actions));
    column->addWidget(createTable(actions), 1);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_inspector->setMinimumWidth(280);
    m_splitter->setSizes({930, 300});
    m_splitter->restoreState(settings.value(u"splitter/%1"_s.arg(QLatin1StringView(setup.view.name))).toByteArray());
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_settings.setValue(u"splitter/%1"_s.arg(QLatin1StringView(view().name)), m_splitter->saveState());
    });
    connect(m_inspector, &Inspector::linkActivated, this, &Page::linkActivated);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    updateInspector();
}

TablePage::~TablePage()
{
    m_table->setModel(nullptr);
}

const View &TablePage::view() const
{
    return m_setup.view;
}

void TablePage::createModels()
{
    m_page = std::make_unique<RelationalPageModel>(m_workspace.database, view());
    m_rows = std::make_unique<WindowProxy>(*m_page, [this](const TableQuery &query) {
        return ViewReader(m_workspace.database, m_workspace.session, m_workspace.clock.now()).ids(view(), query);
    });
    m_decorated = std::make_unique<DecorationProxy>(m_workspace.catalog, m_workspace.clock);
    m_decorated->setSourceModel(m_rows.get());
    connect(m_rows.get(), &WindowProxy::failed, this, &Page::failed);
    connect(m_rows.get(), &QAbstractItemModel::layoutChanged, this, [this] {
        updateCount();
        updateEmptyState();
        updateInspector();
        emit selectionChanged();
    });
}

QWidget *TablePage::createHeader(ActionRegistry &actions)
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 12, 0);
    row->setSpacing(8);
    m_searchField->setObjectName(u"searchField"_s);
    m_searchField->setMinimumWidth(220);
    row->addWidget(m_searchField, 1);
    for (const auto &[condition, text] : m_setup.conditions) {
        auto *button = new QPushButton(text);
        button->setCheckable(true);
        button->setObjectName(u"condition-"_s + condition);
        button->setProperty("condition", condition);
        connect(button, &QPushButton::clicked, this,
                [this, condition = condition](bool on) { setCondition(on ? condition : QString()); });
        m_conditionButtons.append(button);
        row->addWidget(button);
    }
    for (const QString &id : m_setup.toolbar) {
        auto *button = new QToolButton;
        button->setDefaultAction(actions.action(id));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
    }
    connect(m_searchField, &SearchField::searched, this, [this](const QString &text) {
        m_search = text;
        applyQuery();
    });
    connect(m_searchField, &SearchField::moveToResults, this, [this] {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid() && m_decorated->rowCount() > 0)
            selectRow(0);
    });
    return header;
}

QWidget *TablePage::createTable(ActionRegistry &actions)
{
    m_table->setObjectName(u"%1Table"_s.arg(QLatin1StringView(view().name)));
    m_table->setAccessibleName(Views::title(view()));
    m_table->setModel(m_decorated.get());
    m_table->setDefaultSort(QString::fromLatin1(view().defaultSort),
                            view().defaultDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_table->rememberLayout(m_settings, u"table/%1"_s.arg(QLatin1StringView(view().name)));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &TablePage::showContextMenu);
    connect(m_table, &TableView::copyRequested, this, &TablePage::copySelection);
    connect(m_table->emptyState(), &EmptyState::actionTriggered, this, &TablePage::emptyAction);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateInspector();
        updateCount();
        emit selectionChanged();
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &TablePage::updateCount);
    if (!m_setup.contextMenu.isEmpty()) {
        QAction *first = actions.action(m_setup.contextMenu.constFirst());
        connect(m_table, &QAbstractItemView::activated, first, [first] { first->trigger(); });
    }

    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_table, 1);
    auto *footer = new QHBoxLayout;
    m_count->setTextFormat(Qt::PlainText);
    m_count->setObjectName(u"rowCount"_s);
    footer->addWidget(m_count);
    footer->addStretch();
    auto *columns = new QToolButton;
    columns->setIcon(Icons::get(u"view-columns"_s));
    columns->setText(tr("Columns"));
    columns->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    columns->setPopupMode(QToolButton::InstantPopup);
    columns->setAutoRaise(true);
    columns->setMenu(m_table->createColumnMenu(columns));
    footer->addWidget(columns);
    footer->setContentsMargins(0, 0, 8, 0);
    column->addLayout(footer);
    return box;
}

void TablePage::applyQuery()
{
    TableQuery query = m_rows->query();
    query.search = m_search;
    query.condition = m_condition;
    (void)m_rows->setQuery(query); // failed() tells
    if (!m_search.isEmpty() && m_rows->rowCount() == 1)
        selectRow(0); // found: the commands act on it at once
    m_table->scrollTo(m_table->currentIndex());
}

TableQuery TablePage::query() const
{
    return m_rows->query();
}

QList<const ViewColumn *> TablePage::visibleColumns() const
{
    QList<const ViewColumn *> list;
    for (const QString &id : m_table->visibleColumnIds()) {
        const ViewColumn &column = view().columns[std::size_t(view().indexOf(id))];
        if (!column.needs || m_workspace.session.may(*column.needs))
            list.append(&column);
    }
    return list;
}

QList<qint64> TablePage::selectedIds() const
{
    QList<qint64> ids;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &index : std::as_const(rows))
        ids.append(m_rows->idAt(index.row()));
    return ids;
}

void TablePage::select(qint64 id)
{
    if (m_rows->rowOf(id) < 0) {
        m_searchField->clear();
        m_search.clear();
        setCondition({});
    }
    const int row = m_rows->rowOf(id);
    if (row < 0)
        return;
    selectRow(row);
    m_table->scrollTo(m_decorated->index(row, 0), QAbstractItemView::PositionAtCenter);
}

// Whatever keys are down at that moment: QTableView::selectRow() would toggle with Ctrl.
void TablePage::selectRow(int row)
{
    m_table->selectionModel()->setCurrentIndex(m_decorated->index(row, 0),
                                               QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void TablePage::setSearch(const QString &text)
{
    m_searchField->setText(text);
    m_search = text;
    applyQuery();
}

void TablePage::setCondition(const QString &condition)
{
    m_condition = condition;
    for (QPushButton *button : std::as_const(m_conditionButtons))
        button->setChecked(button->property("condition").toString() == condition);
    applyQuery();
}

void TablePage::refresh()
{
    m_decorated->reloadStatuses();
    QSet<int> denied;
    for (std::size_t i = 0; i < view().columns.size(); ++i) {
        const auto &needs = view().columns[i].needs;
        if (needs && !m_workspace.session.may(*needs)) {
            denied.insert(int(i));
            m_table->setColumnHidden(int(i), true);
        }
    }
    m_page->setDenied(denied);
    applyQuery();
}

void TablePage::focusMain()
{
    m_searchField->setFocus();
    m_searchField->selectAll();
}

void TablePage::copySelection()
{
    TableQuery query = m_rows->query();
    query.onlyIds = selectedIds();
    if (query.onlyIds.isEmpty())
        return;
    const ViewReader reader(m_workspace.database, m_workspace.session, m_workspace.clock.now());
    const auto text = Exporter(reader, m_workspace.session).toClipboardText(view(), query, visibleColumns());
    if (!text) {
        emit failed(text.error());
        return;
    }
    QApplication::clipboard()->setText(*text);
}

void TablePage::updateCount()
{
    const int total = m_rows->rowCount();
    const qsizetype selected = m_table->selectionModel() ? m_table->selectionModel()->selectedRows().size() : 0;
    const int first = m_table->rowAt(0) + 1;
    const int below = m_table->rowAt(m_table->viewport()->height() - 1);
    const QLocale locale;
    QString text = total == 0 ? tr("No rows")
                              : tr("%1–%2 of %3")
                                    .arg(locale.toString(std::max(first, 1)),
                                         locale.toString(below < 0 ? total : below + 1), locale.toString(total));
    if (selected > 1)
        text += u" · "_s + tr("%n selected", nullptr, int(selected));
    m_count->setText(text);
}

void TablePage::updateInspector()
{
    const QList<qint64> ids = m_table->selectionModel() ? selectedIds() : QList<qint64>();
    if (ids.size() == 1)
        m_inspector->show(inspect(ids.constFirst()));
    else if (ids.isEmpty())
        m_inspector->showNothing(tr("Select a row to see its details."));
    else
        m_inspector->showNothing(tr("%n rows are selected.", nullptr, int(ids.size())));
}

void TablePage::updateEmptyState()
{
    EmptyState *empty = m_table->emptyState();
    const QString refusal = m_workspace.session.refusal(view().permission, m_workspace.session.userId());
    if (!refusal.isEmpty())
        empty->setContent(u"emblem-locked"_s, tr("Not allowed"), refusal);
    else if (m_rows->query().isFiltered())
        empty->setContent(u"edit-find"_s, tr("Nothing matches"), tr("No row fits what you are looking for."),
                          tr("Clear the filters"));
    else
        empty->setContent(m_setup.emptyIcon, m_setup.emptyTitle, m_setup.emptySentence,
                          m_setup.emptyAction.isEmpty()
                              ? QString()
                              : m_actions.action(m_setup.emptyAction)->text().remove(u'&').remove(u'…'));
}

void TablePage::emptyAction()
{
    if (m_rows->query().isFiltered()) {
        m_searchField->clear();
        m_search.clear();
        setCondition({});
    } else if (!m_setup.emptyAction.isEmpty()) {
        m_actions.action(m_setup.emptyAction)->trigger();
    }
}

void TablePage::showContextMenu(const QPoint &position)
{
    QMenu *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions.fill(menu, m_setup.contextMenu);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}
