// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/undoconflictdialog.h"

#include "ui/common/dialoghead.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/momenttext.h"
#include "ui/common/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

UndoConflictDialog::UndoConflictDialog(const UndoPlan &plan, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"undoConflictDialog"_s);
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(plan.isRedo ? tr("Redo") : tr("Undo"));
    resize(760, 420);
    auto *head = new DialogHead(
        Icons::get(u"dialog-warning"_s, Theme::Role::Warning),
        plan.isRedo ? tr("“%1” cannot be redone as a whole").arg(plan.summary)
                    : tr("“%1” cannot be undone as a whole").arg(plan.summary),
        tr("It is blocked by %Ln row(s). Nothing was changed yet.", nullptr, int(plan.obstacleCount)));

    const bool hasOthers = plan.rows() > 0;
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto *others = buttons->addButton(plan.isRedo ? tr("&Redo the other rows") : tr("&Undo the other rows"),
                                      QDialogButtonBox::AcceptRole);
    others->setObjectName(u"undoOthers"_s);
    others->setAutoDefault(false);
    others->setEnabled(hasOthers);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true); // what others did is not stepped over by Enter
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(head);
    layout->addWidget(createList(plan), 1);
    layout->addWidget(
        Labels::plain(hasOthers ? tr("%Ln other row(s) can be put back. Those above, and what belongs to them, stay "
                                     "as they are.",
                                     nullptr, int(plan.rows()))
                                : tr("There are no other rows that could be put back.")));
    layout->addWidget(buttons);
}

QTreeWidget *UndoConflictDialog::createList(const UndoPlan &plan)
{
    auto *list = new QTreeWidget;
    list->setObjectName(u"undoObstacles"_s);
    list->setAccessibleName(tr("Rows in the way"));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAlternatingRowColors(true);
    list->setHeaderLabels({tr("Row"), tr("What stands in the way"), tr("By"), tr("When"), tr("Operation")});
    for (const UndoObstacle &obstacle : plan.obstacles) {
        auto *item = new QTreeWidgetItem(list,
                                         {obstacle.name, obstacle.sentence(), obstacle.actor,
                                          MomentText::moment(obstacle.at), locale().toString(obstacle.operation)});
        item->setSizeHint(0, {0, Theme::rowHeight(list)}); // of all, as they are uniform
        for (int column = 0; column < list->columnCount(); ++column)
            item->setToolTip(column, item->text(column).toHtmlEscaped());
    }
    if (const qint64 more = plan.obstacleCount - plan.obstacles.size(); more > 0)
        new QTreeWidgetItem(list, {tr("… and %Ln more", nullptr, int(more))});
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    return list;
}
