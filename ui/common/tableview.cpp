// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tableview.h"

#include "ui/common/emptystate.h"
#include "ui/common/sortheader.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSettings>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int DefaultCharacters = 16;
constexpr int MinimumWidth = 40;

QJsonObject toJson(const TableView::SortKey &key)
{
    return {{u"id"_s, key.first}, {u"descending"_s, key.second == Qt::DescendingOrder}};
}

// The first key in "sort", as before there were several; the others in "then".
QList<TableView::SortKey> sortKeysOf(const QJsonObject &layout)
{
    QJsonArray stored = layout.value(u"then"_s).toArray();
    stored.prepend(layout.value(u"sort"_s));
    QList<TableView::SortKey> keys;
    for (const auto &value : std::as_const(stored)) {
        const QJsonObject key = value.toObject();
        keys.append({key.value(u"id"_s).toString(),
                     key.value(u"descending"_s).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    return keys;
}

} // namespace

TableView::TableView(QWidget *parent)
    : QTableView(parent)
    , m_header(new SortHeader(this))
    , m_empty(new EmptyState(this))
{
    setFrameShape(NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false); // the style draws a hairline below each row
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
    setAccessibleName(tr("Table"));
    setUpHeader();
    setUpRows();
    m_empty->hide();
    m_save.setSingleShot(true);
    m_save.setInterval(400);
    connect(&m_save, &QTimer::timeout, this, &TableView::saveLayout);
}

TableView::~TableView()
{
    if (m_save.isActive())
        saveLayout();
}

void TableView::setUpRows()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setResizeContentsPrecision(0);
    applyDensity();
}

void TableView::releaseRows()
{
    setVerticalHeader(new QHeaderView(Qt::Vertical, this));
    setUpRows();
}

void TableView::setUpHeader()
{
    QHeaderView *header = m_header;
    setHorizontalHeader(header);
    header->setResizeContentsPrecision(0); // "fit to contents" looks at the visible rows only
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(MinimumWidth);
    header->setTextElideMode(Qt::ElideRight);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    setSortingEnabled(true);
    disconnect(header, &QHeaderView::sortIndicatorChanged, this, nullptr); // QTableView would sort by that key alone
    connect(header, &QHeaderView::sectionMoved, this, &TableView::edited);
    connect(header, &QHeaderView::sectionResized, this,
            [this](int, int oldSize, int newSize) { sectionResized(oldSize, newSize); });
    connect(header, &QHeaderView::sortIndicatorChanged, this, &TableView::sortIndicated);
    connect(header, &QHeaderView::customContextMenuRequested, this, [this, header](const QPoint &pos) {
        QMenu *menu = createColumnMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(header->viewport()->mapToGlobal(pos));
    });
}

void TableView::setModel(QAbstractItemModel *newModel)
{
    QAbstractItemModel *old = model();
    {
        const QScopedValueRollback applying(m_applying, true);
        QTableView::setModel(newModel);
    }
    if (old)
        disconnect(old, nullptr, this, nullptr);
    m_columns.clear();
    if (newModel)
        watch();
    columnsReplaced();
    updateEmptyState();
}

// After the base class and the header, so that their sections are up to date when these run.
void TableView::watch()
{
    connect(model(), &QAbstractItemModel::modelReset, this, &TableView::columnsReplaced);
    connect(model(), &QAbstractItemModel::columnsInserted, this, &TableView::columnsReplaced);
    connect(model(), &QAbstractItemModel::columnsRemoved, this, &TableView::columnsReplaced);
    connect(model(), &QAbstractItemModel::modelReset, this, &TableView::updateEmptyState);
    connect(model(), &QAbstractItemModel::layoutChanged, this, &TableView::updateEmptyState);
    connect(model(), &QAbstractItemModel::rowsInserted, this, &TableView::updateEmptyState);
    connect(model(), &QAbstractItemModel::rowsRemoved, this, &TableView::updateEmptyState);
}

void TableView::rememberLayout(QSettings &settings, const QString &key)
{
    m_settings = &settings;
    m_key = key;
    restoreLayout();
}

void TableView::setDefaultSort(const QString &columnId, Qt::SortOrder order)
{
    m_defaultSort = {columnId, order};
}

void TableView::sortIndicated(int logical, Qt::SortOrder order)
{
    if (m_applying)
        return;
    const QString id = logical < 0 ? QString() : columnId(logical);
    setSortKeys(m_header->isAdding() && isSortedByOwner() ? withKey(id, order) : QList<SortKey> {{id, order}});
    edited();
}

// The header tells the order of a column that is not its first key as if it were new.
QList<TableView::SortKey> TableView::withKey(const QString &id, Qt::SortOrder order) const
{
    QList<SortKey> keys = m_sortKeys;
    const auto known = std::ranges::find(keys, id, &SortKey::first);
    if (known == keys.end())
        keys.append({id, order});
    else if (known == keys.begin())
        known->second = order;
    else
        known->second = known->second == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    return keys;
}

void TableView::setSortKeys(const QList<SortKey> &keys)
{
    m_sortKeys = keys;
    m_sortKeys.removeIf([this](const SortKey &key) { return columnOf(key.first) < 0; });
    m_sortKeys.resize(qMin<qsizetype>(m_sortKeys.size(), isSortedByOwner() ? maxSortKeys : 1));
    showSortKeys();
    sort();
}

void TableView::showSortKeys()
{
    const QScopedValueRollback applying(m_applying, true);
    QList<SortHeader::Key> shown;
    for (const auto &[id, order] : std::as_const(m_sortKeys))
        shown.append({columnOf(id), order});
    const SortHeader::Key first = shown.isEmpty() ? SortHeader::Key {-1, Qt::AscendingOrder} : shown.takeFirst();
    m_header->setSortIndicator(first.section, first.order);
    m_header->setFurtherKeys(shown);
}

bool TableView::isSortedByOwner() const
{
    return isSignalConnected(QMetaMethod::fromSignal(&TableView::sortKeysChanged));
}

void TableView::sort()
{
    if (isSortedByOwner())
        emit sortKeysChanged(m_sortKeys);
    else if (model())
        model()->sort(m_header->sortIndicatorSection(), m_header->sortIndicatorOrder());
}

QString TableView::columnId(int logical) const
{
    const QString id = model() ? model()->headerData(logical, Qt::Horizontal, ColumnIdRole).toString() : QString();
    return id.isEmpty() ? u"#%1"_s.arg(logical) : id;
}

QStringList TableView::columnIds() const
{
    QStringList ids;
    for (int logical = 0; logical < horizontalHeader()->count(); ++logical)
        ids.append(columnId(logical));
    return ids;
}

int TableView::columnOf(const QString &id) const
{
    return int(columnIds().indexOf(id));
}

QStringList TableView::visibleColumnIds() const
{
    QStringList ids;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int logical = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(logical))
            ids.append(columnId(logical));
    }
    return ids;
}

