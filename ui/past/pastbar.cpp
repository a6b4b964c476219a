// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/past/pastbar.h"

#include "ui/access/notice.h"
#include "ui/common/momenttext.h"
#include "ui/past/pastmoment.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

PastBar::PastBar(PastMoment &past, QWidget *parent)
    : QWidget(parent)
    , m_past(past)
    , m_notice(new Notice)
{
    setObjectName(u"pastBar"_s);
    QPushButton *back = m_notice->addButton(tr("Back to now"));
    back->setObjectName(u"backToNow"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 12, 0);
    column->addWidget(m_notice);
    connect(back, &QPushButton::clicked, &past, &PastMoment::leave);
    connect(&past, &PastMoment::changed, this, &PastBar::showState);
    showState();
}

void PastBar::showState()
{
    if (m_past.isPast())
        m_notice->showWarning(tr("As it was on %1. Read-only.").arg(MomentText::written(m_past.moment())));
    setVisible(m_past.isPast());
}
