// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/twolinedelegate.h"

#include "ui/common/badge.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace {

constexpr int Padding = 10;
constexpr int Gap = 10;
constexpr int LineGap = 2;
constexpr int IndicatorSize = 16;

QFont titleFont(const QFont &font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QString sentenceOf(const QModelIndex &index)
{
    const QString refusal = index.data(TwoLineDelegate::RefusalRole).toString();
    return refusal.isEmpty() ? index.data(TwoLineDelegate::SentenceRole).toString() : refusal;
}

const QStyle *styleOf(const QStyleOptionViewItem &option)
{
    return option.widget ? option.widget->style() : QApplication::style();
}

// As wide as the view shows: rows wrap their sentence instead of scrolling sideways.
int rowWidth(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

}

struct TwoLineDelegate::Parts
{
    QRect indicator;
    QRect title;
    QRect note;
    QRect sentence;
    int height = 0;
};

TwoLineDelegate::TwoLineDelegate(Indicator indicator, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_indicator(indicator)
{
}

TwoLineDelegate::Parts TwoLineDelegate::partsOf(const QStyleOptionViewItem &option, const QModelIndex &index,
                                                const QRect &row) const
{
    const int padding = Theme::density(option.widget) == Theme::Density::Compact ? Padding / 2 : Padding;
    const QFontMetrics bold(titleFont(option.font));
    const QFontMetrics plain(option.font);
    const QString note = index.data(NoteRole).toString();
    const int noteWidth = note.isEmpty() ? 0 : Badge::size(note, false, option.font).width();

    Parts parts;
    const int indicatorWidth = m_indicator == Indicator::None ? 0 : IndicatorSize + Gap;
    const QRect room = row.adjusted(Padding + indicatorWidth, padding, -Padding, -padding);
    parts.indicator = QRect(row.left() + Padding, room.top() + (bold.height() - IndicatorSize) / 2, IndicatorSize,
                            IndicatorSize);
    parts.title = QRect(room.left(), room.top(), room.width() - (noteWidth ? noteWidth + Gap : 0), bold.height());
    parts.note = QRect(room.right() + 1 - noteWidth, room.top(), noteWidth, bold.height());
    parts.sentence = plain.boundingRect(QRect(room.left(), parts.title.bottom() + 1 + LineGap, room.width(), 1000),
                                        Qt::TextWordWrap, sentenceOf(index));
    parts.sentence.setWidth(room.width());
    parts.height = parts.sentence.bottom() + 1 - row.top() + padding;
    for (QRect *rect : {&parts.indicator, &parts.title, &parts.note, &parts.sentence})
        *rect = QStyle::visualRect(option.direction, row, *rect);
    return parts;
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const int width = rowWidth(option);
    return {width, partsOf(item, index, {0, 0, width, 0}).height};
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const Parts parts = partsOf(item, index, item.rect);
    styleOf(item)->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    if (m_indicator != Indicator::None)
        paintIndicator(painter, item, index, parts.indicator);

    const bool enabled = item.state.testFlag(QStyle::State_Enabled);
    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const auto group = enabled ? QPalette::Active : QPalette::Disabled;
    const auto align = QStyle::visualAlignment(item.direction, Qt::AlignLeft);
    painter->save();
    painter->setFont(titleFont(item.font));
    painter->setPen(item.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
    const QString title = QFontMetrics(painter->font()).elidedText(item.text, item.textElideMode, parts.title.width());
    painter->drawText(parts.title, int(align | Qt::AlignVCenter) | Qt::TextSingleLine, title);
    painter->setFont(item.font);
    // A reason must stay readable where the row itself is faint.
    painter->setPen(Theme::color(Theme::Role::Muted, item.palette));
    painter->drawText(parts.sentence, int(align) | Qt::TextWordWrap, sentenceOf(index));
    painter->restore();
    if (const QString note = index.data(NoteRole).toString(); !note.isEmpty())
        Badge::paint(*painter, parts.note, note, {}, Theme::Role::Accent, item.font, item.palette, item.direction);
    if (item.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(item);
        styleOf(item)->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, item.widget);
    }
}

void TwoLineDelegate::paintIndicator(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                     const QRect &rect) const
{
    QStyleOptionButton button;
    button.QStyleOption::operator=(option);
    button.rect = rect;
    button.state &= ~(QStyle::State_HasFocus | QStyle::State_Selected);
    const bool isCheck = m_indicator == Indicator::Check;
    const bool on = isCheck ? index.data(Qt::CheckStateRole).toInt() == Qt::Checked
                            : option.state.testFlag(QStyle::State_Selected);
    button.state |= on ? QStyle::State_On : QStyle::State_Off;
    styleOf(option)->drawPrimitive(isCheck ? QStyle::PE_IndicatorCheckBox : QStyle::PE_IndicatorRadioButton, &button,
                                   painter, option.widget);
}

bool TwoLineDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &,
                                  const QModelIndex &index)
{
    constexpr Qt::ItemFlags needed = Qt::ItemIsEnabled | Qt::ItemIsUserCheckable;
    if (m_indicator != Indicator::Check || (index.flags() & needed) != needed)
        return false;
    const bool clicked = event->type() == QEvent::MouseButtonRelease
        && static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton;
    const bool pressed = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    if (!clicked && !pressed)
        return event->type() == QEvent::MouseButtonDblClick;
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}