int TableView::visibleCount() const
{
    return horizontalHeader()->count() - horizontalHeader()->hiddenSectionCount();
}

void TableView::saveLayout()
{
    m_save.stop();
    const QHeaderView *header = horizontalHeader();
    if (!m_settings || !header->count())
        return;
    QJsonArray columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        const QString id = columnId(logical);
        const bool hidden = header->isSectionHidden(logical);
        const int width = hidden ? m_hiddenWidths.value(id, defaultWidth(logical)) : header->sectionSize(logical);
        QJsonObject column {{u"id"_s, id}, {u"hidden"_s, hidden}};
        if (m_ownWidths)
            column.insert(u"width"_s, width);
        columns.append(column);
    }
    QJsonObject layout {{u"columns"_s, columns}};
    QJsonArray further;
    for (const SortKey &key : m_sortKeys) {
        if (!layout.contains(u"sort"_s))
            layout.insert(u"sort"_s, toJson(key));
        else
            further.append(toJson(key));
    }
    if (!further.isEmpty())
        layout.insert(u"then"_s, further);
    m_settings->setValue(m_key, QString::fromUtf8(QJsonDocument(layout).toJson(QJsonDocument::Compact)));
}

bool TableView::restoreLayout()
{
    if (!horizontalHeader()->count())
        return false;
    const QString stored = m_settings ? m_settings->value(m_key).toString() : QString();
    const QJsonObject layout = QJsonDocument::fromJson(stored.toUtf8()).object();
    const QScopedValueRollback applying(m_applying, true);
    m_columns = columnIds();
    applyDefaults(); // for columns that are newer than what was stored
    QHeaderView *header = horizontalHeader();
    int visual = 0;
    m_ownWidths = false;
    const QJsonArray columns = layout.value(u"columns"_s).toArray();
    for (const auto &value : columns) {
        const QJsonObject column = value.toObject();
        const QString id = column.value(u"id"_s).toString();
        const int logical = columnOf(id);
        if (logical < 0)
            continue;
        header->moveSection(header->visualIndex(logical), visual++);
        m_ownWidths = m_ownWidths || column.contains(u"width"_s);
        header->showSection(logical);
        header->resizeSection(logical, qMax(MinimumWidth, column.value(u"width"_s).toInt(defaultWidth(logical))));
        setColumnVisible(logical, !column.value(u"hidden"_s).toBool());
    }
    const QList<SortKey> sorted = layout.isEmpty() ? QList<SortKey> {m_defaultSort} : sortKeysOf(layout);
    if (std::ranges::any_of(sorted, [this](const SortKey &key) { return columnOf(key.first) >= 0; }))
        setSortKeys(sorted);
    fillWidth();
    return !layout.isEmpty();
}

