// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablepage.h"

#include "core/tables/backgroundreader.h"
#include "core/tables/rowfeed.h"
#include "core/tables/viewreader.h"
#include "core/tables/windowproxy.h"
#include "core/transfer/exporter.h"
#include "core/workspace/workspace.h"
#include "ui/common/actionregistry.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/momenttext.h"
#include "ui/common/tableview.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/queryfield.h"
#include "ui/past/pastbar.h"
#include "ui/past/pastmoment.h"
#include "ui/tables/celldelegate.h"
#include "ui/tables/decorationproxy.h"
#include "ui/tables/pastedbar.h"
#include "ui/tables/refusededitbar.h"
#include "ui/tables/rowselectionmodel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

TablePage::TablePage(const PageContext &context, const Setup &setup, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_setup(setup)
    , m_filters(new FilterBar(
          setup.view,
          {.facet =
               [this](const ViewColumn &column, const QString &typed, QObject *receiver,
                      const std::function<void(const Facet &)> &done) { askForFacet(column, typed, receiver, done); }}))
    , m_count(new QLabel)
    , m_table(new TableView)
    , m_pasted(new PastedBar)
    , m_inspector(new Inspector(context.actions, setup.inspector))
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_fixed(setup.fixed)
{
    createModels();
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(16, 12, 0, 8);
    column->setSpacing(8);
    createHeader();
    column->addWidget(m_filters);
    column->addWidget(createTable(), 1);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_inspector->setMinimumWidth(280);
    m_inspector->setVisible(setup.hasInspector);
    m_splitter->setSizes({930, 300});
    const QString key = u"splitter/%1"_s.arg(QLatin1StringView(view().name));
    m_splitter->restoreState(context.settings.value(key).toByteArray());
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this, key] { m_context.settings.setValue(key, m_splitter->saveState()); });
    connect(m_inspector, &Inspector::linkActivated, this, &Page::linkActivated);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_inspect.setSingleShot(true);
    m_inspect.setInterval(0);
    connect(&m_inspect, &QTimer::timeout, this, &TablePage::updateInspector);
    m_inspect.start();
}

TablePage::~TablePage()
{
    m_table->setModel(nullptr);
}

const View &TablePage::view() const
{
    return m_setup.view;
}

Workspace &TablePage::workspace() const
{
    return isPast() ? m_context.past->workspace() : m_context.workspace;
}

void TablePage::createModels()
{
    Workspace &opened = m_context.workspace;
    m_now = createRows(
        opened, m_setup.model ? m_setup.model(opened) : std::make_unique<RelationalPageModel>(opened.database, view()),
        m_context.rows);
    m_decorated = std::make_unique<DecorationProxy>(opened.catalog, opened.clock);
    use(m_now);
    m_selection = new RowSelectionModel(
        m_decorated.get(),
        {.idAt = [this](int row) { return m_rows->idAt(row); }, .count = [this] { return m_rows->rowCount(); }}, this);
    if (m_setup.hasPast)
        connect(m_context.past, &PastMoment::changed, this, &TablePage::showMoment);
}

TablePage::Rows TablePage::createRows(Workspace &source, std::unique_ptr<RelationalPageModel> page,
                                      BackgroundReader &background)
{
    Rows rows;
    rows.page = std::move(page);
    rows.window = std::make_unique<WindowProxy>(*rows.page);
    rows.feed = std::make_unique<RowFeed>(source.database, source.session, source.clock, *rows.window);
    rows.feed->setBackground(&background);
    connect(rows.window.get(), &WindowProxy::orderAboutToChange, this, [this] {
        if (m_placedAt >= 0 && m_placedAt != m_table->verticalScrollBar()->value())
            m_asked = false; // the person has gone on from there
        if (const int top = m_table->rowAt(0); top >= 0) {
            m_topRow = top;
            m_topId = m_rows->idAt(top);
        }
        m_selection->holdIds();
    });
    connect(rows.window.get(), &WindowProxy::orderChanged, this, [this] {
        if (m_feed->isExact()) // until then they may be among the rows to come
            m_selection->restoreIds();
        keepPlace();
    });
    connect(rows.window.get(), &WindowProxy::failed, this, &Page::failed);
    connect(rows.feed.get(), &RowFeed::failed, this, &Page::failed);
    connect(rows.feed.get(), &RowFeed::changed, this, &TablePage::rowsChanged);
    return rows;
}

