// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chip.h"

#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

Chip::Chip(const QString &text, const QString &iconName, QWidget *parent)
    : QFrame(parent)
    , m_label(new QLabel(text))
    , m_remove(new QToolButton)
{
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(text);
    setAccessibleDescription(tr("Press Delete to remove it"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_label->setTextFormat(Qt::PlainText);
    m_remove->setAutoRaise(true);
    m_remove->setIcon(Icons::get(u"window-close"_s));
    m_remove->setIconSize({10, 10});
    m_remove->setFixedSize(18, 18);
    m_remove->setFocusPolicy(Qt::NoFocus);
    m_remove->setToolTip(tr("Remove"));
    m_remove->setAccessibleName(tr("Remove %1").arg(text));
    connect(m_remove, &QToolButton::clicked, this, &Chip::removeRequested);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(3, 2, 3, 2);
    row->setSpacing(5);
    row->addSpacing(5);
    if (!iconName.isEmpty()) {
        auto *icon = new IconLabel(14);
        icon->setIcon(Icons::get(iconName, Theme::Role::Accent));
        row->addWidget(icon);
    }
    row->addWidget(m_label);
    row->addWidget(m_remove);
}

QString Chip::text() const
{
    return m_label->text();
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Theme::tint(Theme::Role::Accent, palette()));
    painter.setPen(hasFocus() ? QPen(Theme::color(Theme::Role::Accent, palette()), 2) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), height() / 2.0 - 1, height() / 2.0 - 1);
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        emit removeRequested();
    else
        QFrame::keyPressEvent(event);
}