void TableView::resetColumns()
{
    if (m_settings)
        m_settings->remove(m_key);
    m_hiddenWidths.clear();
    m_save.stop();
    if (m_sortKeys.size() > 1)
        setSortKeys(m_sortKeys.first(1));
    restoreLayout();
    emit layoutEdited();
}

// Order, widths and visibility as the model has them; the sorting stays.
void TableView::applyDefaults()
{
    QHeaderView *header = horizontalHeader();
    for (int logical = 0; logical < header->count(); ++logical) {
        header->moveSection(header->visualIndex(logical), logical);
        header->showSection(logical);
        header->resizeSection(logical, defaultWidth(logical));
    }
    for (int logical = 0; logical < header->count(); ++logical)
        setColumnVisible(logical, !model()->headerData(logical, Qt::Horizontal, ColumnHiddenRole).toBool());
}

int TableView::defaultWidth(int logical) const
{
    const QVariant characters = model()->headerData(logical, Qt::Horizontal, ColumnWidthRole);
    const int wanted = characters.isValid() ? characters.toInt() : DefaultCharacters;
    return qMax(wanted * fontMetrics().averageCharWidth() + 12, horizontalHeader()->sectionSizeHint(logical));
}

// Hiding and showing counts as a change from or to nothing.
void TableView::sectionResized(int oldSize, int newSize)
{
    if (m_applying)
        return;
    if (oldSize == 0 || newSize == 0) {
        fillWidth();
        return;
    }
    m_ownWidths = true;
    edited();
}

// In proportion to the first widths.
void TableView::fillWidth()
{
    if (m_ownWidths || !model())
        return;
    const QScopedValueRollback applying(m_applying, true);
    int wanted = 0;
    for (int logical = 0; logical < horizontalHeader()->count(); ++logical)
        wanted += isColumnHidden(logical) ? 0 : defaultWidth(logical);
    const double share = qMax(1.0, double(viewport()->width()) / qMax(1, wanted));
    for (int logical = 0; logical < horizontalHeader()->count(); ++logical) {
        if (!isColumnHidden(logical))
            setColumnWidth(logical, int(defaultWidth(logical) * share));
    }
}

// One column always stays: without it there would be no header to bring the others back.
void TableView::setColumnVisible(int logical, bool visible)
{
    if (visible == !isColumnHidden(logical) || (!visible && visibleCount() == 1))
        return;
    if (!visible)
        m_hiddenWidths.insert(columnId(logical), columnWidth(logical));
    setColumnHidden(logical, !visible);
    edited();
}

void TableView::columnsReplaced()
{
    if (columnIds() != m_columns)
        restoreLayout();
}

void TableView::edited()
{
    if (m_applying)
        return;
    m_save.start();
    emit layoutEdited();
}

QMenu *TableView::createColumnMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("Columns"), parent);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillColumnMenu(menu); });
    fillColumnMenu(menu);
    return menu;
}

void TableView::fillColumnMenu(QMenu *menu)
{
    menu->clear();
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int logical = horizontalHeader()->logicalIndex(visual);
        if (model()->headerData(logical, Qt::Horizontal, ColumnDeniedRole).toBool())
            continue;
        const bool shown = !isColumnHidden(logical);
        QString title = model()->headerData(logical, Qt::Horizontal, Qt::DisplayRole).toString();
        QAction *action = menu->addAction(title.replace(u'&', u"&&"_s));
        action->setObjectName(columnId(logical));
        action->setCheckable(true);
        action->setChecked(shown);
        action->setEnabled(!shown || visibleCount() > 1);
        connect(action, &QAction::toggled, this, [this, logical](bool on) { setColumnVisible(logical, on); });
    }
    menu->addSeparator();
    QAction *reset = menu->addAction(tr("Reset columns"), this, &TableView::resetColumns);
    reset->setObjectName(u"resetColumns"_s);
}

void TableView::setEmptyStateEnabled(bool enabled)
{
    m_emptyStateEnabled = enabled;
    updateEmptyState();
}

void TableView::updateEmptyState()
{
    m_empty->setVisible(m_emptyStateEnabled && model() && model()->rowCount(rootIndex()) == 0);
}

