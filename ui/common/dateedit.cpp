// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dateedit.h"

#include "core/base/isotime.h"
#include "ui/common/icons.h"

#include <QAction>
#include <QCalendarWidget>
#include <QKeyEvent>
#include <QScreen>
#include <QTextCharFormat>
#include <QToolButton>
#include <QVBoxLayout>

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
    QString format = dateFormat(locale).replace(u"dd"_s, u"d"_s);
    return format.contains(u"MMM"_s) ? format : format.replace(u"MM"_s, u"M"_s);
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

// Our colours and arrows instead of the widget's own.
void dress(QCalendarWidget *calendar)
{
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    QTextCharFormat weekend;
    weekend.setForeground(Theme::color(Theme::Role::Muted));
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        calendar->setWeekdayTextFormat(day, weekend);
    const auto arrow = [calendar](const QString &name, Qt::ArrowType type) {
        if (auto *button = calendar->findChild<QToolButton *>(name)) {
            button->setIcon({});
            button->setArrowType(type);
        }
    };
    const bool leftwards = calendar->isRightToLeft();
    arrow(u"qt_calendar_prevmonth"_s, leftwards ? Qt::RightArrow : Qt::LeftArrow);
    arrow(u"qt_calendar_nextmonth"_s, leftwards ? Qt::LeftArrow : Qt::RightArrow);
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
    setText(written(moment.toLocalTime()));
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

QString OptionalDateEdit::written(const QDateTime &moment) const
{
    if (!moment.isValid())
        return {};
    const QString date = locale().toString(moment.date(), dateFormat(locale()));
    if (m_kind == Kind::Date || moment == at(moment.date()))
        return date;
    const QString text = date + u' ' + locale().toString(moment.time(), QLocale::ShortFormat);
    return parse(text) == moment ? text : moment.toString(u"yyyy-MM-dd HH:mm:ss"_s); // with seconds, or hard to read
}

QDate OptionalDateEdit::today() const
{
    return m_today.isValid() ? m_today : QDate::currentDate();
}

void OptionalDateEdit::read()
{
    const QString typed = text().simplified();
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
        setText(written(m_moment));
        return;
    }
    QString example = locale().toString(today(), dateFormat(locale()));
    if (m_kind == Kind::DateTime)
        example += u' ' + locale().toString(QTime(16, 30), QLocale::ShortFormat);
    setProblem(tr("Not a date. Write it like %1.").arg(example));
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
    m_popup = new QFrame(this, Qt::Popup);
    m_popup->setFrameShape(QFrame::StyledPanel);
    m_calendar = new QCalendarWidget;
    m_calendar->setAccessibleName(tr("Calendar"));
    auto *layout = new QVBoxLayout(m_popup);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(m_calendar);
    connect(m_calendar, &QCalendarWidget::clicked, this, &OptionalDateEdit::choose);
    connect(m_calendar, &QCalendarWidget::activated, this, &OptionalDateEdit::choose);
}

void OptionalDateEdit::openCalendar()
{
    if (isReadOnly())
        return;
    if (!m_calendar)
        createCalendar();
    dress(m_calendar);
    m_calendar->setSelectedDate(m_moment.isValid() ? date() : today());
    QRect place(mapToGlobal(QPoint(0, height() + 2)), m_popup->sizeHint());
    const QRect screen = this->screen()->availableGeometry();
    if (isRightToLeft())
        place.moveRight(mapToGlobal(QPoint(width(), 0)).x());
    if (place.bottom() > screen.bottom())
        place.moveBottom(mapToGlobal(QPoint(0, -3)).y());
    place.moveLeft(qBound(screen.left(), place.left(), qMax(screen.left(), screen.right() - place.width())));
    m_popup->setGeometry(place);
    m_popup->show();
    m_calendar->setFocus(Qt::PopupFocusReason);
}

// Another day keeps the time that was typed.
void OptionalDateEdit::choose(const QDate &date)
{
    m_popup->hide();
    const bool timed = m_moment.isValid() && m_moment != at(this->date());
    setMoment(timed ? QDateTime(date, m_moment.time()) : at(date));
    setFocus(Qt::PopupFocusReason);
}
