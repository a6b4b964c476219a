// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/pastedbar.h"

#include "ui/access/notice.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

PastedBar::PastedBar(QWidget *parent)
    : QWidget(parent)
    , m_notice(new Notice)
    , m_copy(m_notice->addButton(tr("Copy those not found")))
{
    m_notice->setObjectName(u"pastedKeys"_s);
    m_copy->setObjectName(u"copyMissing"_s);
    QPushButton *clear = m_notice->addButton(tr("Clear"));
    clear->setObjectName(u"clearPasted"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 12, 0);
    column->addWidget(m_notice);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_missing.join(u'\n')); });
    connect(clear, &QPushButton::clicked, this, &PastedBar::cleared);
    hide();
}

void PastedBar::tell(qsizetype found, const QStringList &missing)
{
    constexpr int named = 10;
    m_missing = missing;
    const int all = int(found + missing.size());
    QString text = tr("%1 of %n pasted line(s) found.", nullptr, all).arg(locale().toString(found));
    if (!missing.isEmpty())
        text += u' ' + tr("Not found: %1").arg(missing.first(qMin<qsizetype>(named, missing.size())).join(u", "_s));
    if (missing.size() > named)
        text += u' ' + tr("and %n more", nullptr, int(missing.size()) - named);
    m_copy->setVisible(!missing.isEmpty());
    missing.isEmpty() ? m_notice->showInfo(text) : m_notice->showWarning(text);
    show();
}
