// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/cardpage.h"

#include "ui/access/card.h"
#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace {

constexpr int IconSize = 56;
constexpr int FirstWidth = 400;

QLabel *centredLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

}

CardPage::CardPage(QWidget *parent)
    : QWidget(parent)
    , m_card(new Card)
    , m_icon(new IconLabel(IconSize))
    , m_title(centredLabel())
    , m_sentence(centredLabel())
    , m_body(new QVBoxLayout)
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    setCardWidth(FirstWidth);

    auto *column = new QVBoxLayout(m_card);
    column->setContentsMargins(32, 28, 32, 28);
    column->setSpacing(6);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(14);
    column->addLayout(m_body);

    // A low window scrolls instead of squeezing the card.
    auto *middle = new QWidget;
    auto *row = new QHBoxLayout; // not an alignment: the height must be asked for at the width of the card
    row->addStretch(1);
    row->addWidget(m_card);
    row->addStretch(1);
    auto *around = new QVBoxLayout(middle);
    around->setContentsMargins(16, 16, 16, 16);
    around->addStretch(2);
    around->addLayout(row);
    around->addStretch(3);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(middle);
    scroll->viewport()->setAutoFillBackground(false);
    middle->setAutoFillBackground(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
}

void CardPage::setHeader(const QString &iconName, const QString &title, const QString &sentence)
{
    m_icon->setIcon(Icons::get(iconName));
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    setAccessibleName(title);
}

void CardPage::setCardWidth(int width)
{
    m_card->setFixedWidth(width);
}
