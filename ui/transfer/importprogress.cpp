// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importprogress.h"

#include "ui/common/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int barSteps = 1000;
constexpr int widest = 560;
}

ImportProgress::ImportProgress(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_bar(new QProgressBar)
    , m_detail(new QLabel)
{
    for (QLabel *label : {m_title, m_detail})
        label->setTextFormat(Qt::PlainText);
    m_bar->setObjectName(u"importProgress"_s);
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setMaximumWidth(widest);
    m_detail->setFont(Theme::tabularDigits(font()));
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout;
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_bar);
    column->addWidget(m_detail);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(column, 4);
    row->addStretch(1);
}

void ImportProgress::start(const QString &title, qint64 total, Pace::Unit unit)
{
    m_title->setText(title);
    m_bar->setAccessibleName(title);
    m_total = total;
    m_unit = unit;
    m_isCancelling = false;
    m_pace.start(total, unit);
    setShare(0);
}

void ImportProgress::setCancelling()
{
    m_isCancelling = true;
    m_detail->setText(tr("Taking everything back…"));
}

void ImportProgress::setShare(double share)
{
    m_bar->setValue(int(share * barSteps));
    if (m_isCancelling)
        return;
    const QString pace = m_pace.text(share);
    m_detail->setText(pace.isEmpty() ? done(share) : done(share) + u" · "_s + pace);
}

QString ImportProgress::done(double share) const
{
    const qint64 part = qRound64(double(m_total) * share);
    return m_unit == Pace::Unit::Bytes
        ? tr("%1 of %2", "bytes").arg(locale().formattedDataSize(part), locale().formattedDataSize(m_total))
        : tr("%1 of %2 rows").arg(locale().toString(part), locale().toString(m_total));
}
