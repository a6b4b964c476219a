// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filterchip.h"

#include "ui/common/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Padding = 11;
constexpr int Side = 20; // of the cross or the arrow
constexpr int MaximumTextWidth = 280;
constexpr int MinimumWidth = 120;

}

FilterChip::FilterChip(const QString &title, Kind kind, QWidget *parent)
    : QPushButton(parent)
    , m_title(title)
    , m_kind(kind)
    , m_clear(new QToolButton)
{
    setAutoDefault(false);
    setCheckable(kind == Kind::Toggle);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_clear->setAutoRaise(true);
    m_clear->setIcon(Icons::get(u"window-close"_s));
    m_clear->setIconSize({10, 10});
    m_clear->setFixedSize(18, 18);
    m_clear->setFocusPolicy(Qt::NoFocus);
    m_clear->setToolTip(tr("Remove"));
    m_clear->setAccessibleName(tr("Remove %1").arg(title));
    connect(m_clear, &QToolButton::clicked, this, &FilterChip::clearRequested);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 4, 0);
    row->addWidget(m_clear, 0, Qt::AlignTrailing | Qt::AlignVCenter);
    setActive(false);
}

void FilterChip::setActive(bool active, const QString &value)
{
    m_active = active;
    setChecked(m_kind == Kind::Toggle && active);
    setText(value.isEmpty() ? m_title : tr("%1: %2", "filter, its values").arg(m_title, value));
    setAccessibleName(text());
    setAccessibleDescription(active              ? tr("Press Delete to remove it")
                                 : isCheckable() ? QString()
                                                 : tr("Press Enter to choose"));
    setToolTip(value.isEmpty() ? QString() : text().toHtmlEscaped());
    m_clear->setVisible(active);
    updateGeometry();
    update();
}

int FilterChip::sideWidth() const
{
    return m_active || m_kind == Kind::Choices ? Side : Padding;
}

QSize FilterChip::sizeHint() const
{
    const int text = qMin(MaximumTextWidth, fontMetrics().horizontalAdvance(this->text()) + 1);
    return {Padding + text + 4 + sideWidth(), fontMetrics().height() + 10};
}

// Where there is less room, the text is elided.
QSize FilterChip::minimumSizeHint() const
{
    return sizeHint().boundedTo({MinimumWidth, sizeHint().height()});
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const auto colour = [this](Theme::Role role) { return Theme::color(role, palette()); };
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool ring = hasFocus();
    const QColor outline = m_active || ring ? colour(Theme::Role::Accent) : colour(Theme::Role::Border);
    painter.setPen(QPen(outline, ring ? 2 : 1));
    painter.setBrush(m_active                       ? QBrush(Theme::tint(Theme::Role::Accent, palette()))
                         : underMouse() || isDown() ? palette().alternateBase()
                                                    : palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), height() / 2.0 - 1, height() / 2.0 - 1);

    const QRect logical(Padding, 0, width() - Padding - 4 - sideWidth(), height());
    const QRect line = QStyle::visualRect(layoutDirection(), rect(), logical);
    painter.setPen(m_active ? palette().color(QPalette::Text) : colour(Theme::Role::Muted));
    painter.drawText(line, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignVCenter | Qt::AlignLeading)),
                     fontMetrics().elidedText(text(), Qt::ElideRight, line.width()));
    if (!m_active && m_kind == Kind::Choices)
        Icons::get(u"pan-down"_s, Theme::Role::Muted)
            .paint(
                &painter,
                QStyle::visualRect(layoutDirection(), rect(), QRect(width() - Side - 1, (height() - 12) / 2, 12, 12)));
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return click();
    case Qt::Key_Down:
        return m_kind == Kind::Choices ? click() : QPushButton::keyPressEvent(event);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (m_active)
            emit clearRequested();
        return;
    default:
        QPushButton::keyPressEvent(event);
    }
}
