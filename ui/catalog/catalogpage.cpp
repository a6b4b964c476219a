// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/catalog/catalogpage.h"

#include "core/workspace/workspace.h"
#include "ui/access/notice.h"
#include "ui/access/writerefusal.h"
#include "ui/catalog/catalogtablemodel.h"
#include "ui/common/editdialog.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/searchfield.h"
#include "ui/common/sidebar.h"
#include "ui/common/tableview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

QLabel *plainLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    return label;
}

}

CatalogPage::CatalogPage(Workspace &workspace, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_sections(makeCatalogSections(workspace))
    , m_model(new CatalogTableModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_list(new Sidebar)
    , m_table(new TableView)
    , m_search(new SearchField(tr("Search")))
    , m_title(plainLabel())
    , m_sentence(plainLabel())
    , m_notice(new Notice)
    , m_add(createAction(u"addEntry"_s, u"list-add"_s, tr("&Add"), &CatalogPage::addEntry))
    , m_edit(createAction(u"editEntry"_s, u"document-edit"_s, tr("&Edit"), &CatalogPage::editEntry))
    , m_delete(createAction(u"deleteEntry"_s, u"edit-delete"_s, tr("&Delete"), &CatalogPage::deleteEntry))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setSortLocaleAware(true);
    createList();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_list);
    row->addWidget(createEntries(), 1);

    m_add->setShortcut(Qt::Key_Insert);
    m_edit->setShortcut(Qt::Key_F2);
    m_delete->setShortcut(QKeySequence::Delete);
    connect(&workspace.session, &Session::changed, this, &CatalogPage::updateRights);
    updateRights();
    m_list->setCurrent(m_list->ids().first());
    showSection(m_list->current());
}

CatalogPage::~CatalogPage() = default;

QAction *CatalogPage::createAction(const QString &id, const QString &iconName, const QString &text,
                                   void (CatalogPage::*slot)())
{
    auto *action = new QAction(Icons::get(iconName), text, this);
    action->setObjectName(id);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void CatalogPage::createList()
{
    m_list->setObjectName(u"catalogs"_s);
    m_list->setAccessibleName(tr("Catalogs"));
    for (const auto &section : m_sections)
        m_list->addItem(section->names().id, section->names().iconName, section->names().title);
    updateCounts();
    connect(m_list, &Sidebar::currentChanged, this, &CatalogPage::showSection);
}

QWidget *CatalogPage::createEntries()
{
    m_table->setObjectName(u"entries"_s);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_proxy);
    m_table->setDefaultSort(u"name"_s, Qt::AscendingOrder);
    connect(m_table, &QAbstractItemView::activated, this, &CatalogPage::editEntry);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CatalogPage::updateActions);
    connect(m_table->emptyState(), &EmptyState::actionTriggered, this,
            [this] { m_search->text().isEmpty() ? addEntry() : clearSearch(); });

    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(16, 12, 16, 0);
    column->setSpacing(10);
    column->addWidget(createHeader());
    column->addWidget(m_notice);
    column->addWidget(m_table, 1);
    return all;
}

QWidget *CatalogPage::createHeader()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_search->setObjectName(u"catalogSearch"_s);
    m_search->setMaximumWidth(280);
    connect(m_search, &SearchField::searched, this, &CatalogPage::search);
    connect(m_search, &SearchField::moveToResults, m_table, qOverload<>(&QWidget::setFocus));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    for (QAction *action : {m_add, m_edit, m_delete}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    buttons->addWidget(m_search, 1);
    auto *header = new QWidget;
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(6);
    column->addLayout(buttons);
    return header;
}

void CatalogPage::showSection(const QString &id)
{
    const auto found = std::ranges::find_if(m_sections, [&](const auto &section) { return section->names().id == id; });
    if (found == m_sections.end() || found->get() == m_current)
        return;
    if (m_current)
        m_table->saveLayout();
    m_current = found->get();
    clearSearch();
    m_title->setText(m_current->names().title);
    m_sentence->setText(m_current->names().sentence);
    m_table->setAccessibleName(m_current->names().title);
    reload();
    m_table->rememberLayout(m_settings, u"catalog/"_s + id);
}