void TablePage::use(const Rows &rows)
{
    m_page = rows.page.get();
    m_rows = rows.window.get();
    m_feed = rows.feed.get();
    m_decorated->setSourceModel(m_rows);
}

// The rows are asked for at once where somebody sees them, else when the page comes into view.
void TablePage::showMoment()
{
    const Rows before = std::move(m_then);
    if (before.page)
        before.feed->rest(0);
    else if (!m_context.past->isPast())
        return;
    m_table->cancelEditing();
    m_now.feed->rest(0);
    m_then = {};
    if (m_context.past->isPast()) {
        Workspace &past = m_context.past->workspace();
        m_then = createRows(past, std::make_unique<RelationalPageModel>(past.database, view()), m_context.past->rows());
    }
    use(isPast() ? m_then : m_now);
    m_decorated->setOffice(workspace().catalog, workspace().clock);
    m_refused->setEnabled(!isPast());
    m_isOther = true;
    if (isVisible())
        refresh();
}

void TablePage::createHeader()
{
    m_filters->setHint(m_setup.searchHint);
    m_filters->setContentsMargins(0, 0, 12, 0);
    m_filters->field()->installEventFilter(this);
    for (const QString &id : m_setup.toolbar) {
        auto *button = new QToolButton;
        button->setDefaultAction(m_context.actions.action(id));
        m_filters->addBeside(button);
    }
    connect(m_filters, &FilterBar::changed, this, &TablePage::applyQuery);
    connect(m_filters, &FilterBar::moveToResults, this, [this] {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid() && m_decorated->rowCount() > 0)
            selectRow(0);
    });
}

QWidget *TablePage::createTable()
{
    m_table->setObjectName(u"%1Table"_s.arg(QLatin1StringView(view().name)));
    m_table->setAccessibleName(Views::title(view()));
    auto *delegate = new CellDelegate(m_table);
    delegate->setSelection(m_selection);
    m_table->setItemDelegate(delegate);
    m_table->setEmptyStateEnabled(false); // before it is known that there is nothing
    m_table->setModel(m_decorated.get());
    delete m_table->selectionModel();
    m_table->setSelectionModel(m_selection);
    connectTable();
    m_table->setDefaultSort(QString::fromLatin1(view().defaultSort),
                            view().defaultDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_table->rememberLayout(m_context.settings, u"table/%1"_s.arg(QLatin1StringView(view().name)));
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_refused = new RefusedEditBar(*m_now.page, *m_now.window, *m_table);
    if (m_setup.hasPast)
        column->addWidget(new PastBar(*m_context.past));
    column->addWidget(m_pasted);
    column->addWidget(m_table, 1);
    column->addWidget(m_refused);
    column->addWidget(createFooter());
    connectBars();
    return box;
}

void TablePage::connectTable()
{
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &TablePage::showContextMenu);
    connect(m_table, &TableView::copyRequested, this, &TablePage::copySelection);
    connect(m_table, &TableView::sortKeysChanged, this, &TablePage::applyQuery);
    connect(m_table, &TableView::pasteRequested, this, &TablePage::paste);
    connect(m_table, &TableView::editingChanged, this, &TablePage::setEditing);
    connect(m_table->emptyState(), &EmptyState::actionTriggered, this, &TablePage::emptyAction);
    connect(m_selection, &QItemSelectionModel::selectionChanged, this, [this] {
        m_inspect.start();
        updateCount();
        emit selectionChanged();
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &TablePage::updateCount);
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, &TablePage::updateCount);
    if (!m_setup.activation.isEmpty()) {
        QAction *action = m_context.actions.action(m_setup.activation);
        connect(m_table, &QAbstractItemView::activated, action, &QAction::trigger);
    }
}

void TablePage::connectBars()
{
    connect(m_pasted, &PastedBar::cleared, this, [this] { m_onlyIds.isEmpty() ? m_pasted->hide() : setQuery({}); });
    connect(m_refused, &RefusedEditBar::showRequested, this, &TablePage::select);
    connect(m_selection, &QItemSelectionModel::currentChanged, m_refused, &RefusedEditBar::showState);
    connect(&m_context.workspace.session, &Session::changed, this, [this] {
        if (m_context.workspace.session.isOpen())
            return;
        m_table->cancelEditing(); // what somebody typed is nothing for the next one
        m_now.page->discardEdits();
    });
}

