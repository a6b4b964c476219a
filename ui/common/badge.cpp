// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/badge.h"

#include "ui/common/icons.h"

#include <QPainter>
#include <QStyle>

namespace {

constexpr int Padding = 7;
constexpr int IconSize = 14;
constexpr int Gap = 4;

} // namespace

Badge::Badge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

Badge::Badge(const QString &text, const QString &iconName, Theme::Role role, QWidget *parent)
    : Badge(parent)
{
    set(text, iconName, role);
}

void Badge::set(const QString &text, const QString &iconName, Theme::Role role)
{
    m_text = text;
    m_iconName = iconName;
    m_role = role;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return size(m_text, !m_iconName.isEmpty(), font());
}

QSize Badge::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), 2 * Padding + IconSize), sizeHint().height()};
}

QSize Badge::size(const QString &text, bool icon, const QFont &font)
{
    const QFontMetrics metrics(font);
    const int height = metrics.height() + 4;
    const int width = 2 * Padding + metrics.horizontalAdvance(text) + (icon ? IconSize + Gap : 0);
    return {qMax(width, height), height};
}

void Badge::paint(QPainter &painter, const QRect &rect, const QString &text, const QString &iconName, Theme::Role role,
                  const QFont &font, const QPalette &palette, Qt::LayoutDirection direction)
{
    const QSize wanted = size(text, !iconName.isEmpty(), font).boundedTo(rect.size());
    QRect pill = QStyle::alignedRect(direction, Qt::AlignVCenter | Qt::AlignLeading, wanted, rect);
    const QColor colour = Theme::color(role, palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::tint(role, palette));
    const qreal radius = pill.height() / 2.0;
    painter.drawRoundedRect(pill, radius, radius);
    pill.adjust(Padding, 0, -Padding, 0);
    if (!iconName.isEmpty()) {
        const QRect icon = QStyle::alignedRect(direction, Qt::AlignVCenter | Qt::AlignLeading, {IconSize, IconSize},
                                               pill);
        Icons::get(iconName, colour).paint(&painter, icon);
        (direction == Qt::RightToLeft) ? pill.setRight(icon.left() - Gap) : pill.setLeft(icon.right() + Gap);
    }
    painter.setPen(colour);
    painter.setFont(font);
    painter.drawText(pill, int(Qt::AlignCenter | Qt::TextSingleLine),
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, pill.width() + 1));
    painter.restore();
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_text, m_iconName, m_role, font(), palette(), layoutDirection());
}
