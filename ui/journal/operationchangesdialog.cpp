// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/operationchangesdialog.h"

#include "core/access/operationkinds.h"
#include "core/workspace/workspace.h"
#include "ui/common/dialoghead.h"
#include "ui/common/icons.h"
#include "ui/common/momenttext.h"
#include "ui/common/plaintable.h"
#include "ui/common/tableview.h"
#include "ui/journal/changetext.h"
#include "ui/journal/operationchangesmodel.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

OperationChangesDialog::OperationChangesDialog(Workspace &workspace, const OperationRecord &operation, QWidget *parent)
    : QDialog(parent)
    , m_reader(workspace.database, workspace.session)
    , m_operation(operation)
    , m_model(new OperationChangesModel(m_reader, operation, this))
    , m_rows(PlainTable::make(u"operationChanges"_s, tr("Changed rows")))
    , m_fields(new QTreeWidget)
{
    setObjectName(u"operationChangesDialog"_s);
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Changes of operation %L1").arg(operation.id));
    resize(900, 620);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *exporting = buttons->addButton(tr("&Export…"), QDialogButtonBox::ActionRole);
    exporting->setObjectName(u"exportChanges"_s);
    exporting->setIcon(Icons::get(u"document-export"_s));
    exporting->setAutoDefault(false);
    const Scope seen = workspace.session.scope(Permission::ViewOperations);
    const QString refusal = workspace.session.refusal(
        Permission::ExportViews, seen == Scope::Own ? std::optional(workspace.session.userId()) : std::nullopt);
    exporting->setEnabled(refusal.isEmpty());
    exporting->setToolTip(refusal.toHtmlEscaped());
    connect(exporting, &QPushButton::clicked, this, &OperationChangesDialog::exportRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(createHead());
    layout->addWidget(createTables(), 1);
    layout->addWidget(buttons);
    if (m_model->rowCount() > 0)
        m_rows->selectRow(0);
    m_rows->setFocus();
}

QWidget *OperationChangesDialog::createHead() const
{
    QStringList facts {OperationKinds::title(m_operation.kind), m_operation.actor, MomentText::moment(m_operation.at),
                       tr("%Ln change(s)", nullptr, int(m_operation.changes))};
    if (!m_operation.reason.isEmpty())
        facts.append(m_operation.reason);
    return new DialogHead(Icons::get(u"history"_s, Theme::Role::Accent), m_operation.summary, facts.join(u" · "_s));
}

QWidget *OperationChangesDialog::createTables()
{
    m_rows->setModel(m_model);
    m_fields->setObjectName(u"operationFields"_s);
    m_fields->setAccessibleName(tr("Fields of the selected row"));
    m_fields->setRootIsDecorated(false);
    m_fields->setUniformRowHeights(true);
    m_fields->setAlternatingRowColors(true);
    m_fields->setHeaderLabels({tr("Field"), tr("Before"), tr("After")});
    m_fields->header()->setStretchLastSection(false);
    m_fields->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_fields->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    connect(m_rows->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &OperationChangesDialog::showFields);
    connect(m_rows, &QAbstractItemView::activated, this, &OperationChangesDialog::follow);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_rows);
    splitter->addWidget(m_fields);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    return splitter;
}

void OperationChangesDialog::showFields()
{
    m_fields->clear();
    const RowChange *change = m_model->change(m_rows->currentIndex().row());
    if (!change)
        return;
    for (const FieldChange &field : change->fields) {
        auto *item = new QTreeWidgetItem(
            m_fields, {ChangeText::field(field), ChangeText::before(field), ChangeText::after(field)});
        for (int column = 0; column < m_fields->columnCount(); ++column)
            item->setToolTip(column, item->text(column).toHtmlEscaped());
    }
}

void OperationChangesDialog::follow(const QModelIndex &index)
{
    const RowChange *change = m_model->change(index.row());
    const QString link = change ? ChangeText::link(*change) : QString();
    if (link.isEmpty())
        return;
    accept();
    emit linkActivated(link);
}
