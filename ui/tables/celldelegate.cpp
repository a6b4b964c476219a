// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/celldelegate.h"

#include "core/tables/relationalpagemodel.h"
#include "ui/common/dateedit.h"
#include "ui/tables/rowselectionmodel.h"

#include <QIcon>
#include <QLineEdit>
#include <QPainter>
#include <QTextOption>
#include <QWidget>

namespace {

constexpr int KeptLines = 4000; // several pages of the widest table
constexpr const char *InitialText = "initialText"; // of an editor

// A date as it is stored; what is no date as it was typed.
QString editedText(const QWidget *editor)
{
    const auto *date = qobject_cast<const OptionalDateEdit *>(editor);
    if (date && date->date().isValid())
        return date->date().toString(Qt::ISODate);
    return qobject_cast<const QLineEdit *>(editor)->text();
}

// As the style lays out a cell: on both sides of the icon and of the text.
int marginOf(const QStyleOptionViewItem &option)
{
    return option.widget->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
}

QPalette::ColorGroup groupOf(const QStyleOptionViewItem &option)
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return QPalette::Disabled;
    return option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
}

QColor textColor(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (option.state.testFlag(QStyle::State_Selected))
        return option.palette.color(groupOf(option), QPalette::HighlightedText);
    const QVariant own = index.data(Qt::ForegroundRole);
    return own.isValid() ? own.value<QBrush>().color() : option.palette.color(groupOf(option), QPalette::Text);
}

Qt::Alignment alignmentOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QVariant own = index.data(Qt::TextAlignmentRole);
    if (!own.isValid())
        return QStyle::visualAlignment(option.direction, option.displayAlignment);
    const bool typed = own.metaType() == QMetaType::fromType<Qt::Alignment>();
    return QStyle::visualAlignment(option.direction, typed ? own.value<Qt::Alignment>() : Qt::Alignment(own.toInt()));
}

// Paints the icon and returns what is left for the text.
QRect paintIcon(QPainter *painter, const QStyleOptionViewItem &option, const QIcon &icon)
{
    const int width = option.decorationSize.width() + 2 * marginOf(option);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto mode = !option.state.testFlag(QStyle::State_Enabled) ? QIcon::Disabled
        : selected                                                  ? QIcon::Selected
                                                                    : QIcon::Normal;
    const QRect place(option.rect.left(), option.rect.top(), width, option.rect.height());
    const QRect area = QStyle::visualRect(option.direction, option.rect, place);
    icon.paint(painter, QStyle::alignedRect(option.direction, Qt::AlignCenter, option.decorationSize, area),
               Qt::AlignCenter, mode);
    return QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(width, 0, 0, 0));
}

}

CellDelegate::CellDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_lines(KeptLines)
{
}

void CellDelegate::setSelection(const RowSelectionModel *selection)
{
    m_selection = selection;
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (option.state.testFlag(QStyle::State_Selected) || !m_selection || !m_selection->containsRow(index.row()))
        return paintCell(painter, option, index);
    QStyleOptionViewItem selected(option);
    selected.state |= QStyle::State_Selected;
    paintCell(painter, selected, index);
}

void CellDelegate::paintCell(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (option.state.testFlag(QStyle::State_Selected))
        option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const QIcon icon = index.data(Qt::DecorationRole).value<QIcon>();
    paintText(painter, option, icon.isNull() ? option.rect : paintIcon(painter, option, icon), index);
}

void CellDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
                             const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    const int margin = marginOf(option);
    const QRect inner = rect.adjusted(margin, 0, -margin, 0);
    if (text.isEmpty() || inner.width() <= 0)
        return;
    forgetLinesOf(painter, option);
    const QStaticText &laidOut = line(option, text, inner.width());
    const QSizeF size = laidOut.size();
    const Qt::Alignment alignment = alignmentOf(option, index);
    qreal x = inner.left();
    if (alignment.testFlag(Qt::AlignRight))
        x += inner.width() - size.width();
    else if (alignment.testFlag(Qt::AlignHCenter))
        x += (inner.width() - size.width()) / 2;
    if (painter->font() != option.font)
        painter->setFont(option.font);
    painter->setPen(textColor(option, index));
    painter->drawStaticText(QPointF(x, inner.top() + (inner.height() - qCeil(size.height())) / 2), laidOut);
}

// Lines kept for another font or scale are of no use.
void CellDelegate::forgetLinesOf(const QPainter *painter, const QStyleOptionViewItem &option) const
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    if (option.font == m_font && qFuzzyCompare(ratio, m_ratio))
        return;
    m_lines.clear();
    m_font = option.font;
    m_ratio = ratio;
}

const QStaticText &CellDelegate::line(const QStyleOptionViewItem &option, const QString &text, int width) const
{
    const Key key {text, width};
    if (const QStaticText *kept = m_lines.object(key))
        return *kept;
    auto *made = new QStaticText(option.fontMetrics.elidedText(text, option.textElideMode, width));
    QTextOption layout;
    layout.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight); // whichever way the window goes
    layout.setWrapMode(QTextOption::NoWrap);
    made->setTextOption(layout);
    made->setTextFormat(Qt::PlainText);
    made->prepare({}, option.font);
    m_lines.insert(key, made);
    return *made;
}

QWidget *CellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto header = [&index](int role) { return index.model()->headerData(index.column(), Qt::Horizontal, role); };
    const bool date = ColumnType(header(RelationalPageModel::ColumnTypeRole).toInt()) == ColumnType::Date;
    QLineEdit *editor = date ? new OptionalDateEdit(OptionalDateEdit::Kind::Date, parent) : new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("cellEditor"));
    editor->setAccessibleName(header(Qt::DisplayRole).toString());
    editor->setAutoFillBackground(true);
    return editor;
}

// Once: what others write meanwhile is no reason to lose what was typed.
void CellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (editor->property(InitialText).isValid())
        return;
    const QString value = index.data(Qt::EditRole).toString();
    const QDate day = QDate::fromString(value, Qt::ISODate);
    if (auto *date = qobject_cast<OptionalDateEdit *>(editor); date && day.isValid())
        date->setDate(day);
    else
        qobject_cast<QLineEdit *>(editor)->setText(value);
    editor->setProperty(InitialText, editedText(editor));
}

void CellDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const QString text = editedText(editor); text != editor->property(InitialText).toString())
        model->setData(index, text);
}

void CellDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}
