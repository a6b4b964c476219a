// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/momenttext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(MomentText)
};

// The short format of some locales has seconds, which tell nobody anything here.
QString timeFormat(const QLocale &locale)
{
    QString format = locale.timeFormat(QLocale::ShortFormat);
    return format.remove(u":ss"_s).remove(u".ss"_s);
}

}

namespace MomentText {

QString date(const QDate &date)
{
    return QLocale().toString(date, QLocale::ShortFormat);
}

QString moment(const QDateTime &moment)
{
    if (!moment.isValid())
        return {};
    const QDateTime local = moment.toLocalTime();
    const QTime lastMinute(23, 59);
    if (local.time() >= lastMinute)
        return date(local.date());
    return date(local.date()) + u' ' + QLocale().toString(local.time(), timeFormat(QLocale()));
}

QString written(const QDateTime &moment)
{
    const QDateTime local = moment.toLocalTime();
    const QLocale locale;
    return Tr::tr("%1, %2", "date, time")
        .arg(locale.toString(local.date(), QLocale::LongFormat), locale.toString(local.time(), timeFormat(locale)));
}

QString relative(const QDateTime &moment, const QDateTime &now)
{
    const int days = int(now.toLocalTime().date().daysTo(moment.toLocalTime().date()));
    if (days == 0)
        return Tr::tr("today");
    if (days == 1)
        return Tr::tr("tomorrow");
    if (days == -1)
        return Tr::tr("yesterday");
    return days > 0 ? Tr::tr("in %n day(s)", nullptr, days) : Tr::tr("%n day(s) ago", nullptr, -days);
}

}