QWidget *TablePage::createFooter()
{
    auto *footer = new QWidget;
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 8, 0);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setObjectName(u"rowCount"_s);
    row->addWidget(m_count);
    row->addStretch();
    if (m_setup.hasPast) {
        auto *moment = new QToolButton;
        moment->setDefaultAction(m_context.actions.action(u"view.as-of"_s));
        moment->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        moment->setAutoRaise(true);
        row->addWidget(moment);
    }
    auto *columns = new QToolButton;
    columns->setIcon(Icons::get(u"view-columns"_s));
    columns->setText(tr("Columns"));
    columns->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    columns->setPopupMode(QToolButton::InstantPopup);
    columns->setAutoRaise(true);
    columns->setMenu(m_table->createColumnMenu(columns));
    row->addWidget(columns);
    return footer;
}

void TablePage::askForFacet(const ViewColumn &column, const QString &typed, QObject *receiver,
                            const std::function<void(const Facet &)> &done)
{
    constexpr int offered = 100;
    BackgroundReader &counts = isPast() ? m_context.past->counts() : m_context.counts;
    counts.ask(
        receiver, u"facet"_s,
        [&view = view(), query = query(), &column, typed, now = workspace().clock.now()](RowEngine &engine) {
            return engine.facet(view, query, column, typed, offered, now);
        },
        [this, done](const Result<Facet> &facet) {
            if (facet)
                done(*facet);
            else
                emit failed(facet.error());
        });
}

QList<SortKey> TablePage::sortKeys() const
{
    QList<SortKey> keys;
    for (const auto &[column, order] : m_table->sortKeys())
        keys.append({column, order == Qt::DescendingOrder});
    return keys;
}

void TablePage::applyQuery()
{
    m_asked = true;
    m_placedAt = -1;
    const auto asked = m_feed->setQuery({.search = m_filters->search(),
                                         .filters = m_fixed + m_filters->filters(),
                                         .sort = sortKeys(),
                                         .onlyIds = m_onlyIds});
    if (!asked && asked.error().code != Error::Code::Denied && asked.error().code != Error::Code::NotSignedIn)
        emit failed(asked.error());
}

void TablePage::setQuery(const TableQuery &query)
{
    m_filters->setQuery(query.search, query.filters);
    m_onlyIds = query.onlyIds;
    m_pasted->hide();
    QList<TableView::SortKey> keys;
    for (const SortKey &key : query.sort)
        keys.append({key.column, key.descending ? Qt::DescendingOrder : Qt::AscendingOrder});
    if (!keys.isEmpty())
        m_table->setSortKeys(keys);
    applyQuery();
}

void TablePage::setFixedFilters(const QList<FilterTerm> &filters)
{
    if (filters == m_fixed)
        return;
    m_fixed = filters;
    applyQuery();
}

void TablePage::rowsChanged()
{
    if (m_wanted && m_rows->rowOf(m_wanted) >= 0)
        select(std::exchange(m_wanted, 0), m_wantedColumn);
    else if (m_asked && m_feed->isExact() && !m_feed->query().search.isEmpty() && m_rows->rowCount() == 1)
        selectRow(0); // found: the commands act on it at once
    if (m_feed->isExact())
        m_asked = false;
    updateCount();
    updateEmptyState();
    if (m_selection->isHolding())
        return;
    m_inspect.start();
    emit selectionChanged();
}

// What others write leaves the rows in sight where they are; who asked for other rows sees the selected one, or the top.
void TablePage::keepPlace()
{
    if (m_asked && m_selection->containsRow(m_table->currentIndex().row())) {
        m_table->scrollTo(m_table->currentIndex());
    } else if (m_asked) {
        m_table->scrollToTop();
    } else if (const int row = m_rows->rowOf(m_topId); row >= 0) {
        m_table->verticalScrollBar()->setValue(row);
    } else if (!m_rows->hasOrder()) {
        m_table->doItemsLayout(); // the scroll bar may not know of the rows yet
        m_table->verticalScrollBar()->setValue(m_topRow);
    }
    m_placedAt = m_asked ? m_table->verticalScrollBar()->value() : -1;
}

