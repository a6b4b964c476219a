// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/detaildelegate.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace {

constexpr int Gap = 12;
constexpr int Margin = 8;

int detailWidth(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString text = index.data(DetailDelegate::DetailRole).toString();
    return text.isEmpty() ? 0 : QFontMetrics(Theme::tabularDigits(option.font)).horizontalAdvance(text) + Gap + Margin;
}

}

DetailDelegate::DetailDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void DetailDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = detailWidth(option, index);
    const auto part = [&option](int left, int wide) {
        const QRect logical(option.rect.left() + left, option.rect.top(), wide, option.rect.height());
        return QStyle::visualRect(option.direction, option.rect, logical);
    };
    QStyleOptionViewItem main(option);
    main.state.setFlag(QStyle::State_HasFocus, false); // the whole line is highlighted instead
    main.rect = part(0, option.rect.width() - width);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, option.palette.brush(QPalette::Active, QPalette::Highlight));
    QStyledItemDelegate::paint(painter, main, index);
    if (width == 0)
        return;
    painter->save();
    painter->setFont(Theme::tabularDigits(option.font));
    painter->setPen(Theme::color(Theme::Role::Muted, option.palette));
    painter->drawText(part(option.rect.width() - width, width - Margin),
                      int(QStyle::visualAlignment(option.direction, Qt::AlignVCenter | Qt::AlignTrailing))
                          | Qt::TextSingleLine,
                      index.data(DetailRole).toString());
    painter->restore();
}

// In the text's own direction, whatever side it is on: "tag:" is written like this everywhere.
void DetailDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    constexpr QChar isolate(0x2068), end(0x2069);
    option->text = isolate + option->text + end;
}

QSize DetailDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(detailWidth(option, index), 0);
}
