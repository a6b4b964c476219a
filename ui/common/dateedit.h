// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLineEdit>

class QCalendarWidget;
class QFrame;

// A date, or a moment, that may be left empty. Takes the locale's own way to write it, always with a year of four
// digits, and ISO 8601; a calendar drops down with Alt+Down, Up and Down step by a day. It never guesses: what it
// cannot read is a problem().
class OptionalDateEdit final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OptionalDateEdit)
    Q_PROPERTY(QDateTime moment READ moment WRITE setMoment NOTIFY changed USER true)

public:
    enum class Kind {
        Date, // a day
        DateTime // a day, with a time where it matters
    };

    explicit OptionalDateEdit(Kind kind = Kind::Date, QWidget *parent = nullptr);

    // Local time; invalid when it is empty or wrong.
    QDateTime moment() const { return m_moment; }
    QDate date() const { return moment().date(); }
    void setMoment(const QDateTime &moment);
    void setDate(const QDate &date);

    // The time that a day alone stands for, and that is not written out; the first moment of the day by default.
    void setTimeOfDay(const QTime &time) { m_timeOfDay = time; }
    // Where the calendar opens and the steps begin; the system's date by default.
    void setToday(const QDate &today) { m_today = today; }

    // Whether something is typed that is no date.
    bool isWrong() const { return m_wrong; }
    // The sentence about it, once the person has finished typing, or after check(); otherwise empty.
    QString problem() const { return m_problem; }
    // As if the person had finished: true unless it is wrong.
    bool check();

signals:
    void changed(); // the value, or that it is wrong
    void problemChanged(const QString &problem); // fits FormField::setError

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QDateTime parse(const QString &typed) const;
    QDateTime at(const QDate &date) const;
    QString written(const QDateTime &moment) const;
    QDate today() const;
    void read();
    void finish();
    void setProblem(const QString &problem);
    void step(int days);
    void createCalendar();
    void openCalendar();
    void choose(const QDate &date);

    const Kind m_kind;
    QDateTime m_moment;
    QTime m_timeOfDay {0, 0};
    QDate m_today;
    QString m_problem;
    QFrame *m_popup = nullptr;
    QCalendarWidget *m_calendar = nullptr;
    bool m_wrong = false;
};
