// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dateedit.h"

#include "core/base/isotime.h"
#include "ui/common/icons.h"

#include <QAction>
#include <QCalendarWidget>
#include <QKeyEvent>
#include <QScreen>

using namespace Qt::Literals::StringLiterals;

namespace {

// The locale's own, with the year in full.
QString dateFormat(const QLocale &locale)
{
    QString format = locale.dateFormat(QLocale::ShortFormat);
    return format.contains(u"yyyy"_s) ? format : format.replace(u"yy"_s, u"yyyy"_s);
}

// What is read: leading zeros may be left out.
QString typedFormat(const QLocale &locale)
{
    return dateFormat(locale).replace(u"dd"_s, u"d"_s).replace(u"MM"_s, u"M"_s);
}

QDate parseDate(const QString &typed, const QLocale &locale)
{
    const QDate date = QDate::fromString(typed, u"yyyy-M-d"_s);
    return date.isValid() ? date : locale.toDate(typed, typedFormat(locale));
}

QDateTime parseMoment(const QString &typed, const QLocale &locale)
{
    for (const QString &time : {locale.timeFormat(QLocale::ShortFormat), u"H:mm"_s, u"H:mm:ss"_s}) {
        for (const QString &date : {typedFormat(locale), u"yyyy-M-d"_s}) {
            const QDateTime moment = locale.toDateTime(typed, date + u' ' + time);
            if (moment.isValid())
                return moment;
        }
    }
    return IsoTime::parse(typed).toLocalTime();
}

}

OptionalDateEdit::OptionalDateEdit(Kind kind, QWidget *parent)
    : QLineEdit(parent)
    , m_kind(kind)
{
    QAction *open = addAction(Icons::get(u"calendar"_s, Theme::Role::Muted), QLineEdit::TrailingPosition);
    open->setToolTip(tr("Show the calendar (Alt+Down)"));
    connect(open, &QAction::triggered, this, &OptionalDateEdit::openCalendar);
    connect(this, &QLineEdit::textChanged, this, &OptionalDateEdit::read);
    connect(this, &QLineEdit::editingFinished, this, &OptionalDateEdit::finish);
}

void OptionalDateEdit::setMoment(const QDateTime &moment)
{
    setText(text(moment.toLocalTime()));
    finish();
}

void OptionalDateEdit::setDate(const QDate &date)
{
    setMoment(date.isValid() ? at(date) : QDateTime());
}

bool OptionalDateEdit::check()
{
    finish();
    return !m_wrong;
}

QDateTime OptionalDateEdit::parse(const QString &typed) const
{
    const QDate date = parseDate(typed, locale());
    if (date.isValid())
        return at(date);
    return m_kind == Kind::DateTime ? parseMoment(typed, locale()) : QDateTime();
}

QDateTime OptionalDateEdit::at(const QDate &date) const
{
    const QDateTime moment(date, m_timeOfDay);
    return moment.isValid() ? moment : date.startOfDay(); // a time that summer time skips
}

QString OptionalDateEdit::text(const QDateTime &moment) const
{
    if (!moment.isValid())
        return {};
    const QString date = locale().toString(moment.date(), dateFormat(locale()));
    if (m_kind == Kind::Date || moment == at(moment.date()))
        return date;
    const bool seconds = moment.time().second() != 0;
    const QString time = seconds ? moment.time().toString(u"HH:mm:ss"_s) : locale().toString(moment.time(), QLocale::ShortFormat);
    return date + u' ' + time;
}

QDate OptionalDateEdit::today() const
{
    return m_today.isValid() ? m_today : QDate::currentDate();
}

void OptionalDateEdit::read()
{
    const QString typed = QLineEdit::text().simplified();
    const QDateTime moment = parse(typed);
    const bool wrong = !typed.isEmpty() && !moment.isValid();
    if (!wrong)
        setProblem({});
    if (moment == m_moment && wrong == m_wrong)
        return;
    m_moment = moment;
    m_wrong = wrong;
    emit changed();
}

void OptionalDateEdit::finish()
{
    if (!m_wrong) {
        setText(text(m_moment));
        return;
    }
    const QString example = locale().toString(today(), dateFormat(locale()));
    setProblem(m_kind == Kind::Date ? tr("This is not a date. Write it like %1 or %2.").arg(example, IsoTime::toText(today()))
                                    : tr("This is not a date. Write it like %1 or %2 16:30.").arg(example, IsoTime::toText(today())));
}

void OptionalDateEdit::setProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    emit problemChanged(problem);
}

void OptionalDateEdit::keyPressEvent(QKeyEvent *event)
{
    const bool down = event->key() == Qt::Key_Down;
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (event->key() == Qt::Key_F4 || (down && event->modifiers().testFlag(Qt::AltModifier)))
        openCalendar();
    else if (plain && (down || event->key() == Qt::Key_Up))
        step(down ? -1 : 1);
    else
        QLineEdit::keyPressEvent(event);
}

void OptionalDateEdit::step(int days)
{
    if (m_wrong || isReadOnly())
        return;
    setMoment(m_moment.isValid() ? m_moment.addDays(days) : at(today()));
}

void OptionalDateEdit::createCalendar()
{
    m_calendar = new QCalendarWidget(this);
    m_calendar->setWindowFlags(Qt::Popup);
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_calendar->setAccessibleName(tr("Calendar"));
    connect(m_calendar, &QCalendarWidget::clicked, this, &OptionalDateEdit::choose);
    connect(m_calendar, &QCalendarWidget::activated, this, &OptionalDateEdit::choose);
}

void OptionalDateEdit::openCalendar()
{
    if (isReadOnly())
        return;
    if (!m_calendar)
        createCalendar();
    m_calendar->setSelectedDate(m_moment.isValid() ? date() : today());
    QRect place(mapToGlobal(QPoint(0, height() + 2)), m_calendar->sizeHint());
    const QRect screen = this->screen()->availableGeometry();
    if (isRightToLeft())
        place.moveRight(mapToGlobal(QPoint(width(), 0)).x());
    if (place.bottom() > screen.bottom())
        place.moveBottom(mapToGlobal(QPoint(0, -3)).y());
    place.moveLeft(qBound(screen.left(), place.left(), qMax(screen.left(), screen.right() - place.width())));
    m_calendar->setGeometry(place);
    m_calendar->show();
    m_calendar->setFocus(Qt::PopupFocusReason);
}

// Another day keeps the time that was typed.
void OptionalDateEdit::choose(const QDate &date)
{
    m_calendar->hide();
    const bool timed = m_moment.isValid() && m_moment != at(this->date());
    setMoment(timed ? QDateTime(date, m_moment.time()) : at(date));
    setFocus(Qt::PopupFocusReason);
}
