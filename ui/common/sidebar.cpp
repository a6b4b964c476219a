// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sidebar.h"

#include "ui/common/badge.h"
#include "ui/common/icons.h"

#include <QEvent>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

enum ItemRole { IdRole = Qt::UserRole, IconNameRole, CountRole, UrgentRole, PageRole };

constexpr int Margin = 8;
constexpr int IconSize = 18;
constexpr int EntryIconSize = 16;
constexpr int EntryIndent = 14;

QFont captionFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    font.setWeight(QFont::DemiBold);
    return font;
}

class SidebarDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        isCaption(index) ? paintCaption(*painter, option, index) : paintPage(*painter, option, index);
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int width = 2 * Margin + 20 + IconSize + option.fontMetrics.horizontalAdvance(index.data().toString());
        if (isCaption(index))
            return {width, QFontMetrics(captionFont(option.font)).height() + (index.row() ? 18 : 10)};
        if (isEntry(index)) // no name of somebody's makes the sidebar wider
            return {0, Theme::rowHeight(option.widget)};
        const int badge = countText(index).isEmpty() ? 0
                                                     : Badge::size(countText(index), false, option.font).width() + 10;
        return {width + badge + 10, Theme::rowHeight(option.widget) + 2};
    }

private:
    static bool isCaption(const QModelIndex &index) { return index.data(IdRole).isNull(); }

    static bool isEntry(const QModelIndex &index) { return !index.data(PageRole).isNull(); }

    static QString countText(const QModelIndex &index)
    {
        const int count = index.data(CountRole).toInt();
        return count > 0 ? QLocale().toString(count) : QString();
    }

    static void paintCaption(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        painter.setFont(captionFont(option.font));
        painter.setPen(Theme::color(Theme::Role::Muted, option.palette));
        painter.drawText(option.rect.adjusted(Margin + 10, 0, -Margin, -3), int(Qt::AlignBottom | Qt::AlignLeading),
                         index.data().toString());
    }

    static void paintPage(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const bool rtl = option.direction == Qt::RightToLeft;
        const QColor accent = Theme::color(Theme::Role::Accent, option.palette);
        const QRect row = option.rect.adjusted(Margin, 1, -Margin, -1);
        paintBackground(painter, option, row);

        QRect content = row.adjusted(10, 0, -8, 0);
        if (isEntry(index))
            rtl ? content.setRight(content.right() - EntryIndent) : content.setLeft(content.left() + EntryIndent);
        const int size = isEntry(index) ? EntryIconSize : IconSize;
        const QRect icon = QStyle::alignedRect(option.direction, Qt::AlignVCenter | Qt::AlignLeading, {size, size},
                                               content);
        const QColor ink = current ? accent : option.palette.color(QPalette::Active, QPalette::WindowText);
        Icons::get(index.data(IconNameRole).toString(), ink).paint(&painter, icon);
        rtl ? content.setRight(icon.left() - 9) : content.setLeft(icon.right() + 10);

        if (const QString count = countText(index); !count.isEmpty()) {
            const QFont digits = captionFont(option.font);
            const QRect badge = QStyle::alignedRect(option.direction, Qt::AlignVCenter | Qt::AlignTrailing,
                                                    Badge::size(count, false, digits), content);
            Badge::paint(painter, badge, count, {},
                         index.data(UrgentRole).toBool() ? Theme::Role::Danger : Theme::Role::Muted, digits,
                         option.palette, option.direction);
            rtl ? content.setLeft(badge.right() + 6) : content.setRight(badge.left() - 6);
        }
        QFont font = option.font;
        if (current)
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(content, int(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine),
                         QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, content.width()));
    }

    static void paintBackground(QPainter &painter, const QStyleOptionViewItem &option, const QRect &row)
    {
        const QColor accent = Theme::color(Theme::Role::Accent, option.palette);
        painter.setPen(Qt::NoPen);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter.setBrush(Theme::tint(Theme::Role::Accent, option.palette));
            painter.drawRoundedRect(row, 5, 5);
            QRectF bar(row.left(), row.top() + 6, 3, row.height() - 12);
            if (option.direction == Qt::RightToLeft)
                bar.moveRight(row.right() + 1);
            painter.setBrush(accent);
            painter.drawRoundedRect(bar, 1.5, 1.5);
        } else if (option.state.testFlag(QStyle::State_MouseOver)) {
            QColor hover = option.palette.color(QPalette::Active, QPalette::WindowText);
            hover.setAlphaF(0.06F);
            painter.setBrush(hover);
            painter.drawRoundedRect(row, 5, 5);
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(accent, 1.5));
            painter.drawRoundedRect(QRectF(row).adjusted(0.75, 0.75, -0.75, -0.75), 5, 5);
        }
    }
};

