// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/custody/custodyassets.h"

#include "core/workspace/workspace.h"
#include "ui/common/icons.h"
#include "ui/common/longact.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

enum Column { TagColumn, NameColumn, StateColumn, DueColumn, RemoveColumn, ColumnCount };
enum RowRole { IdRole = Qt::UserRole, RefusalRole };

constexpr int VisibleRows = 5;
constexpr int RemoveWidth = 28;

// Tooltips guess rich text by themselves.
QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString() : u"<qt>"_s + text.toHtmlEscaped() + u"</qt>"_s;
}

void setText(QTreeWidgetItem *row, int column, const QString &text)
{
    row->setText(column, text);
    row->setToolTip(column, plainToolTip(text));
}

qint64 idOf(const QTreeWidgetItem *row)
{
    return row->data(TagColumn, IdRole).toLongLong();
}

}

CustodyAssets::CustodyAssets(Workspace &workspace, AssetPicker::Filter filter, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_filter(filter)
{
    createPicker();
    createList();
    createSummary();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_picker);
    column->addWidget(m_list);
    column->addWidget(m_summary);
    setFocusProxy(m_picker);
    listChanged();
}

void CustodyAssets::createPicker()
{
    m_picker = new PickerField([this](const QString &text) { return search(text); });
    m_picker->setObjectName(u"assetPicker"_s);
    m_picker->setPlaceholderText(tr("Scan or type a tag, serial number, name or model"));
    m_picker->lineEdit()->setAccessibleName(tr("Add an asset"));
    connect(m_picker->lineEdit(), &QLineEdit::textEdited, this, &CustodyAssets::edited);
    connect(m_picker, &PickerField::messageChanged, this, &CustodyAssets::messageChanged);
    connect(m_picker, &PickerField::changed, this, [this] {
        const auto id = m_picker->id();
        if (!id)
            return;
        m_list->scrollToItem(append(*id));
        m_picker->clear(); // for the next one
        listChanged();
    });
}

void CustodyAssets::createList()
{
    m_list = new QTreeWidget;
    m_list->setObjectName(u"assetList"_s);
    m_list->setAccessibleName(tr("Assets"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTabKeyNavigation(false);
    m_list->installEventFilter(this);
    createColumns();
    connect(m_list, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *row, int column) {
        if (column == RemoveColumn) // afterwards: the view is not done with the row yet
            QTimer::singleShot(0, this, [this, id = idOf(row)] { remove({id}); });
    });
}

void CustodyAssets::createSummary()
{
    m_summary = new QLabel;
    m_summary->setObjectName(u"assetSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->hide();
}

void CustodyAssets::createColumns()
{
    const bool stock = m_filter == AssetPicker::Filter::Available;
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Tag"), tr("Asset"), stock ? tr("Status") : tr("Held by"), tr("Due"), QString()});
    m_list->setColumnHidden(DueColumn, stock);
    QHeaderView *header = m_list->header();
    header->setStretchLastSection(false);
    header->setSectionsClickable(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(RemoveColumn, QHeaderView::Fixed);
    header->setMinimumSectionSize(RemoveWidth);
    header->resizeSection(RemoveColumn, RemoveWidth);
}

// What is in the list is no longer to be had.
QList<PickerItem> CustodyAssets::search(const QString &text) const
{
    QList<PickerItem> items = AssetPicker::search(m_workspace, m_filter, text);
    const QList<qint64> chosen = ids();
    for (PickerItem &item : items) {
        if (!chosen.contains(item.id))
            continue;
        item.enabled = false;
        item.disabledReason = tr("Already in the list");
    }
    return items;
}

QList<qint64> CustodyAssets::ids() const
{
    if (areMany())
        return m_many;
    QList<qint64> ids;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row)
        ids.append(idOf(m_list->topLevelItem(row)));
    return ids;
}

void CustodyAssets::setIds(const QList<qint64> &ids)
{
    m_list->clear();
    m_many = ids.size() > LongAct::recordsAtOnce ? ids : QList<qint64>();
    m_summary->setText(tr("%Ln asset(s)", nullptr, int(m_many.size())));
    m_summary->setVisible(areMany());
    m_picker->setVisible(!areMany());
    for (const qint64 id : areMany() ? QList<qint64>() : ids)
        append(id);
    listChanged();
    showRefused();
}

void CustodyAssets::refresh()
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row)
        fill(m_list->topLevelItem(row));
    listChanged();
    showRefused();
}

