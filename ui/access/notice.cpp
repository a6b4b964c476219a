// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/notice.h"

#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

Notice::Notice(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel)
    , m_text(new QLabel)
{
    m_text->setObjectName(u"noticeText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(9);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

QString Notice::text() const
{
    return m_text->text();
}

QPushButton *Notice::addButton(const QString &text)
{
    auto *button = new QPushButton(text);
    button->setAutoDefault(false);
    layout()->addWidget(button);
    return button;
}

void Notice::showRefusal(const QString &text)
{
    set(text, u"emblem-locked"_s, Theme::Role::Warning);
}

void Notice::showInfo(const QString &text)
{
    set(text, u"dialog-information"_s, Theme::Role::Info);
}

void Notice::showWarning(const QString &text)
{
    set(text, u"dialog-warning"_s, Theme::Role::Warning);
}

void Notice::showError(const QString &text)
{
    set(text, u"dialog-error"_s, Theme::Role::Danger);
}

void Notice::clear()
{
    m_text->clear();
    hide();
}

void Notice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::tint(m_role, palette()));
    painter.drawRoundedRect(rect(), 5, 5);
}

void Notice::set(const QString &text, const QString &iconName, Theme::Role role)
{
    if (text.isEmpty())
        return clear();
    m_role = role;
    m_icon->setIcon(Icons::get(iconName, role));
    const bool news = m_text->text() != text;
    m_text->setText(text);
    setAccessibleName(text);
    show();
    update();
    if (news) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}
