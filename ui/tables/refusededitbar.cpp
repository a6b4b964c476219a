// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/refusededitbar.h"

#include "core/tables/windowproxy.h"
#include "ui/access/notice.h"
#include "ui/common/tableview.h"
#include "ui/common/valueformat.h"

#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

RefusedEditBar::RefusedEditBar(RelationalPageModel &page, WindowProxy &rows, TableView &table, QWidget *parent)
    : QWidget(parent)
    , m_page(page)
    , m_rows(rows)
    , m_table(table)
    , m_notice(new Notice)
    , m_show(m_notice->addButton(tr("Sho&w")))
    , m_keep(m_notice->addButton({}))
    , m_discard(m_notice->addButton({}))
{
    m_notice->setObjectName(u"refusedEdit"_s);
    m_show->setObjectName(u"showRefusedEdit"_s);
    m_keep->setObjectName(u"keepMine"_s);
    m_discard->setObjectName(u"takeTheirs"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 12, 0);
    column->addWidget(m_notice);
    connect(m_show, &QPushButton::clicked, this, &RefusedEditBar::showFirst);
    connect(m_keep, &QPushButton::clicked, this, &RefusedEditBar::keep);
    connect(m_discard, &QPushButton::clicked, this, &RefusedEditBar::discard);
    connect(&m_page, &RelationalPageModel::refusedEditsChanged, this, &RefusedEditBar::showState);
    connect(&m_page, &RelationalPageModel::refusedEditsChanged, this, &RefusedEditBar::waitForTurn);
    connect(&m_turn, &Turn::timeout, this, &RefusedEditBar::retry);
    connect(&m_rows, &WindowProxy::orderChanged, this, &RefusedEditBar::showState);
    hide();
}

RelationalPageModel::Cell RefusedEditBar::currentCell() const
{
    const QModelIndex index = m_table.currentIndex();
    return {index.isValid() ? m_rows.idAt(index.row()) : 0, index.column()};
}

const RelationalPageModel::RefusedEdit *RefusedEditBar::current() const
{
    return m_page.refusedEdit(currentCell().first, currentCell().second);
}

bool RefusedEditBar::isRefusedFor(Error::Code code) const
{
    return current() && current()->refusal.code == code;
}

void RefusedEditBar::waitForTurn()
{
    const QList<RelationalPageModel::Cell> refused = m_page.refusedEdits();
    const bool isWaiting = std::ranges::any_of(refused, [this](const RelationalPageModel::Cell &cell) {
        return m_page.refusedEdit(cell.first, cell.second)->refusal.code == Error::Code::Busy;
    });
    isWaiting ? m_turn.start() : m_turn.stop();
}

// What is typed into another cell meanwhile is not disturbed.
void RefusedEditBar::retry()
{
    if (m_table.isEditing())
        m_turn.start();
    else
        m_page.retryBusyEdits();
}

void RefusedEditBar::showState()
{
    m_table.viewport()->update();
    const QList<RelationalPageModel::Cell> refused = m_page.refusedEdits();
    setVisible(!refused.isEmpty());
    if (refused.isEmpty())
        return;
    m_show->setVisible(!current());
    const bool isConflict = isRefusedFor(Error::Code::Conflict);
    m_keep->setVisible(current() && !isRefusedFor(Error::Code::Busy));
    m_keep->setText(isConflict ? tr("&Keep mine") : tr("&Try again"));
    m_discard->setText(isConflict ? tr("Take t&heirs") : tr("&Discard"));
    tell(current() ? currentCell() : refused.constFirst());
}

// "Name “Yours” was not saved. Why. Stored: theirs."
void RefusedEditBar::tell(const RelationalPageModel::Cell &cell)
{
    const auto *edit = m_page.refusedEdit(cell.first, cell.second);
    const ViewColumn &column = m_page.view().columns[std::size_t(cell.second)];
    const QString cellText = tr("%1 “%2”", "column, value").arg(Views::title(column), edit->value.toString());
    QString text = edit->refusal.code == Error::Code::Busy
        ? tr("%1 waits to be saved: something else is being written to the database.").arg(cellText)
        : tr("%1 was not saved. %2", "what, why").arg(cellText, edit->refusal.message);
    const QString stored = ValueFormat::text(m_table.currentIndex().data(RelationalPageModel::StoredRole), column.type);
    if (current() && !isRefusedFor(Error::Code::Conflict) && !stored.isEmpty())
        text += u' ' + tr("Stored: %1.").arg(stored);
    if (const int others = int(m_page.refusedEdits().size()) - 1; others > 0)
        text += u' ' + tr("%n other edit(s) were not saved either.", nullptr, others);
    m_notice->showWarning(text);
}

void RefusedEditBar::keep()
{
    const QModelIndex cell = m_table.currentIndex();
    if (current())
        m_rows.keepEdit(m_rows.index(cell.row(), cell.column()));
    m_table.setFocus();
}

void RefusedEditBar::discard()
{
    const auto [id, column] = current() ? currentCell() : m_page.refusedEdits().value(0);
    m_page.discardEdit(id, column);
    m_table.setFocus();
}

void RefusedEditBar::showFirst()
{
    const auto [id, column] = m_page.refusedEdits().value(0);
    emit showRequested(id, column);
    m_table.setFocus();
}

// Whose edit was not taken chooses: what was typed, over what stands there now, or what stands there.
void RefusedEditBar::addTo(QMenu *menu)
{
    if (!current())
        return;
    if (!isRefusedFor(Error::Code::Busy))
        menu->addAction(m_keep->text(), this, &RefusedEditBar::keep);
    menu->addAction(m_discard->text(), this, &RefusedEditBar::discard);
    menu->addSeparator();
}
