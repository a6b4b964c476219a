// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/completionlist.h"

#include "ui/common/listhighlight.h"
#include "ui/filter/detaildelegate.h"

#include <QListWidget>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MaximumRows = 9;
constexpr int MaximumWidth = 420;

}

CompletionList::CompletionList(QWidget *field)
    : QFrame(field)
    , m_field(field)
    , m_list(new QListWidget)
{
    hide();
    setObjectName(u"completionList"_s);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_list->setAccessibleName(tr("Completions"));
    m_list->setItemDelegate(new DetailDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(m_list);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { emit clicked(Item(m_items.at(m_list->row(item)))); });
}

void CompletionList::setItems(const QList<Item> &items)
{
    const QString kept = highlighted() ? highlighted()->text : QString();
    m_items = items;
    m_list->clear();
    for (const Item &item : items) {
        auto *row = new QListWidgetItem(item.title, m_list);
        row->setData(DetailDelegate::DetailRole, item.detail);
        row->setData(Qt::AccessibleTextRole,
                     item.detail.isEmpty() ? item.title : tr("%1, %2").arg(item.title, item.detail));
    }
    const auto again = std::ranges::find(m_items, kept, &Item::text);
    m_list->setCurrentRow(kept.isEmpty() || again == m_items.end() ? -1 : int(again - m_items.begin()));
    if (items.isEmpty())
        hide();
}

QSize CompletionList::wantedSize() const
{
    const int rows = int(qMin<qsizetype>(m_items.size(), MaximumRows));
    const int bar = m_items.size() > MaximumRows ? m_list->verticalScrollBar()->sizeHint().width() : 0;
    return {qBound(180, m_list->sizeHintForColumn(0) + bar + 12, MaximumWidth),
            rows * m_list->sizeHintForRow(0) + 2 + 2 * frameWidth()};
}

void CompletionList::openAt(const QPoint &position)
{
    if (m_items.isEmpty())
        return hide();
    if (parentWidget() != m_field->window())
        setParent(m_field->window());
    const QSize size = wantedSize();
    const QRect field(m_field->mapTo(window(), QPoint()), m_field->size());
    const int under = field.bottom() + 3;
    const int over = field.top() - size.height() - 2;
    const int x = field.left() + position.x() - (m_field->isRightToLeft() ? size.width() : 0);
    const int within = qBound(field.left(), x, qMax(field.left(), field.right() + 1 - size.width()));
    setGeometry({{qBound(0, within, qMax(0, window()->width() - size.width())),
                  under + size.height() > window()->height() && over >= 0 ? over : under},
                 size});
    raise();
    show();
}

void CompletionList::moveHighlight(int rows)
{
    ListHighlight::move(*m_list, rows);
}

const CompletionList::Item *CompletionList::highlighted() const
{
    const int row = m_list->currentRow();
    return row < 0 || row >= m_items.size() ? nullptr : &m_items.at(row);
}