void CustodyAssets::showRefused()
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        if (!m_list->topLevelItem(row)->data(TagColumn, RefusalRole).toString().isEmpty())
            return m_list->scrollToItem(m_list->topLevelItem(row));
    }
}

QString CustodyAssets::problem() const
{
    QStringList reasons;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row)
        reasons.append(m_list->topLevelItem(row)->data(TagColumn, RefusalRole).toString());
    reasons.removeAll(QString());
    if (reasons.size() < 2)
        return reasons.value(0);
    return tr("%n assets cannot be chosen. Take them out of the list.", nullptr, int(reasons.size()));
}

QTreeWidgetItem *CustodyAssets::append(qint64 id)
{
    auto *row = new QTreeWidgetItem(m_list);
    row->setData(TagColumn, IdRole, id);
    row->setIcon(RemoveColumn, Icons::get(u"window-close"_s, Theme::Role::Muted));
    row->setToolTip(RemoveColumn, tr("Take it out of the list (Delete)"));
    row->setData(RemoveColumn, Qt::AccessibleTextRole, tr("Take it out of the list"));
    row->setFont(TagColumn, Theme::tabularDigits(font()));
    fill(row);
    return row;
}

void CustodyAssets::fill(QTreeWidgetItem *row) const
{
    const auto asset = m_workspace.assets.find(idOf(row));
    const QString refusal = asset ? AssetPicker::refusal(m_workspace, m_filter, asset->id) : asset.error().message;
    row->setData(TagColumn, RefusalRole, refusal);
    row->setIcon(TagColumn,
                 refusal.isEmpty() ? Icons::get(u"laptop"_s, Theme::Role::Muted)
                                   : Icons::get(u"dialog-error"_s, Theme::Role::Danger));
    if (!asset)
        return;
    setText(row, TagColumn, asset->tag);
    setText(row, NameColumn, AssetPicker::name(m_workspace, *asset));
    fillState(row);
}

// Who has it and until when, or the status where nobody does.
void CustodyAssets::fillState(QTreeWidgetItem *row) const
{
    const auto custody = m_workspace.custody.current(idOf(row));
    const QDateTime due = custody && *custody ? (*custody)->dueAt : QDateTime();
    const bool late = custody && *custody && (*custody)->isOverdue(m_workspace.clock.now());
    setText(row, StateColumn, m_filter == AssetPicker::Filter::Available ? statusOf(row) : holderOf(row));
    setText(row, DueColumn,
            due.isValid() ? locale().toString(due.toLocalTime().date(), QLocale::ShortFormat) : QString());
    row->setIcon(DueColumn, late ? Icons::get(u"overdue"_s, Theme::Role::Danger) : QIcon());
    row->setData(DueColumn, Qt::AccessibleTextRole,
                 late ? tr("%1, overdue").arg(row->text(DueColumn)) : row->text(DueColumn));
}

QString CustodyAssets::statusOf(const QTreeWidgetItem *row) const
{
    const auto asset = m_workspace.assets.find(idOf(row));
    const auto status = m_workspace.catalog.status(asset ? asset->statusId.value_or(0) : 0);
    return status ? status->name : QString();
}

QString CustodyAssets::holderOf(const QTreeWidgetItem *row) const
{
    const auto custody = m_workspace.custody.current(idOf(row));
    if (!custody || !*custody)
        return tr("Nobody");
    const auto holder = m_workspace.people.find((*custody)->userId);
    return holder ? holder->fullName() : QString();
}

void CustodyAssets::remove(const QList<qint64> &ids)
{
    for (int row = m_list->topLevelItemCount() - 1; row >= 0; --row) {
        if (ids.contains(idOf(m_list->topLevelItem(row))))
            delete m_list->topLevelItem(row);
    }
    if (!isChosen())
        m_picker->setFocus(Qt::OtherFocusReason);
    listChanged();
}

// As high as its rows, up to a few: a dialog for one asset stays small.
void CustodyAssets::listChanged()
{
    const int rows = qMin(m_list->topLevelItemCount(), VisibleRows);
    m_list->setVisible(rows > 0);
    if (rows > 0)
        m_list->setFixedHeight(m_list->header()->sizeHint().height() + rows * m_list->sizeHintForRow(0)
                               + 2 * m_list->frameWidth());
    emit changed();
}

bool CustodyAssets::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Delete && key != Qt::Key_Backspace)
        return QWidget::eventFilter(watched, event);
    QList<qint64> selected;
    for (const QTreeWidgetItem *row : m_list->selectedItems())
        selected.append(idOf(row));
    remove(selected);
    return true;
}
