// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/pickerpopup.h"

#include "ui/common/icons.h"
#include "ui/common/listhighlight.h"

#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

enum ItemRole { SubtitleRole = Qt::UserRole, IconNameRole, EnabledRole };

constexpr int Padding = 8;
constexpr int IconSize = 18;
constexpr int MaximumRows = 8;

class PickerDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {200, 2 * option.fontMetrics.height() + Padding};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool highlighted = option.state.testFlag(QStyle::State_Selected);
        const bool enabled = index.data(EnabledRole).toBool();
        const QPalette::ColorGroup group = enabled ? QPalette::Active : QPalette::Disabled;
        painter->save();
        painter->setLayoutDirection(Qt::LayoutDirectionAuto); // of each text, whatever side it is on
        if (highlighted)
            painter->fillRect(option.rect, option.palette.brush(QPalette::Active, QPalette::Highlight));
        else if (option.state.testFlag(QStyle::State_MouseOver) && enabled)
            painter->fillRect(option.rect, option.palette.brush(QPalette::Active, QPalette::AlternateBase));

        const QRect logical(option.rect.left() + Padding, option.rect.center().y() - IconSize / 2, IconSize, IconSize);
        Icons::get(index.data(IconNameRole).toString())
            .paint(painter, QStyle::visualRect(option.direction, option.rect, logical), Qt::AlignCenter,
                   !enabled          ? QIcon::Disabled
                       : highlighted ? QIcon::Selected
                                     : QIcon::Normal);

        const int half = option.fontMetrics.height();
        QRect line(option.rect.left() + 2 * Padding + IconSize, option.rect.top() + Padding / 2,
                   option.rect.width() - 3 * Padding - IconSize, half);
        const auto write = [&](const QString &text, const QColor &colour) {
            painter->setPen(colour);
            painter->drawText(QStyle::visualRect(option.direction, option.rect, line),
                              int(QStyle::visualAlignment(option.direction, Qt::AlignVCenter | Qt::AlignLeading))
                                  | Qt::TextSingleLine,
                              option.fontMetrics.elidedText(text, Qt::ElideRight, line.width()));
            line.translate(0, half);
        };
        write(index.data().toString(),
              option.palette.color(group, highlighted ? QPalette::HighlightedText : QPalette::Text));
        write(index.data(SubtitleRole).toString(), Theme::color(Theme::Role::Muted, option.palette));
        painter->restore();
    }
};

} // namespace

PickerPopup::PickerPopup(QWidget *field)
    : QFrame(field, Qt::Popup)
    , m_list(new QListWidget)
    , m_line(new QLabel)
{
    setObjectName(u"pickerPopup"_s);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(StyledPanel);
    setBackgroundRole(QPalette::Base);
    m_list->setAccessibleName(tr("Matches"));
    m_list->setItemDelegate(new PickerDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    m_line->setForegroundRole(QPalette::PlaceholderText);
    m_line->setContentsMargins(Padding, 5, Padding, 6);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_list);
    column->addWidget(m_line);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { emit clicked(m_items.at(m_list->row(item))); });
}

void PickerPopup::setResults(const QList<PickerItem> &items, const QString &message)
{
    m_items = items;
    m_list->clear();
    for (const PickerItem &item : items) {
        const QString second = item.enabled ? item.subtitle : item.disabledReason;
        auto *row = new QListWidgetItem(item.title, m_list);
        row->setData(SubtitleRole, second);
        row->setData(IconNameRole, item.iconName);
        row->setData(EnabledRole, item.enabled);
        row->setData(Qt::AccessibleTextRole, second.isEmpty() ? item.title : tr("%1, %2").arg(item.title, second));
    }
    clearHighlight();
    m_list->setVisible(!items.isEmpty());
    m_line->setText(message);
    m_line->setVisible(!message.isEmpty());
}

void PickerPopup::openAt(const QWidget *field)
{
    const int rows = int(qMin<qsizetype>(m_items.size(), MaximumRows));
    const int width = qMax(field->width(), 320);
    const int line = m_line->isHidden() ? 0 : m_line->heightForWidth(width - 2);
    m_list->setFixedHeight(rows * m_list->sizeHintForRow(0));
    QRect geometry({}, QSize(width, (rows ? m_list->height() : 0) + line + 2));
    const QRect screen = field->screen()->availableGeometry();
    geometry.moveTopLeft(
        field->mapToGlobal(QPoint(field->isRightToLeft() ? field->width() - width : 0, field->height() + 2)));
    if (geometry.bottom() > screen.bottom())
        geometry.moveBottom(field->mapToGlobal(QPoint(0, -3)).y());
    geometry.moveLeft(qBound(screen.left(), geometry.left(), qMax(screen.left(), screen.right() - width)));
    setGeometry(geometry);
    if (!isVisible())
        show();
}

void PickerPopup::moveHighlight(int rows)
{
    ListHighlight::move(*m_list, rows);
}

void PickerPopup::clearHighlight()
{
    m_list->setCurrentRow(-1);
}

const PickerItem *PickerPopup::highlighted() const
{
    const int row = m_list->currentRow();
    return isVisible() && row >= 0 ? &m_items.at(row) : nullptr;
}