void CatalogPage::updateCounts()
{
    for (const auto &section : m_sections) {
        const auto rows = section->rows();
        m_list->setCount(section->names().id, rows ? int(rows->size()) : 0);
    }
}

void CatalogPage::reload()
{
    if (!m_current)
        return;
    const qint64 selected = selectedId();
    const auto rows = m_current->rows();
    m_model->setContent(m_current->columns(), rows ? *rows : QList<CatalogRow>());
    select(selected);
    updateEmptyState();
    updateActions();
    updateCounts();
    if (!rows)
        emit failed(rows.error());
}

void CatalogPage::updateRights()
{
    m_refusal = writeRefusal(m_workspace, Permission::EditCatalog);
    m_notice->showRefusal(m_refusal);
    updateActions();
    updateEmptyState();
}

void CatalogPage::updateActions()
{
    const bool allowed = m_refusal.isEmpty();
    m_add->setEnabled(allowed);
    m_edit->setEnabled(allowed && selectedId());
    m_delete->setEnabled(allowed && selectedId());
    for (QAction *action : {m_add, m_edit, m_delete}) {
        const QString plain = QString(action->text()).remove(u'&');
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip((allowed ? u"%1 (%2)"_s.arg(plain, keys) : m_refusal).toHtmlEscaped());
    }
}

void CatalogPage::updateEmptyState()
{
    if (!m_current)
        return;
    const CatalogSection::Names &names = m_current->names();
    if (m_search->text().isEmpty())
        m_table->emptyState()->setContent(names.iconName, tr("Nothing here yet"), names.sentence,
                                          m_refusal.isEmpty() ? names.add : QString());
    else
        m_table->emptyState()->setContent(u"edit-find"_s, tr("Nothing matches"),
                                          tr("No entry contains “%1”.").arg(m_search->text()), tr("Clear the search"));
}

void CatalogPage::search(const QString &text)
{
    m_proxy->setFilterFixedString(text);
    updateEmptyState();
    updateActions();
}

void CatalogPage::clearSearch()
{
    m_search->clear();
}

void CatalogPage::addEntry()
{
    if (m_add->isEnabled())
        openDialog(0);
}

void CatalogPage::editEntry()
{
    if (m_edit->isEnabled())
        openDialog(selectedId());
}

void CatalogPage::openDialog(qint64 id)
{
    const auto dialog = m_current->createDialog(id, this);
    if (!dialog) {
        emit failed(dialog.error());
        return reload();
    }
    connect(*dialog, &EditDialog::saved, this,
            [this, opened = *dialog](const Saved &saved) { written(saved, opened->notice()); });
    (*dialog)->open();
}

void CatalogPage::deleteEntry()
{
    if (!m_delete->isEnabled())
        return;
    const QString name = selectedName();
    const auto removed = m_current->remove(selectedId());
    if (!removed) {
        emit failed(removed.error());
        return reload();
    }
    reload();
    emit message(tr("Deleted “%1”.").arg(name), removed->operation);
    emit changed();
}

void CatalogPage::written(const Saved &saved, const QString &notice)
{
    clearSearch();
    reload();
    select(saved.id);
    if (!saved.operation)
        return;
    const QString done = tr("Saved “%1”.").arg(selectedName());
    emit message(notice.isEmpty() ? done : QString(done + u'\n' + notice), saved.operation);
    emit changed();
}

qint64 CatalogPage::selectedId() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? 0 : m_model->id(m_proxy->mapToSource(rows.first()).row());
}

QString CatalogPage::selectedName() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.first().siblingAtColumn(0).data().toString();
}

void CatalogPage::select(qint64 id)
{
    const int row = m_model->rowOf(id);
    const QModelIndex index = row < 0 ? QModelIndex() : m_proxy->mapFromSource(m_model->index(row, 0));
    if (index.isValid())
        m_table->setCurrentIndex(index);
    else
        m_table->selectionModel()->clear();
}
