// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettelist.h"

#include "ui/common/icons.h"
#include "ui/common/listhighlight.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

enum PaletteRole { SubtitleRole = Qt::UserRole, IconNameRole, ShortcutRole, OpenRole, TitleRole };

constexpr int Padding = 10;
constexpr int IconSize = 18;
constexpr int MostRows = 14; // seen at once

// A row is one line: icon, title, what else there is to say, and the shortcut at the end.
class PaletteDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {200, Theme::rowHeight(option.widget)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setLayoutDirection(Qt::LayoutDirectionAuto); // of each text, whatever side it is on
        if (index.data(TitleRole).toBool())
            paintTitle(painter, option, index);
        else
            paintItem(painter, option, index);
        painter->restore();
    }

private:
    // `rect` as it is where one reads from the left.
    static void write(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect, const QString &text,
                      Qt::Alignment alignment = Qt::AlignLeading)
    {
        painter->drawText(QStyle::visualRect(option.direction, option.rect, rect),
                          int(QStyle::visualAlignment(option.direction, alignment | Qt::AlignVCenter))
                              | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    }

    static void paintTitle(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        QFont font = option.font;
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(Theme::color(Theme::Role::Muted, option.palette));
        write(painter, option, option.rect.adjusted(Padding, 4, -Padding, 0), index.data().toString());
    }

    static void paintItem(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const bool opens = index.data(OpenRole).toBool();
        if (current)
            painter->fillRect(option.rect, option.palette.brush(QPalette::Active, QPalette::Highlight));
        else if (option.state.testFlag(QStyle::State_MouseOver) && opens)
            painter->fillRect(option.rect, option.palette.brush(QPalette::Active, QPalette::AlternateBase));
        const QRect icon(option.rect.left() + Padding, option.rect.center().y() - IconSize / 2, IconSize, IconSize);
        if (const QString name = index.data(IconNameRole).toString(); !name.isEmpty())
            Icons::get(name).paint(painter, QStyle::visualRect(option.direction, option.rect, icon), Qt::AlignCenter,
                                   !opens        ? QIcon::Disabled
                                       : current ? QIcon::Selected
                                                 : QIcon::Normal);

        const QString title = index.data().toString(), shortcut = index.data(ShortcutRole).toString();
        QRect room = option.rect.adjusted(2 * Padding + IconSize, 0, -Padding, 0);
        const QColor muted = Theme::color(Theme::Role::Muted, option.palette);
        if (!shortcut.isEmpty()) {
            painter->setPen(muted);
            write(painter, option, room, shortcut, Qt::AlignTrailing);
            room.setRight(room.right() - option.fontMetrics.horizontalAdvance(shortcut) - Padding);
        }
        const int width = option.fontMetrics.horizontalAdvance(title) + 1;
        const QString subtitle = index.data(SubtitleRole).toString();
        QRect first = room;
        first.setWidth(subtitle.isEmpty() ? room.width() : std::min(width, room.width() * 3 / 5));
        const QPalette::ColorGroup group = opens ? QPalette::Active : QPalette::Disabled;
        painter->setPen(option.palette.color(group, current ? QPalette::HighlightedText : QPalette::Text));
        write(painter, option, first, title);
        room.setLeft(first.right() + 1 + Padding);
        painter->setPen(muted);
        write(painter, option, room, subtitle);
    }
};

}

PaletteList::PaletteList(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(u"paletteList"_s);
    setAccessibleName(tr("Matches"));
    setItemDelegate(new PaletteDelegate(this));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false); // it lies on the palette
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::itemClicked, this, [this](const QListWidgetItem *item) {
        if (m_rows.contains(row(item)))
            emit chosen();
    });
}

void PaletteList::setSections(const QList<PaletteSection> &sections, const QString &currentKey)
{
    clear();
    m_items.clear();
    m_rows.clear();
    for (const PaletteSection &section : sections) {
        if (section.items.isEmpty())
            continue;
        addTitle(section.title);
        for (const PaletteItem &item : section.items)
            addItem(item);
    }
    const auto wanted = std::find_if(m_items.cbegin(), m_items.cend(),
                                     [&currentKey](const PaletteItem &item) { return item.key == currentKey; });
    if (!m_items.isEmpty())
        makeCurrent(wanted == m_items.cend() ? 0 : int(wanted - m_items.cbegin()));
    updateGeometry();
}

void PaletteList::addTitle(const QString &title)
{
    auto *row = new QListWidgetItem(title, this);
    row->setData(TitleRole, true);
    row->setFlags(Qt::NoItemFlags);
}

void PaletteList::addItem(const PaletteItem &item)
{
    const QString second = item.refusal.isEmpty() ? item.subtitle : item.refusal;
    auto *row = new QListWidgetItem(item.title, this);
    row->setData(SubtitleRole, second);
    row->setData(IconNameRole, item.iconName);
    row->setData(ShortcutRole, item.shortcut);
    row->setData(OpenRole, item.refusal.isEmpty());
    row->setData(Qt::AccessibleTextRole, second.isEmpty() ? item.title : tr("%1, %2").arg(item.title, second));
    m_rows.append(count() - 1);
    m_items.append(item);
}

const PaletteItem *PaletteList::current() const
{
    const qsizetype index = m_rows.indexOf(currentRow());
    return index < 0 ? nullptr : &m_items.at(index);
}

void PaletteList::moveCurrent(int items)
{
    if (isEmpty())
        return;
    const int last = int(m_items.size()) - 1;
    makeCurrent(std::clamp(int(m_rows.indexOf(currentRow())) + items, 0, last));
    ListHighlight::announce(*this);
}

void PaletteList::makeCurrent(int index)
{
    setCurrentRow(m_rows.at(index));
    showCurrent();
}

void PaletteList::showCurrent()
{
    if (!isEmpty() && currentRow() == m_rows.constFirst())
        scrollToTop(); // with the title
    else
        scrollToItem(currentItem());
}

void PaletteList::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    showCurrent();
}

QSize PaletteList::sizeHint() const
{
    return {QListWidget::sizeHint().width(), std::min(count(), MostRows) * Theme::rowHeight(this)};
}
