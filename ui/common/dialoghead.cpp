// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dialoghead.h"

#include "ui/common/iconlabel.h"
#include "ui/common/labels.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int iconSize = 32;

QLabel *selectable(const QString &text, const QString &name)
{
    auto *label = Labels::plain(text);
    label->setObjectName(name);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}

DialogHead::DialogHead(const QIcon &icon, const QString &title, const QString &sentence, QWidget *parent)
    : QWidget(parent)
{
    auto *picture = new IconLabel(iconSize);
    picture->setIcon(icon);
    QLabel *first = selectable(title, u"headTitle"_s);
    QFont font = first->font();
    font.setWeight(QFont::DemiBold);
    first->setFont(font);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(first);
    texts->addWidget(selectable(sentence, u"headSentence"_s));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
}