void TableView::applyDensity()
{
    verticalHeader()->setMinimumSectionSize(0);
    verticalHeader()->setDefaultSectionSize(Theme::rowHeight(this));
}

QModelIndexList TableView::editableCells(int row) const
{
    QModelIndexList cells;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int logical = horizontalHeader()->logicalIndex(visual);
        const QModelIndex cell = model()->index(row, logical, rootIndex());
        if (!isColumnHidden(logical) && (cell.flags() & Qt::ItemIsEditable))
            cells.append(cell);
    }
    return cells;
}

bool TableView::editRow()
{
    const QModelIndexList cells = currentIndex().isValid() ? editableCells(currentIndex().row()) : QModelIndexList();
    if (cells.isEmpty() || state() == EditingState)
        return false;
    return openEditor(cells.contains(currentIndex()) ? currentIndex() : cells.constFirst());
}

bool TableView::openEditor(const QModelIndex &cell)
{
    selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
    const bool opened = edit(cell, AllEditTriggers, nullptr);
    if (opened)
        emit editingChanged(true);
    return opened;
}

void TableView::cancelEditing()
{
    if (QWidget *editor = isEditing() ? indexWidget(currentIndex()) : nullptr)
        closeEditor(editor, QAbstractItemDelegate::RevertModelCache);
}

void TableView::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    const bool next = hint == QAbstractItemDelegate::EditNextItem;
    const bool tab = next || hint == QAbstractItemDelegate::EditPreviousItem;
    QTableView::closeEditor(editor, tab ? QAbstractItemDelegate::NoHint : hint);
    if (state() == EditingState)
        return;
    emit editingChanged(false);
    if (!tab || !currentIndex().isValid())
        return;
    const QModelIndexList cells = editableCells(currentIndex().row());
    const qsizetype neighbour = cells.indexOf(currentIndex()) + (next ? 1 : -1);
    if (neighbour >= 0 && neighbour < cells.size())
        openEditor(cells.at(neighbour));
}

void TableView::keyboardSearch(const QString &search)
{
    constexpr int few = 1000;
    if (model() && model()->rowCount(rootIndex()) <= few)
        QTableView::keyboardSearch(search);
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Copy))
        emit copyRequested();
    else if (event->matches(QKeySequence::Paste))
        emit pasteRequested();
    else if (enter && !(event->modifiers() & ~Qt::KeypadModifier) && state() != EditingState
             && currentIndex().isValid())
        emit activated(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

// In a table of rows Home and End are about rows.
QModelIndex TableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int last = model() ? model()->rowCount(rootIndex()) - 1 : -1;
    if (last >= 0 && (action == MoveHome || action == MoveEnd)) {
        const int shown = horizontalHeader()->logicalIndexAt(0);
        const int column = currentIndex().isValid() ? currentIndex().column() : qMax(0, shown);
        return model()->index(action == MoveHome ? 0 : last, column, rootIndex());
    }
    return QTableView::moveCursor(action, modifiers);
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const QModelIndex current = currentIndex();
    if (!hasFocus() || !current.isValid())
        return;
    const int width = qMin(viewport()->width(), horizontalHeader()->length() - horizontalHeader()->offset());
    const int left = isRightToLeft() ? viewport()->width() - width : 0;
    const QRect row(left, rowViewportPosition(current.row()), width, rowHeight(current.row()));
    QPainter painter(viewport());
    painter.setPen(Theme::color(Theme::Role::Accent, palette()));
    painter.drawRect(row.adjusted(0, 0, -1, -1));
}

void TableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    updateRow(current);
    updateRow(previous);
}

// All of it: more rows may be selected than the model's ranges say (RowSelectionModel).
void TableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    viewport()->update();
}

void TableView::updateRow(const QModelIndex &index)
{
    if (index.isValid())
        viewport()->update(0, rowViewportPosition(index.row()), viewport()->width(), rowHeight(index.row()));
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fillWidth();
    m_empty->setGeometry(viewport()->geometry());
}

void TableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        applyDensity();
}

void TableView::hideEvent(QHideEvent *event)
{
    if (m_save.isActive())
        saveLayout();
    QTableView::hideEvent(event);
}

// The first row is selected with the first focus: the keyboard can go on from there at once.
void TableView::focusInEvent(QFocusEvent *event)
{
    const bool fresh = !currentIndex().isValid();
    QTableView::focusInEvent(event);
    if (fresh && event->reason() != Qt::MouseFocusReason && event->reason() != Qt::PopupFocusReason
        && currentIndex().isValid())
        selectionModel()->select(currentIndex(), QItemSelectionModel::SelectCurrent | QItemSelectionModel::Rows);
}
