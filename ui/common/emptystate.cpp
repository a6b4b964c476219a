// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emptystate.h"

#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(40))
    , m_title(new QLabel)
    , m_sentence(new QLabel)
    , m_action(new QPushButton)
{
    QFont bold = font();
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_sentence->setWordWrap(true);
    m_sentence->setMaximumWidth(420);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_action->setAutoDefault(false);
    for (QLabel *label : {m_title, m_sentence}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
    }
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);

    auto *sentence = new QHBoxLayout; // a box knows the height of wrapped text only without an alignment
    sentence->addStretch(1);
    sentence->addWidget(m_sentence, 100);
    sentence->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addLayout(sentence);
    column->addSpacing(6);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

void EmptyState::setContent(const QString &iconName, const QString &title, const QString &sentence,
                            const QString &actionText)
{
    m_icon->setIcon(Icons::get(iconName, Theme::Role::Muted));
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

QString EmptyState::title() const
{
    return m_title->text();
}