QListWidgetItem *makeItem(const QString &pageId, const Sidebar::Entry &entry)
{
    auto *item = new QListWidgetItem(entry.text);
    item->setData(IdRole, entry.id);
    item->setData(PageRole, pageId);
    item->setData(IconNameRole, entry.iconName);
    item->setData(Qt::AccessibleDescriptionRole, entry.description);
    item->setToolTip(u"%1\n%2"_s.arg(entry.text, entry.description).toHtmlEscaped());
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget)
    , m_layout(new QVBoxLayout(this))
{
    m_list->setObjectName(u"sidebar"_s);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setItemDelegate(new SidebarDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->viewport()->setAutoFillBackground(false);
    m_layout->setContentsMargins(0, 8, 0, 8);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item)
            emit currentChanged(item->data(IdRole).toString());
    });
    connect(m_list, &QWidget::customContextMenuRequested, this, &Sidebar::requestMenu);
}

void Sidebar::addSection(const QString &caption)
{
    auto *item = new QListWidgetItem(caption, m_list);
    item->setFlags(Qt::NoItemFlags);
}

void Sidebar::addItem(const QString &id, const QString &iconName, const QString &text, const QString &shortcut)
{
    auto *item = new QListWidgetItem(text, m_list);
    item->setData(IdRole, id);
    item->setData(IconNameRole, iconName);
    item->setToolTip(shortcut.isEmpty() ? QString() : tr("%1 (%2)", "page, shortcut").arg(text, shortcut));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
}

void Sidebar::setEntries(const QString &pageId, const QList<Entry> &entries)
{
    QListWidgetItem *page = find(pageId);
    if (!page || m_entries.value(pageId) == entries)
        return;
    m_entries.insert(pageId, entries);
    const auto holds = [&](const QString &id) { return std::ranges::find(entries, id, &Entry::id) != entries.end(); };
    const QListWidgetItem *currentItem = m_list->currentItem();
    if (currentItem && currentItem->data(PageRole) == pageId && !holds(current()))
        setCurrent(pageId);
    const QString currentId = current();
    const QSignalBlocker quiet(m_list);
    QHash<QString, int> counts;
    for (QListWidgetItem *item : entryItems(pageId)) {
        counts.insert(item->data(IdRole).toString(), item->data(CountRole).toInt());
        delete item;
    }
    int row = m_list->row(page);
    for (const Entry &entry : entries) {
        m_list->insertItem(++row, makeItem(pageId, entry));
        m_list->item(row)->setHidden(page->isHidden());
        setCount(entry.id, counts.value(entry.id));
    }
    setCurrent(currentId);
}

void Sidebar::setCount(const QString &id, int count, bool urgent)
{
    QListWidgetItem *item = find(id);
    if (!item)
        return;
    item->setData(CountRole, count);
    item->setData(UrgentRole, urgent);
    item->setData(Qt::AccessibleTextRole,
                  count > 0 ? tr("%1, %2", "page, count").arg(item->text(), QLocale().toString(count)) : item->text());
}

void Sidebar::setItemVisible(const QString &id, bool visible)
{
    if (QListWidgetItem *item = find(id))
        item->setHidden(!visible);
    for (QListWidgetItem *item : entryItems(id))
        item->setHidden(!visible);
    hideEmptySections();
}

// A caption over nothing is hidden with its pages.
void Sidebar::hideEmptySections()
{
    bool filled = false;
    for (int row = m_list->count() - 1; row >= 0; --row) {
        QListWidgetItem *item = m_list->item(row);
        if (!item->data(IdRole).isNull()) {
            filled = filled || !item->isHidden();
            continue;
        }
        item->setHidden(!filled);
        filled = false;
    }
}

QString Sidebar::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(IdRole).toString() : QString();
}

void Sidebar::setCurrent(const QString &id)
{
    if (QListWidgetItem *item = find(id))
        m_list->setCurrentItem(item);
}

QStringList Sidebar::ids() const
{
    QStringList ids;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (!item->data(IdRole).isNull() && !item->isHidden())
            ids.append(item->data(IdRole).toString());
    }
    return ids;
}

void Sidebar::setFooter(QWidget *footer)
{
    delete m_footer;
    m_footer = footer;
    m_layout->addWidget(footer);
}

QSize Sidebar::sizeHint() const
{
    const int list = qMax(m_list->sizeHintForColumn(0), 200);
    return {m_footer ? qMax(list, m_footer->minimumSizeHint().width()) : list, 400};
}

void Sidebar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        m_list->doItemsLayout();
}

void Sidebar::requestMenu(const QPoint &position)
{
    const QListWidgetItem *item = m_list->itemAt(position);
    if (item && !item->data(IdRole).isNull())
        emit menuRequested(item->data(IdRole).toString(), m_list->viewport()->mapToGlobal(position));
}

QList<QListWidgetItem *> Sidebar::entryItems(const QString &pageId) const
{
    QList<QListWidgetItem *> items;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(PageRole) == pageId)
            items.append(m_list->item(row));
    }
    return items;
}

QListWidgetItem *Sidebar::find(const QString &id) const
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(IdRole) == id)
            return m_list->item(row);
    }
    return nullptr;
}
