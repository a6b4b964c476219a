// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingscard.h"

#include "ui/access/card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace {

constexpr int CaptionWidth = 230;

}

SettingsCard::SettingsCard(const QString &title, const QString &sentence, QWidget *parent)
    : QWidget(parent)
{
    auto *caption = new QLabel(title);
    caption->setTextFormat(Qt::PlainText);
    QFont bold = caption->font();
    bold.setWeight(QFont::DemiBold);
    caption->setFont(bold);
    auto *explanation = new QLabel(sentence);
    explanation->setTextFormat(Qt::PlainText);
    explanation->setWordWrap(true);
    explanation->setForegroundRole(QPalette::PlaceholderText);
    auto *texts = new QVBoxLayout;
    texts->setContentsMargins(0, 14, 0, 0);
    texts->setSpacing(4);
    texts->addWidget(caption);
    texts->addWidget(explanation);
    texts->addStretch(1);
    auto *side = new QWidget;
    side->setLayout(texts);
    side->setFixedWidth(CaptionWidth);

    auto *card = new Card;
    m_body = new QVBoxLayout(card);
    m_body->setContentsMargins(18, 14, 18, 14);
    m_body->setSpacing(8);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addWidget(side);
    row->addWidget(card, 1);
}
