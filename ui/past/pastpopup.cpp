// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/past/pastpopup.h"

#include "ui/common/dateedit.h"
#include "ui/common/formfield.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

PastPopup::PastPopup(const QDateTime &shown, const QDateTime &now, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_now(now)
    , m_moment(new OptionalDateEdit(OptionalDateEdit::Kind::DateTime))
{
    constexpr int width = 340;
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"pastPopup"_s);
    setFrameShape(QFrame::StyledPanel);
    setFixedWidth(width);
    m_moment->setObjectName(u"pastMoment"_s);
    m_moment->setToday(now.toLocalTime().date());
    m_moment->setMoment(shown);
    m_field = new FormField(tr("Show the tables &as they were on"), m_moment);
    m_field->setHint(tr("A day, or a day and a time. A day alone: as it began."));
    connect(m_moment, &OptionalDateEdit::problemChanged, m_field, &FormField::setError);
    connect(m_moment, &QLineEdit::returnPressed, this, &PastPopup::accept);
    auto *show = new QPushButton(tr("&Show"));
    show->setObjectName(u"showPast"_s);
    show->setDefault(true);
    connect(show, &QPushButton::clicked, this, &PastPopup::accept);
    auto *row = new QHBoxLayout;
    if (shown.isValid()) {
        auto *back = new QPushButton(tr("&Back to now"));
        connect(back, &QPushButton::clicked, this, [this] {
            close();
            emit backRequested();
        });
        row->addWidget(back);
    }
    row->addStretch();
    row->addWidget(show);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(10);
    column->addWidget(m_field);
    column->addWidget(createShortcuts());
    column->addLayout(row);
}

// Fill the field, to be changed or taken.
QWidget *PastPopup::createShortcuts()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    const QDate today = m_now.toLocalTime().date();
    const std::pair<QString, QDate> days[] {{tr("Yesterday"), today.addDays(-1)},
                                            {tr("A month ago"), today.addMonths(-1)},
                                            {tr("A year ago"), today.addYears(-1)}};
    for (const auto &[text, day] : days) {
        auto *button = new QPushButton(text);
        button->setFlat(true);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, m_moment, [this, date = day] {
            m_moment->setDate(date);
            m_moment->setFocus();
        });
        row->addWidget(button);
    }
    row->addStretch();
    return box;
}

void PastPopup::accept()
{
    if (!m_moment->check())
        return;
    const QDateTime moment = m_moment->moment();
    if (!moment.isValid())
        return m_field->setError(tr("Write a day, such as %1.").arg(m_now.toLocalTime().date().toString(Qt::ISODate)));
    if (moment > m_now)
        return m_field->setError(tr("This moment has not come yet."));
    close();
    emit chosen(moment.toUTC());
}

void PastPopup::openAt(const QWidget *anchor)
{
    adjustSize();
    const QRect screen = anchor->screen()->availableGeometry();
    QRect place({}, size());
    place.moveTopLeft(
        anchor->mapToGlobal(QPoint(anchor->isRightToLeft() ? anchor->width() - width() : 0, anchor->height() + 2)));
    if (place.bottom() > anchor->window()->geometry().bottom())
        place.moveBottom(anchor->mapToGlobal(QPoint(0, -3)).y());
    const int rightmost = std::min(screen.right(), anchor->window()->geometry().right()) - width();
    place.moveLeft(qBound(screen.left(), place.left(), std::max(screen.left(), rightmost)));
    move(place.topLeft());
    show();
    m_moment->setFocus(Qt::PopupFocusReason);
    m_moment->selectAll();
}