TableQuery TablePage::query() const
{
    return m_feed->query();
}

bool TablePage::isExact() const
{
    return m_feed->isExact();
}

QList<const ViewColumn *> TablePage::visibleColumns() const
{
    QList<const ViewColumn *> list;
    for (const QString &id : m_table->visibleColumnIds()) {
        const ViewColumn &column = view().columns[std::size_t(view().indexOf(id))];
        if (!column.needs || workspace().session.may(*column.needs))
            list.append(&column);
    }
    return list;
}

QList<qint64> TablePage::selectedIds(qint64 limit) const
{
    return m_selection->selectedIds(limit);
}

void TablePage::select(qint64 id, int column)
{
    const int row = m_rows->rowOf(id);
    if (row >= 0) {
        selectRow(row, column);
        m_table->scrollTo(m_decorated->index(row, column), QAbstractItemView::PositionAtCenter);
        return;
    }
    if (m_feed->isExact() && !isNarrowed())
        return;
    m_wanted = id; // once the rows are there
    m_wantedColumn = column;
    if (isNarrowed())
        setQuery({});
}

// Whatever keys are down at that moment: QTableView::selectRow() would toggle with Ctrl.
void TablePage::selectRow(int row, int column)
{
    m_table->selectionModel()->setCurrentIndex(m_decorated->index(row, column),
                                               QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void TablePage::refresh()
{
    m_decorated->reloadStatuses();
    updateRights();
    if (std::exchange(m_isOther, false))
        applyQuery();
    else
        m_feed->refresh();
}

// The place and the selection are kept until it comes back.
void TablePage::rest()
{
    if (!m_table->isEditing() && m_feed->rest())
        m_table->releaseRows();
}

void TablePage::updateRights()
{
    const Session &session = workspace().session;
    QSet<int> denied;
    for (std::size_t i = 0; i < view().columns.size(); ++i) {
        const auto &needs = view().columns[i].needs;
        if (needs && !session.may(*needs)) {
            denied.insert(int(i));
            m_table->setColumnHidden(int(i), true);
        }
    }
    m_page->setDenied(denied);
}

void TablePage::focusMain()
{
    m_filters->field()->setFocus();
    m_filters->field()->selectAll();
}

void TablePage::editCell()
{
    const Session &session = workspace().session;
    if (m_setup.edit && !session.may(*m_setup.edit))
        emit failed({Error::Code::Denied, session.refusal(*m_setup.edit, session.userId())});
    else if (workspace().database.isReadOnly())
        emit failed({Error::Code::Denied, tr("This database is open for reading only.")});
    else if (!m_setup.edit)
        emit failed({Error::Code::Denied, tr("The rows of this table are not edited in place.")});
    else if (!m_table->currentIndex().isValid())
        emit failed({Error::Code::Invalid, tr("Choose a row first.")});
    else if (!m_table->isEditing() && !m_table->editRow())
        emit failed({Error::Code::Invalid, tr("None of the columns in sight is edited in place.")});
}

void TablePage::setEditing(bool editing)
{
    if (editing)
        m_rows->beginEdit(m_decorated->mapToSource(m_table->currentIndex()));
    else
        m_rows->endEdit();
}

void TablePage::paste()
{
    if (pasteKeys())
        return;
    m_filters->field()->setFocus();
    m_filters->field()->paste();
}

// Nothing where the clipboard has fewer than two lines. Other filters go: they would hide some of what was pasted.
bool TablePage::pasteKeys()
{
    const QStringList keys = PastedKeys::parse(QApplication::clipboard()->text());
    if (!m_setup.match || keys.size() < 2)
        return false;
    const auto matches = m_setup.match(workspace(), keys);
    if (!matches) {
        emit failed(matches.error());
        return true;
    }
    TableQuery query;
    QStringList missing;
    for (const KeyMatch &match : *matches) {
        query.onlyIds += match.ids;
        if (match.ids.isEmpty())
            missing.append(match.key);
    }
    if (!query.onlyIds.isEmpty()) // which would be all rows
        setQuery(query);
    m_pasted->tell(keys.size() - missing.size(), missing);
    return true;
}

// A search is one line; several are a list.
bool TablePage::eventFilter(QObject *watched, QEvent *event)
{
    const bool paste = event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste);
    return (paste && pasteKeys()) || Page::eventFilter(watched, event);
}

void TablePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_onlyIds.isEmpty())
        setQuery({});
    else
        Page::keyPressEvent(event);
}

