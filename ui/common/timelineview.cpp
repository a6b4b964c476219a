// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/timelineview.h"

#include "ui/common/icons.h"
#include "ui/common/momenttext.h"

#include <QAbstractListModel>
#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

class TimelineModel final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void setEntries(const QList<TimelineEntry> &entries)
    {
        beginResetModel();
        m_entries = entries;
        endResetModel();
    }

    const TimelineEntry &at(int row) const { return m_entries.at(row); }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_entries.size()); }

    QVariant data(const QModelIndex &index, int role) const override
    {
        switch (role) {
        case Qt::DisplayRole:
            return at(index.row()).title;
        case Qt::AccessibleTextRole:
            return line(index.row(), u", "_s);
        default:
            return {};
        }
    }

    // Time, title and subtitle; what is empty is left out.
    QString line(int row, const QString &separator) const
    {
        const TimelineEntry &entry = at(row);
        QStringList parts = {timeText(entry), entry.title, entry.subtitle};
        parts.removeAll(QString());
        return parts.join(separator);
    }

    static QString timeText(const TimelineEntry &entry) { return MomentText::moment(entry.when); }

private:
    QList<TimelineEntry> m_entries;
};

namespace {

constexpr int Rail = 40; // width left of the text, with the line and the icons
constexpr int Node = 24; // diameter round an icon
constexpr int Padding = 7;

QFont titleFont(QFont font, bool highlighted)
{
    font.setWeight(highlighted ? QFont::DemiBold : QFont::Medium);
    return font;
}

QFont smallFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.92);
    return font;
}

class TimelineDelegate final : public QStyledItemDelegate
{
public:
    TimelineDelegate(const TimelineModel &model, QListView *view)
        : QStyledItemDelegate(view)
        , m_model(model)
        , m_view(view)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int width = m_view->viewport()->width();
        const int height = layOut(nullptr, option, index, {Rail, 0, width - Rail - Padding, 0});
        return {width, qMax(height, Node) + 2 * Padding};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setLayoutDirection(Qt::LayoutDirectionAuto); // of each text, whatever side it is on
        paintBackground(*painter, option);
        paintRail(*painter, option, index);
        const QRect text = option.rect.adjusted(Rail, Padding, -Padding, 0);
        layOut(painter, option, index, QStyle::visualRect(option.direction, option.rect, text));
        painter->restore();
    }

private:
    // Draws the lines of text into `area`, or only measures them; returns their height.
    int layOut(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, QRect area) const
    {
        const TimelineEntry &entry = m_model.at(index.row());
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const QColor ink = option.palette.color(QPalette::Active,
                                                isSelected ? QPalette::HighlightedText : QPalette::Text);
        const QColor muted = isSelected ? ink : Theme::color(Theme::Role::Muted, option.palette);
        const int top = area.top();
        const auto line = [&](const QString &text, const QFont &font, const QColor &colour) {
            if (text.isEmpty())
                return;
            area.setHeight(100000);
            const int flags = int(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignTop))
                | Qt::TextWordWrap;
            const QRect used = QFontMetrics(font).boundingRect(area, flags, text);
            if (painter) {
                painter->setFont(font);
                painter->setPen(colour);
                painter->drawText(area, flags, text);
            }
            area.setTop(area.top() + used.height() + 1);
        };
        line(entry.title, titleFont(option.font, entry.highlighted), ink);
        line(TimelineModel::timeText(entry), smallFont(option.font), muted);
        line(entry.subtitle, smallFont(option.font), muted);
        return area.top() - top;
    }

    static void paintBackground(QPainter &painter, const QStyleOptionViewItem &option)
    {
        const QRect row = option.rect.adjusted(2, 1, -2, -1);
        painter.setPen(option.state.testFlag(QStyle::State_HasFocus)
                           ? QPen(Theme::color(Theme::Role::Accent, option.palette), 1)
                           : QPen(Qt::NoPen));
        painter.setBrush(option.state.testFlag(QStyle::State_Selected)
                             ? option.palette.brush(QPalette::Active, QPalette::Highlight)
                             : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }

    void paintRail(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
    {
        const TimelineEntry &entry = m_model.at(index.row());
        const QRect logical(option.rect.left() + (Rail - Node) / 2, option.rect.top() + Padding - 2, Node, Node);
        const QRect node = QStyle::visualRect(option.direction, option.rect, logical);
        const int x = node.center().x();
        painter.setPen(QPen(Theme::color(Theme::Role::Border, option.palette), 1.5));
        if (index.row() > 0)
            painter.drawLine(x, option.rect.top(), x, node.top());
        if (index.row() + 1 < m_model.rowCount())
            painter.drawLine(x, node.bottom() + 1, x, option.rect.bottom() + 1);
        const Theme::Role role = entry.highlighted ? Theme::Role::Accent : Theme::Role::Muted;
        painter.setPen(entry.highlighted ? QPen(Theme::color(role, option.palette), 1.5) : QPen(Qt::NoPen));
        painter.setBrush(Theme::tint(role, option.palette));
        painter.drawEllipse(QRectF(node).adjusted(1, 1, -1, -1));
        Icons::get(entry.iconName, role).paint(&painter, node.adjusted(5, 5, -5, -5));
    }

    const TimelineModel &m_model;
    QListView *m_view;
};

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QListView(parent)
    , m_model(new TimelineModel(this))
{
    setModel(m_model);
    setItemDelegate(new TimelineDelegate(*m_model, this));
    setAccessibleName(tr("Timeline"));
    setFrameShape(NoFrame);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust); // entries wrap anew at each width
    setLayoutMode(Batched);
    setBatchSize(200);
    setEmptyText(tr("Nothing has happened yet."));
    connect(this, &QListView::activated, this, [this](const QModelIndex &index) {
        if (const QString id = m_model->at(index.row()).id; !id.isEmpty())
            emit entryActivated(id);
    });
}

void TimelineView::setEntries(const QList<TimelineEntry> &entries)
{
    m_model->setEntries(entries);
    setAccessibleDescription(entries.isEmpty() ? m_emptyText : QString());
}

void TimelineView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

QString TimelineView::selectedText() const
{
    QList<int> rows;
    const QModelIndexList selected = selectionModel()->selectedIndexes();
    for (const QModelIndex &index : selected)
        rows.append(index.row());
    std::ranges::sort(rows);
    for (int row = 0; selected.isEmpty() && row < m_model->rowCount(); ++row)
        rows.append(row);
    QStringList lines;
    for (const int row : rows)
        lines.append(m_model->line(row, u"\t"_s));
    return lines.join(u'\n');
}

void TimelineView::copySelection()
{
    QGuiApplication::clipboard()->setText(selectedText());
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_model->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(12, 12, -12, -12),
                     int(Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap), m_emptyText);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    event->matches(QKeySequence::Copy) ? copySelection() : QListView::keyPressEvent(event);
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(Icons::get(u"edit-copy"_s), tr("Copy"), QKeySequence(QKeySequence::Copy), this,
                                    &TimelineView::copySelection);
    copy->setEnabled(m_model->rowCount() > 0);
    menu->popup(event->globalPos());
}

void TimelineView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        scheduleDelayedItemsLayout();
}