void TablePage::copySelection()
{
    if (m_selection->selectedCount() > mostCopied) {
        emit failed(
            {Error::Code::Invalid,
             tr("Up to %Ln row(s) can be copied. Nothing was. Export the table instead.", nullptr, mostCopied)});
        return;
    }
    TableQuery query = m_feed->query();
    query.onlyIds = selectedIds();
    if (query.onlyIds.isEmpty())
        return;
    const ViewReader reader(workspace().database, workspace().session, workspace().clock.now());
    const auto text = Exporter(reader, workspace().session).toClipboardText(view(), query, visibleColumns());
    if (!text) {
        emit failed(text.error());
        return;
    }
    QApplication::clipboard()->setText(*text);
}

void TablePage::updateCount()
{
    const int total = m_rows->rowCount();
    const qint64 selected = m_selection->selectedCount();
    const int first = m_table->rowAt(0) + 1;
    const int below = m_table->rowAt(m_table->viewport()->height() - 1);
    const QLocale locale;
    QString text = total == 0 ? tr("No rows")
                              : tr("%1–%2 of %3")
                                    .arg(locale.toString(std::max(first, 1)),
                                         locale.toString(below < 0 ? total : below + 1), locale.toString(total));
    if (!m_feed->isExact() && m_rows->hasOrder())
        text += u" · "_s + tr("counting…");
    if (selected > 1)
        text += u" · "_s + tr("%Ln selected", nullptr, int(selected));
    m_count->setText(text);
}

void TablePage::updateInspector()
{
    if (!m_setup.hasInspector)
        return;
    const qint64 selected = m_selection->selectedCount();
    if (selected == 1)
        m_inspector->show(inspect(selectedIds().constFirst()));
    else if (selected == 0)
        m_inspector->showNothing(tr("Select a row to see its details."));
    else
        m_inspector->showNothing(tr("%Ln rows are selected.", nullptr, int(selected)));
}

InspectorContent TablePage::inspect(qint64) const
{
    return {};
}

bool TablePage::isNarrowed() const
{
    TableQuery query = m_feed->query();
    query.filters.removeIf([this](const FilterTerm &term) { return m_fixed.contains(term); });
    return query.isFiltered();
}

void TablePage::updateEmptyState()
{
    m_table->setEmptyStateEnabled(m_feed->isExact());
    EmptyState *empty = m_table->emptyState();
    const QString refusal = workspace().session.refusal(view().permission, workspace().session.userId());
    if (!refusal.isEmpty())
        empty->setContent(u"emblem-locked"_s, tr("Not allowed"), refusal);
    else if (isNarrowed())
        empty->setContent(u"edit-find"_s, tr("Nothing matches"), tr("No row fits what you are looking for."),
                          tr("Clear the filters"));
    else if (isPast())
        empty->setContent(u"history"_s, tr("Nothing was here yet"),
                          tr("By %1 nothing of this was recorded.").arg(MomentText::written(m_context.past->moment())),
                          tr("Back to now"));
    else
        empty->setContent(m_setup.emptyIcon, m_setup.emptyTitle, m_setup.emptySentence,
                          m_setup.emptyAction.isEmpty()
                              ? QString()
                              : m_context.actions.action(m_setup.emptyAction)->text().remove(u'&').remove(u'…'));
}

void TablePage::emptyAction()
{
    if (isNarrowed()) {
        setQuery({});
    } else if (isPast()) {
        m_context.past->leave();
    } else if (!m_setup.emptyAction.isEmpty()) {
        m_context.actions.action(m_setup.emptyAction)->trigger();
    }
}

void TablePage::showContextMenu(const QPoint &position)
{
    QMenu *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_refused->addTo(menu);
    m_context.actions.fill(menu, m_setup.contextMenu);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}
